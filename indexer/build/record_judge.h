// SPDX-License-Identifier: GPL-3.0-or-later
// Between reading and writing: compares each record with the archive and with the records before it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/archive/source_roots.h"
#include "util/content_hash.h"
#include "warta/article.h"
#include "warta/language.h"
#include "warta/reader.h"

namespace warta {

// A record on its way: read and judged by the record judge, prepared by a worker, then written.
struct Record {
  enum class Fate { rejected, unchanged, added, updated };
  Fate fate = Fate::rejected;
  ReadIssue issue;
  Article article;        // its origin has the stored path (source_roots.h)
  std::string read_from;  // the path of its origin as named for this run, for messages
  std::string id;
  ContentHash hash;
  Xapian::docid docid = 0;  // in the archive; 0: a new article for an archive that exists
  Xapian::Document document;
};

struct Batch {
  std::vector<Record> records;
  std::uint64_t bytes_read = 0;
  std::uint64_t files_skipped = 0;
  std::map<std::string, std::uint64_t> skipped_endings;
  std::map<std::string, std::uint64_t> skipped_kinds;
};

// Bytes of text in the articles of a batch.
[[nodiscard]] std::size_t text_bytes(const Batch& batch);

// Appends the records of `more`, which was read after `batch`.
void append(Batch& batch, Batch&& more);

// Reads records and decides, in source order, what happens to each.
class RecordJudge {
 public:
  // For the archive at `path`, which exists. `roots` knows the sources of this run.
  RecordJudge(const std::string& path, ArticleReader& reader, SourceRoots roots);
  // For a new archive: every article is added, with the next document id from 1.
  explicit RecordJudge(ArticleReader& reader, SourceRoots roots = {});

  // Empty at the end of the sources. The last batch has no records: it carries the final counts.
  std::optional<Batch> next_batch();

  // The earlier captures, by docid, of pages that this run has captured later: to be removed at its end.
  [[nodiscard]] const std::vector<Xapian::docid>& replaced_captures() const { return replaced_; }

  // The articles of the archive, by docid, that were read from a file inside one of the directories of
  // `sources`, if that file is gone and no record of this run has their id. With `at_most_half`, none of a
  // directory that has lost more than half of its articles: such a directory is named in `refused`.
  [[nodiscard]] std::vector<Xapian::docid> articles_without_file(const std::vector<std::string>& sources,
                                                                 bool at_most_half,
                                                                 std::vector<Bilingual>& refused);

 private:
  struct Seen {
    ContentHash hash;
    std::uint32_t line;
    std::uint32_t path;     // index in paths_
    Xapian::docid docid;    // 0: not known
    std::int64_t captured;  // seconds since 1970; 0: not a capture
  };
  struct Known {
    Xapian::docid docid = 0;
    ContentHash hash;
  };

  void judge(Record& record);
  void note_what_it_replaces(Record& record);
  void judge_again(Record& record, Seen& seen);
  void name_origin(Record& record);
  [[nodiscard]] std::uint32_t path_number(const SourceLocation& origin);
  [[nodiscard]] std::string place_of(const Seen& seen) const;
  Known find(const std::string& id);

  std::string path_;
  ArticleReader& reader_;
  SourceRoots roots_;
  std::string last_read_, last_stored_;      // a path and its stored form: most files have many records
  std::optional<Xapian::Database> archive_;  // empty: a new archive
  Xapian::docid last_docid_ = 0;
  bool ended_ = false;
  std::unordered_map<std::uint64_t, Seen> seen_;  // by hash of the id: 48 bytes an article
  std::vector<Xapian::docid> replaced_;
  std::vector<std::string> paths_;  // of the files read, for messages
  std::string noted_path_;          // the file that note_what_it_replaces() has warned about
};

}  // namespace warta
