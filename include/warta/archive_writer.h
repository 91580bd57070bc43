// SPDX-License-Identifier: GPL-3.0-or-later
// Writing archives, one article at a time (ArchiveWriter) or whole sources (add_sources).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "warta/analyzer.h"
#include "warta/article.h"
#include "warta/reader.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// What put() did with an article.
enum class PutOutcome { added, updated, unchanged };

struct AddReport;
struct AddOptions;

// How to open an archive for writing, and how to make a new one.
struct WriterOptions {
  // Null: the Indonesian analyzer, with the exceptions stored in the archive.
  std::shared_ptr<const Analyzer> analyzer;
  // The user's exceptions (see AnalyzerOptions), stored in a new archive. For an existing archive: empty, or
  // the same as stored.
  std::string exceptions;
  // Whether the newsroom rules exclude bylines, related links and the like from the story's terms. A
  // property of the archive, fixed when it is made: a different value later is
  // Error(invalid_argument).
  bool clean = true;
  // How long to wait for another writer before Error(archive_locked).
  std::chrono::seconds lock_timeout{0};
  // Changes between two commits: the most that a killed process can lose. A larger number is faster and uses
  // more memory.
  std::uint32_t commit_every = 2000;
};

// Changes one archive. Committed changes survive a crash and a loss of power; the destructor commits pending
// changes unless the stack is unwinding. One writer per archive; one thread at a time. It belongs to the
// process that made it: in a child of fork() every call is Error(invalid_argument), and the destructor does
// nothing (but the archive stays locked while the child lives and has not called exec()). After a change that
// failed with Error(io) every further one fails; open the archive again. A full disk is
// Error(io), with one exception that no caller can catch: libxapian 1.4 writes the values of documents
// in a destructor, and if that write fails it calls std::terminate(). The archive then keeps its last
// committed state.
class ArchiveWriter {
 public:
  // Opens the archive at `path`; makes it if absent (its parent must exist) or an empty directory. Throws
  // Error: io, invalid_argument (`path` is not an archive), archive_locked, archive_version, archive_corrupt,
  // analyzer_mismatch.
  explicit ArchiveWriter(const std::string& path, WriterOptions options = {});
  ~ArchiveWriter();
  ArchiveWriter(ArchiveWriter&&) noexcept;
  ArchiveWriter& operator=(ArchiveWriter&&) noexcept;

  // Adds an article, or replaces the one with the same id (`article.id`, else its url, else the path of a
  // file that holds only this article, else a hash of its content). Does nothing if the archive already holds
  // an equal article. Invalid UTF-8 and NULs become U+FFFD. Throws Error: invalid_argument (neither title nor
  // body, or more than 64 MiB), io (disk full …).
  PutOutcome put(const Article& article);

  // Removes an article. False if no article has this id. Throws Error(io).
  bool erase(std::string_view id);

  // Makes all changes so far durable and visible to readers. Throws Error(io).
  void commit();

  // Number of articles, including uncommitted ones.
  [[nodiscard]] std::uint64_t article_count() const;

  struct [[gnu::visibility("hidden")]] State;  // internal

 private:
  friend State& writer_state(ArchiveWriter& writer);
  std::unique_ptr<State> state_;
};

// Progress of add_sources.
struct AddProgress {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t rejected = 0;
  std::uint64_t bytes_read = 0;  // of the sources as stored on disk (compressed)

  // All records read: each is one of the four.
  [[nodiscard]] std::uint64_t records() const { return added + updated + unchanged + rejected; }
};

// Result of add_sources or add_articles.
struct AddReport : AddProgress {
  std::uint64_t mended = 0;         // articles repaired, or indexed with a warning; each is passed to on_note
  std::uint64_t files_skipped = 0;  // ArticleReader::files_skipped at the end
  std::map<std::string, std::uint64_t> skipped_endings;  // ArticleReader::skipped_endings at the end
  std::map<std::string, std::uint64_t> skipped_kinds;    // ArticleReader::skipped_kinds at the end
  std::uint64_t pruned = 0;                              // articles whose file is gone
  std::vector<Bilingual> prune_refused;                  // directories that were not pruned, and why
  bool interrupted = false;      // `progress` returned false; everything counted is committed
  bool compacted = false;        // the archive had much unused space and was compacted
  Bilingual compaction_failure;  // why compaction failed; the archive is intact, but larger than necessary
};

// How a new archive is built.
enum class Builder : std::uint8_t {
  automatic,  // writes the tables directly if the linked libxapian uses the table format that this library
              // writes
  xapian,     // uses Xapian's public API
};

// How to read sources into an archive, and where to report.
struct AddOptions {
  WriterOptions writer;
  ReadOptions read;
  unsigned jobs = 0;  // analysing threads; 0: one per core
  Builder builder = Builder::automatic;
  std::size_t memory_bytes =
      0;  // bytes the direct build may buffer before it writes to disk; 0: a quarter of RAM, at most 2 GiB
  // Afterwards, remove articles whose file no longer exists: those read from a file below one of the
  // `sources` that are directories, unless this run read their id elsewhere. Not after an
  // interruption.
  bool prune = false;
  // Prune also where more than half of the articles of a directory would go; without this they stay, and
  // AddReport::prune_refused names the directory (an emptied mount point looks like that).
  bool prune_force = false;
  // Directories that articles were read from and that are elsewhere now: the former place (as named then, or
  // its absolute path) and the present one. Their articles keep their ids. Error(invalid_argument) when the
  // archive does not know the former.
  std::vector<std::pair<std::string, std::string>> moved_roots;
  // Only report: writes nothing, makes and locks no archive.
  bool dry_run = false;
  // The functions below are called on the calling thread; each may be empty.
  std::function<void(const ReadIssue&)> on_rejected;
  std::function<void(const Article&, const Bilingual& note)> on_note;
  // Called for every article that is not rejected, with its id in the archive.
  std::function<void(const Article&, PutOutcome)> on_decided;
  std::function<bool(const AddProgress&)> progress;  // after every batch; false stops the run and commits
};

// Reads `sources` (see open_sources) into the archive at `path`. A bad record is counted, passed to
// on_rejected, and never stops the run. If an id occurs twice in one run with different content, the second
// record is rejected. The result does not depend on `jobs`. Throws the errors of ArchiveWriter.
AddReport add_sources(const std::string& path, const std::vector<std::string>& sources,
                      const AddOptions& options = {});

// The same for articles of any origin: a database, a queue, a program's own data. `articles` is read to
// its end on another thread, so the caller must not use it meanwhile. An article without title and body,
// or longer than options.read.limits allow, is rejected; invalid UTF-8 is repaired and noted. Exceptions
// of `articles` propagate: earlier commits stay, and a new archive is not made. options.prune is
// ignored.
AddReport add_articles(const std::string& path, ArticleReader& articles, const AddOptions& options = {});

}  // namespace warta

#pragma GCC visibility pop
