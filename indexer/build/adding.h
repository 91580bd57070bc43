// SPDX-License-Identifier: GPL-3.0-or-later
// Adding articles to an archive that exists. Used by add_sources.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/build/archive_writer_state.h"
#include "indexer/build/record_judge.h"

namespace warta {

// Works through Xapian's public API: workers make Xapian documents, one thread writes and commits them.
class Adding {
 public:
  Adding(const std::string& path, const WriterOptions& options)
      : writer_(path, options), state_(writer_state(writer_)) {}

  void prepare_batch(Batch& batch, std::size_t worker) const;
  void write_batch(const Batch& batch);
  // Changes a value of the archive's metadata, if it is another one.
  void set_metadata(std::string_view key, const std::string& value) { state_.set_metadata(key, value); }
  void remove(const std::vector<Xapian::docid>& articles);
  // Commits pending changes.
  void finish();
  // Compacts the archive when compaction is due (compaction.h). Must be the last call.
  void compact_if_due(AddReport& report);

 private:
  ArchiveWriter writer_;
  ArchiveWriter::State& state_;
};

}  // namespace warta
