// SPDX-License-Identifier: GPL-3.0-or-later
// Making an archive from the originals that other archives store. Used by reindexing, splitting and merging.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/build/indexing_run.h"
#include "warta/archive_tools.h"
#include "warta/archive_writer.h"

namespace warta {

// The stored originals of archives, as if they were read for the first time: those of one archive in docid
// order, those of several alternately. With `parts`, only every `parts`-th article, beginning with number
// `part`.
class StoredRecords {
 public:
  explicit StoredRecords(const std::vector<std::string>& paths, std::size_t part = 0, std::size_t parts = 1);

  // Throws Error: archive_corrupt (an article that cannot be read), invalid_argument (two articles with the
  // same id).
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
  std::size_t turn_ = 0;  // of `sources_`
  std::size_t seen_ = 0;
  Xapian::docid last_docid_ = 0;
};

// The options an archive was made with, changed by `options`.
[[nodiscard]] AddOptions options_like(const Xapian::Database& database, const ReindexOptions& options);

// The metadata that a rebuilt archive takes over, by key.
using KeptMetadata = std::map<std::string_view, std::string>;
[[nodiscard]] KeptMetadata kept_metadata(const Xapian::Database& database);

// Makes an archive at `database`, which must be absent, from the articles of `source`.
AddReport build_from(StoredRecords& source, const std::string& database, const KeptMetadata& kept,
                     const AddOptions& options);

}  // namespace warta
