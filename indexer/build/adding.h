// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/build/archive_writer_state.h"
#include "indexer/build/record_judge.h"

namespace warta {

// Adds to an archive through Xapian's public API: workers make Xapian documents, one thread writes them and
// commits as it goes.
class Adding {
 public:
  Adding(const std::string& path, const WriterOptions& options)
      : writer_(path, options), state_(writer_state(writer_)) {}

  void prepare_batch(Batch& batch, std::size_t worker) const;
  void write_batch(const Batch& batch);
  void remove(const std::vector<Xapian::docid>& articles);
  // Commits what is not.
  void finish();
  // Compacts the archive when it has grown beyond what its articles need (compaction.h). The last that may be
  // done.
  void compact_if_due(AddReport& report);

 private:
  ArchiveWriter writer_;
  ArchiveWriter::State& state_;
};

}  // namespace warta
