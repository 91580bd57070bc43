// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "warta/analyzer.h"
#include "warta/article.h"
#include "warta/reader.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// What became of an article that was handed in.
enum class PutOutcome { added, updated, unchanged };

struct AddReport;
struct AddOptions;

// How to open an archive for changing it, and how a new one is made.
struct WriterOptions {
  // Null: the Indonesian analyzer, with the exceptions that the archive remembers.
  std::shared_ptr<const Analyzer> analyzer;
  // The user's own exceptions (see AnalyzerOptions), kept inside a new archive. For an existing one: empty,
  // or the same.
  std::string exceptions;
  // Whether the newsroom rules take bylines, related links and the like out of the story's terms. Belongs to
  // the archive: it is set when the archive is made, and asking for the other later is
  // Error(invalid_argument).
  bool clean = true;
  // How long to wait for another writer to finish before Error(archive_locked).
  std::chrono::seconds lock_timeout{0};
  // Changes between two commits: what a killed process can lose at most. More is faster and takes more
  // memory.
  std::uint32_t commit_every = 2000;
};

// Changes one archive. What is committed survives a crash; the destructor commits what is not, unless an
// exception is under way. One writer an archive; one thread at a time.
// A full disk is Error(io), but for one case that no caller can catch: libxapian 1.4 writes the values of
// documents from a destructor, and when that write fails it calls std::terminate(). The archive is then as it
// was last committed.
class ArchiveWriter {
 public:
  // Opens the archive at `path`, making it when absent (its parent must exist) or an empty directory. Throws
  // Error: io, invalid_argument (something else is there), archive_locked, archive_version, archive_corrupt,
  // analyzer_mismatch.
  explicit ArchiveWriter(const std::string& path, WriterOptions options = {});
  ~ArchiveWriter();
  ArchiveWriter(ArchiveWriter&&) noexcept;
  ArchiveWriter& operator=(ArchiveWriter&&) noexcept;

  // Adds an article, or replaces the one with the same id (`article.id`, else its url, else the file it is
  // alone in, else a hash of its content). Does nothing when the archive holds the same already.
  // Invalid UTF-8 and NULs in it become U+FFFD. Throws Error: invalid_argument (neither title nor body, or
  // more than 64 MiB), io (disk full …).
  PutOutcome put(const Article& article);

  // Removes an article. False when there is none of this id.
  bool erase(std::string_view id);

  // Makes everything so far durable and visible to readers.
  void commit();

  // How many articles there are, with those not committed yet.
  [[nodiscard]] std::uint64_t article_count() const;

  struct [[gnu::visibility("hidden")]] State;  // the library's own

 private:
  friend State& writer_state(ArchiveWriter& writer);
  std::unique_ptr<State> state_;
};

// How far add_sources has come.
struct AddProgress {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t rejected = 0;
  std::uint64_t bytes_read = 0;  // of the sources, as they lie on disk

  // Records that were read, each of which is one of the four.
  [[nodiscard]] std::uint64_t records() const { return added + updated + unchanged + rejected; }
};

// What add_sources or add_articles did.
struct AddReport : AddProgress {
  std::uint64_t mended = 0;         // articles that were taken with a note, each told to on_note
  std::uint64_t files_skipped = 0;  // what ArticleReader::files_skipped says at the end
  std::map<std::string, std::uint64_t> skipped_endings;  // and ArticleReader::skipped_endings
  std::uint64_t pruned = 0;                              // articles whose file is gone
  bool interrupted = false;  // `progress` asked to stop; everything counted is committed
  bool compacted = false;    // the archive had grown too far beyond its articles, and was compacted
  std::string
      compaction_failure;  // why that could not be done; the archive is good, only larger than need be
};

// How an archive that does not exist yet is made.
enum class Builder : std::uint8_t {
  automatic,  // its tables written directly, where the linked libxapian has the format that this library
              // writes
  xapian,     // through Xapian's public API
};

// How to read sources into an archive, and whom to tell about it.
struct AddOptions {
  WriterOptions writer;
  ReadOptions read;
  unsigned jobs = 0;  // analyzing threads; 0: one a core
  Builder builder = Builder::automatic;
  std::size_t memory_bytes =
      0;  // what the direct build may hold before it writes to disk; 0: a quarter of RAM, at most 2 GiB
  // Afterwards, take out the articles whose file is gone: those that were read from a file inside one of the
  // `sources` that are directories, which exists no more, unless this run read their id elsewhere. Not after
  // an interruption.
  bool prune = false;
  // Only say what would be done: nothing is written, no archive is made or locked.
  bool dry_run = false;
  // Each is called on the calling thread.
  std::function<void(const ReadIssue&)> on_rejected;
  std::function<void(const Article&, const std::string& note)> on_note;
  // Every article that is not rejected, with the id it has in the archive.
  std::function<void(const Article&, PutOutcome)> on_decided;
  std::function<bool(const AddProgress&)> progress;  // after every batch; false stops the run in good order
};

// Reads `sources` (see open_sources) into the archive at `path`. A bad record is counted, named to
// on_rejected, and never stops the run. An id that comes twice in one run with different content is rejected
// the second time. The result does not depend on `jobs`. Throws what ArchiveWriter throws.
AddReport add_sources(const std::string& path, const std::vector<std::string>& sources,
                      const AddOptions& options = {});

// The same for articles of any origin: a database, a queue, a program's own data. `articles` is read to its
// end on a thread of its own, and must not be touched meanwhile. An article without title and body, or longer
// than options.read.limits allow, is rejected; invalid UTF-8 is mended and noted. Exceptions of `articles`
// pass through: what was committed before stays, and an archive that did not exist is not made.
// options.prune is not looked at.
AddReport add_articles(const std::string& path, ArticleReader& articles, const AddOptions& options = {});

}  // namespace warta

#pragma GCC visibility pop
