// SPDX-License-Identifier: GPL-3.0-or-later
// Maintenance of whole archives: remove, count, export, compact, reindex, split, merge, verify.
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

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// Result of remove_articles.
struct RemoveReport {
  std::uint64_t removed = 0;
  std::vector<std::string> missing;  // ids that are not in the archive, in the order given
  bool compacted = false;            // as in AddReport
  Bilingual compaction_failure;
};

// Removes the articles with these ids in one commit, and compacts the archive when that saves much space.
// Works whatever analyzer made the archive. Waits up to `lock_timeout` for another writer. Throws Error: io,
// invalid_argument, archive_locked, archive_version, archive_corrupt.
RemoveReport remove_articles(const std::string& path, const std::vector<std::string>& ids,
                             std::chrono::seconds lock_timeout = std::chrono::seconds{0});

// Statistics of an archive.
struct ArchiveStats {
  std::uint64_t articles = 0;
  std::uint64_t dated = 0;          // articles with a date
  std::string first_day, last_day;  // `2023-09-17`, in Asia/Jakarta; empty without dated articles
  std::uint64_t words = 0;          // of all stories
  std::uint64_t longest_words = 0;  // words of the longest story
  std::string longest_id;
  std::string last_added_id;             // of the article that came last: see SearchOptions::new_since
  std::uint64_t duplicate_groups = 0;    // see near_duplicates
  std::uint64_t duplicate_articles = 0;  // in those groups, including the earliest of each
  std::uint64_t terms = 0;               // distinct terms of every kind
  // Publishers with their numbers of articles, largest first, ties by name. Articles without a publisher are
  // not included.
  std::vector<std::pair<std::string, std::uint64_t>> media;
  std::uint64_t bytes = 0;                                   // on disk
  std::vector<std::pair<std::string, std::uint64_t>> files;  // file name, size in bytes
  std::string format, analyzer, cleaning, builder;
  std::string created, changed;  // ISO 8601, UTC
};

// Computes the statistics; reads every value and the list of terms, but no article. Throws Error: io,
// invalid_argument, archive_version, archive_corrupt.
[[nodiscard]] ArchiveStats archive_stats(const std::string& path);

// A month of a publisher.
struct CoverageMonth {
  std::uint64_t articles = 0;
  std::uint64_t bodiless = 0;      // articles whose story has no words
  std::uint64_t median_words = 0;  // of the stories with words; 0: none
};

// Days in a row without an article of a publisher, far more than its usual pace explains.
struct CoverageGap {
  std::string first_day, last_day;
  std::uint64_t days = 0;
  double expected = 0;  // articles that the publisher's pace around the gap lets expect in it
};

// A month from which on the stories of a publisher are at least twice or at most half as long.
struct CoverageChange {
  std::string month;
  std::uint64_t before = 0, after = 0;  // median words of the month with articles before it, and of this one
};

// The articles of one publisher, by month.
struct PublisherCoverage {
  std::string publisher;  // empty: articles without one
  std::uint64_t articles = 0;
  std::uint64_t undated = 0;
  std::uint64_t bodiless = 0;
  std::string first_day, last_day;    // as in ArchiveStats
  std::vector<CoverageMonth> months;  // in step with Coverage::months
  std::vector<CoverageGap> gaps;      // by day
  std::vector<CoverageChange> changes;
};

// What an archive has of each publisher, month by month: is it complete?
struct Coverage {
  std::vector<std::string> months;            // `2023-09`, from the first with an article to the last
  std::vector<PublisherCoverage> publishers;  // the most articles first, then by name
  std::uint64_t articles = 0;
  std::uint64_t undated = 0;
  std::uint64_t bodiless = 0;
  // Dated outside 1900..2100, and so in no month: `9999-12-31` would make a table of 96,000 months.
  std::uint64_t implausible = 0;
};

// Reads three values of every article, but no article. A gap is named when the publisher has at least 10
// articles in the 60 days around it, and that pace lets expect 10 or more in it; a change of length, when
// both months have 20 stories. Throws the errors of archive_stats.
[[nodiscard]] Coverage archive_coverage(const std::string& path);

// The groups of articles that are near-duplicates of one another: copies of one story in which up to about
// one word in ten differs, or that were cut to a third or more. Each group lists ids, the earliest article
// first. Copies of copies are in the same group. Stories shorter than about twenty words are not compared.
// Throws the errors of archive_stats.
[[nodiscard]] std::vector<std::vector<std::string>> near_duplicates(const std::string& path);

// Passes every article to `sink` as its source gave it (without the fields that newsroom rules found), with
// its id, in the order of indexing: adding them to a new archive makes an equal one. Stops when `sink`
// returns false. If a writer commits meanwhile, later articles are in their newer state. Throws the errors of
// archive_stats; exceptions of `sink` propagate.
void export_articles(const std::string& path, const std::function<bool(const Article&)>& sink);

