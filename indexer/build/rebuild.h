// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/build/indexing_run.h"
#include "warta/archive_tools.h"
#include "warta/archive_writer.h"

namespace warta {

// The originals that archives hold, as if they were read for the first time: those of one archive in the
// order they came in, of several one of each in turn. Of `parts` equal parts, dealt out in turn, only the one
// numbered `part`.
class StoredRecords {
 public:
  explicit StoredRecords(const std::vector<std::string>& paths, std::size_t part = 0, std::size_t parts = 1);

  // Throws Error: archive_corrupt (an article that cannot be read), invalid_argument (two articles have one
  // id).
  std::optional<Batch> next_batch();

 private:
  struct Source {
    std::string path;
    Xapian::Database database;
    Xapian::PostingIterator next;
  };
  Record record_of(std::size_t source);
  void require_new(const std::string& id, std::size_t source) const;

  std::vector<Source> sources_;
  std::size_t part_, parts_;
  std::size_t turn_ = 0;  // source
  std::size_t seen_ = 0;
  Xapian::docid last_docid_ = 0;
};

// What an archive was made with, changed as asked.
[[nodiscard]] AddOptions options_like(const Xapian::Database& database, const ReindexOptions& options);

// Makes an archive at `database`, which is not there, out of what `source` has.
AddReport build_anew(StoredRecords& source, const std::string& database, const std::string& created,
                     const AddOptions& options);

}  // namespace warta
