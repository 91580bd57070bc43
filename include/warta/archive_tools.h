// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "warta/analyzer.h"
#include "warta/archive_writer.h"
#include "warta/article.h"

// What one does with a whole archive besides adding to it and searching it.
#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// What remove_articles did.
struct RemoveReport {
  std::uint64_t removed = 0;
  std::vector<std::string> missing;  // the ids that were not there, in the order given
  bool compacted = false;            // see AddReport
  std::string compaction_failure;
};

// Takes the articles with these ids out of the archive, all in one commit, and compacts it when that saves
// much. An archive may be thinned out with any analyzer. Throws Error: io, invalid_argument, archive_locked,
// archive_version, archive_corrupt.
RemoveReport remove_articles(const std::string& path, const std::vector<std::string>& ids,
                             std::chrono::seconds lock_timeout = std::chrono::seconds{0});

// What is in an archive, counted.
struct ArchiveStats {
  std::uint64_t articles = 0;
  std::uint64_t dated = 0;          // articles with a date
  std::string first_day, last_day;  // `2023-09-17`, in Asia/Jakarta; empty without dated articles
  std::uint64_t words = 0;          // of all stories
  std::uint64_t longest_words = 0;  // of the longest story
  std::string longest_id;
  std::uint64_t duplicate_groups = 0;    // see near_duplicates
  std::uint64_t duplicate_articles = 0;  // in those groups, their earliest counted
  std::uint64_t terms = 0;               // different ones, of every kind
  // Publishers and how many articles each has, the largest first, equal ones by name. Articles that name none
  // are not among them.
  std::vector<std::pair<std::string, std::uint64_t>> media;
  std::uint64_t bytes = 0;                                   // on disk
  std::vector<std::pair<std::string, std::uint64_t>> files;  // by name, in bytes
  std::string format, analyzer, cleaning, builder;
  std::string created, changed;  // ISO 8601, UTC
};

// Counts what is in an archive; reads every value and the list of terms, but no article. Throws Error: io,
// invalid_argument, archive_version, archive_corrupt.
[[nodiscard]] ArchiveStats archive_stats(const std::string& path);

// The groups of articles that are near-duplicates of one another: copies of one story in which perhaps a word
// in ten is changed. Ids, the earliest article of each group first. Of a chain of copies all are in one
// group. Stories of less than some twenty words are not compared. Throws what archive_stats throws.
[[nodiscard]] std::vector<std::vector<std::string>> near_duplicates(const std::string& path);

// Hands out every article as its source gave it (fields that newsroom rules found are empty again), with its
// id, in the order in which they came in: adding them to a new archive makes the same one. `sink` says
// whether to go on. When a writer works at the same time, later articles are in their newer state. Throws
// what archive_stats throws.
void export_articles(const std::string& path, const std::function<bool(const Article&)>& sink);

// What an archive takes on disk, before compacting it and after.
struct CompactReport {
  std::uint64_t bytes_before = 0;
  std::uint64_t bytes_after = 0;
};

// Writes the archive anew without the space that changes have left free, beside itself, and puts that in its
// place: it needs as much free disk as it has bytes. A process killed meanwhile leaves the old archive or the
// new one. Searchers go on on the old one until they reopen. Throws Error: io (disk full …),
// invalid_argument, archive_locked, archive_version, archive_corrupt.
CompactReport compact_archive(const std::string& path,
                              std::chrono::seconds lock_timeout = std::chrono::seconds{0});

// How to make an archive anew. What is left as it is here is taken from the old one.
struct ReindexOptions {
  // Absent: the exceptions, and whether to clean, that the archive was made with.
  std::optional<std::string> exceptions;
  std::optional<bool> clean;
  // Null: the Indonesian analyzer with those exceptions.
  std::shared_ptr<const Analyzer> analyzer;
  std::chrono::seconds lock_timeout{0};
  unsigned jobs = 0;  // as in AddOptions, and so are these
  Builder builder = Builder::automatic;
  std::size_t memory_bytes = 0;
  std::function<bool(const AddProgress&)> progress;  // false gives up and leaves the old archive as it is
};

// What was done, so far when `interrupted`.
struct ReindexReport {
  std::uint64_t articles = 0;
  bool interrupted = false;
};

// Makes the archive anew from the originals it holds, with this library's analyzer, rules and format, beside
// itself, and puts that in its place. For an archive of an earlier format, another analyzer or other rules;
// it needs as much free disk as it has bytes. Throws Error: io, invalid_argument, archive_locked,
// archive_version (of a later format), archive_corrupt (an article that cannot be read; nothing is changed).
ReindexReport reindex_archive(const std::string& path, const ReindexOptions& options = {});

// Makes `parts` new archives, `PATH-1`, `PATH-2` …, of the articles of an archive, dealt out in turn; the
// archive stays as it is. Searched together they answer as the one does. Returns their names; fewer than
// asked for when `options.progress` gave up. Of `options`, `exceptions` and `clean` would make the parts
// differ from it. Throws Error: io, invalid_argument (a part is there already), archive_locked,
// archive_version, archive_corrupt.
std::vector<std::string> split_archive(const std::string& path, std::size_t parts,
                                       const ReindexOptions& options = {});

// Makes a new archive at `path` of the articles of others, which stay as they are: one of each in turn, so
// that the parts of a split archive become that archive again. Throws Error as split_archive does; also
// invalid_argument (two of them have an article of the same id), analyzer_mismatch.
ReindexReport merge_archives(const std::string& path, const std::vector<std::string>& archives,
                             const ReindexOptions& options = {});

// Something wrong with an archive.
struct Fault {
  std::string article;  // its id, or `document 17` when that cannot be read; empty: the archive as a whole
  std::string what;     // one line
};

// How much of an archive to check, and whom to tell.
struct VerifyOptions {
  // Articles that are analysed again, spread evenly over the archive: their terms, positions and values must
  // come out as they are stored. The others are only read.
  std::uint64_t sample = 1000;
  // How long to wait for a writer to finish before Error(archive_locked). Nobody writes while we verify.
  std::chrono::seconds lock_timeout{0};
  // Null: the Indonesian analyzer, with the exceptions that the archive remembers.
  std::shared_ptr<const Analyzer> analyzer;
  std::function<void(const Fault&)> on_fault;
};

// What verify_archive has looked at and found.
struct VerifyReport {
  std::uint64_t articles = 0;    // read
  std::uint64_t reanalysed = 0;  // and analysed again
  std::uint64_t faults = 0;
  bool tables_checked = true;  // false: Xapian's check opens them for writing, which is not allowed here
};

// Checks an archive: Xapian's own check of its tables and, when they are sound, ours of every article.
// Changes nothing. Throws Error when it cannot be checked: io, invalid_argument (not an archive),
// archive_version, archive_locked. libxapian trusts what it reads: a damaged archive can crash the process,
// so check one whose files you doubt in a process of its own, as `warta-index verify` does.
[[nodiscard]] VerifyReport verify_archive(const std::string& path, const VerifyOptions& options = {});

}  // namespace warta

#pragma GCC visibility pop