// A word as the articles of an archive write it, normalised, and its forms.
struct ArchiveWord {
  std::string word;
  std::uint64_t articles = 0;  // that have it in title or story
  std::string lexeme, root;
};

// Passes every word of the archive to `sink`, in the order of bytes; numbers are left out. The forms are
// those of the analyzer for Indonesian with the archive's own exceptions. Stops when `sink` returns false.
// Throws the errors of archive_stats; exceptions of `sink` propagate.
void for_each_word(const std::string& path, const std::function<bool(const ArchiveWord&)>& sink);

// Size of an archive on disk before and after compaction.
struct CompactReport {
  std::uint64_t bytes_before = 0;
  std::uint64_t bytes_after = 0;
};

// Rewrites the archive without unused space, in a folder next to it, then replaces it by a rename. Needs free
// disk space of the archive's size. A process killed meanwhile leaves the old archive or the new one, whole.
// Open searchers keep the old state until they reopen. Throws Error: io (disk full …), invalid_argument,
// archive_locked, archive_version, archive_corrupt.
CompactReport compact_archive(const std::string& path,
                              std::chrono::seconds lock_timeout = std::chrono::seconds{0});

// How to rebuild an archive. Defaults keep the settings of the old one.
struct ReindexOptions {
  // Absent: as the archive was made.
  std::optional<std::string> exceptions;
  std::optional<bool> clean;
  // Null: the Indonesian analyzer with those exceptions.
  std::shared_ptr<const Analyzer> analyzer;
  std::chrono::seconds lock_timeout{0};
  unsigned jobs = 0;  // this and the next two as in AddOptions
  Builder builder = Builder::automatic;
  std::size_t memory_bytes = 0;
  std::function<bool(const AddProgress&)> progress;  // false cancels and leaves the old archive unchanged
};

// Result of a rebuild.
struct ReindexReport {
  std::uint64_t articles = 0;
  bool interrupted = false;
};

// Rebuilds the archive from its stored originals with this library's analyzer, rules and format, in a folder
// next to it, then replaces it by a rename. Needed after a change of format, analyzer or rules. Needs free
// disk space of the archive's size. Throws Error: io, invalid_argument, archive_locked, archive_version (of a
// later format), archive_corrupt (an article cannot be read; the archive is unchanged).
ReindexReport reindex_archive(const std::string& path, const ReindexOptions& options = {});

// Distributes the articles of an archive in turn over `parts` new archives, `PATH-1`, `PATH-2` …; the archive
// itself is not changed. Searched together they give the same results as the one. Returns the names of the
// parts; fewer than `parts` when `options.progress` cancelled. Setting `options.exceptions` or
// `options.clean` makes the parts differ from the archive. Throws Error: io, invalid_argument (a part exists
// already), archive_locked, archive_version, archive_corrupt.
std::vector<std::string> split_archive(const std::string& path, std::size_t parts,
                                       const ReindexOptions& options = {});

// Makes a new archive at `path` from the articles of others, which are not changed. Takes one article of each
// in turn, so that the parts of a split archive become an equal archive. Throws Error as split_archive does;
// also invalid_argument (two of them have an article of the same id), analyzer_mismatch.
ReindexReport merge_archives(const std::string& path, const std::vector<std::string>& archives,
                             const ReindexOptions& options = {});

// One fault of an archive.
struct Fault {
  std::string article;  // its id, or `document 17` when the id cannot be read; empty: the whole archive
  Bilingual what;       // one line
};

// How much of an archive to check, and where to report.
struct VerifyOptions {
  // Number of articles to analyse again, spread evenly over the archive: their terms, positions and values
  // must equal the stored ones. The others are only read.
  std::uint64_t sample = 1000;
  // How long to wait for another writer before Error(archive_locked). Verifying holds the writer's lock.
  std::chrono::seconds lock_timeout{0};
  // Null: the Indonesian analyzer, with the exceptions stored in the archive.
  std::shared_ptr<const Analyzer> analyzer;
  std::function<void(const Fault&)> on_fault;
};

// Result of verify_archive.
struct VerifyReport {
  std::uint64_t articles = 0;    // read
  std::uint64_t reanalysed = 0;  // of these, analysed again
  std::uint64_t faults = 0;
  bool tables_checked = true;  // false: no write permission, which Xapian's check of the tables needs
};

// Checks an archive: Xapian checks the tables, then, if they are sound, this library checks every article.
// Changes nothing. Throws Error when the archive cannot be checked: io, invalid_argument (not an archive),
// archive_version, archive_locked. libxapian trusts the files it reads, so a damaged archive can crash the
// process: check a doubtful one in a separate process, as `warta-index verify` does.
[[nodiscard]] VerifyReport verify_archive(const std::string& path, const VerifyOptions& options = {});

}  // namespace warta

#pragma GCC visibility pop
