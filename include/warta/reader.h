// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "warta/article.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// One record of a source: an article, or why there is none.
using ReadResult = std::variant<Article, ReadIssue>;

// Yields the records of a source one by one, in source order, in bounded memory.
class ArticleReader {
 public:
  virtual ~ArticleReader() = default;
  // The next record; empty at the end of the source. A bad record is a ReadIssue value and reading goes on
  // after it. One thread at a time.
  virtual std::optional<ReadResult> next() = 0;
  // Bytes of the source consumed so far (compressed bytes for a compressed source), for progress.
  [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;
  // What was passed over though nothing is wrong with it: files inside directories and containers that no
  // format claims by name, and records that are no articles by their own word (pictures, drafts,
  // redirections).
  [[nodiscard]] virtual std::uint64_t files_skipped() const { return 0; }
  // How many of these were files, by the ending of their names (`.pdf`; empty for names without one).
  [[nodiscard]] virtual std::map<std::string, std::uint64_t> skipped_endings() const { return {}; }
};

// Limits that keep one bad record from taking the machine down. Exceeding one is a ReadIssue naming the
// limit.
struct ReadLimits {
  std::size_t max_record_bytes = std::size_t{64} << 20;  // one JSON line, one text file, one HTML page
  std::uint64_t max_expansion_ratio = 1000;              // unpacked : packed, checked after the first 16 MiB
  std::uint64_t max_expanded_bytes = std::uint64_t{1} << 40;  // what one packed file may unpack to
};

// Reads the records of one file, or of one member of an archive file.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  // The next record; empty at the end. A bad record is a ReadIssue value and reading goes on after it. May
  // throw Error(io), which is reported as an issue and ends this file, not the run.
  virtual std::optional<ReadResult> next() = 0;
  // Records so far that are no articles by their own word (pictures, drafts, redirections).
  [[nodiscard]] virtual std::uint64_t skipped() const { return 0; }
};

// The bytes of one file, or of one member of an archive file, with compression undone.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // The first bytes, at most 64 KiB, without taking them. To be called before the first next().
  virtual std::string_view head() = 0;
  // The next bytes, block by block; empty at the end. Valid until the next call. Throws Error(io): cut off,
  // damaged, or expands beyond a limit.
  virtual std::string_view next() = 0;
};

struct ReadOptions;

// A format that a program adds to those of the library, for the sources it opens: see
// examples/custom_reader.cpp.
struct CustomFormat {
  std::string name;                     // what ReadOptions::format calls it; lower case
  std::vector<std::string> extensions;  // with the dot, lower case; those of compression are looked through
  // Whether these first bytes (at most 64 KiB) are of this format; empty: it is never recognised by content.
  std::function<bool(std::string_view head)> recognises;
  // Begins to read. `bytes` lives as long as what is returned; `origin` names the file, and every article and
  // issue is to carry it (perhaps with its line).
  std::function<std::unique_ptr<RecordReader>(ByteSource& bytes, const SourceLocation& origin,
                                              const ReadOptions& options)>
      open;
};

// How to read sources.
struct ReadOptions {
  // Name in the registry (`text`, `jsonl` …) or of a custom format; empty: by the name of the file, then by
  // its content.
  std::string format;
  // The program's own formats. They go before the library's, also where names or extensions are the same.
  std::vector<CustomFormat> custom_formats;
  // Renames fields before the aliases apply: {"judul_berita", "title"}.
  std::map<std::string, std::string> field_map;
  // Keeps the fields of a JSON or CSV record that no article has as tags `name=value`, those of at most 200
  // bytes.
  bool extra_tags = false;
  ReadLimits limits;
};

// The registered format names, in the order of the table: what `--format` accepts.
[[nodiscard]] std::vector<std::string> reader_formats();

// Opens `sources` (files, directories read recursively in byte order of their names, `-` for standard input)
// as one stream of records. Compression (gzip, zstd, bzip2, xz) and tar and zip files are recognised by
// content. Inside a directory, hidden files are left alone and files that no format claims by name are
// skipped and counted; a file named outright is always read. A source that does not exist or cannot be opened
// is a ReadIssue, not an exception, so that the others are read. Throws Error(invalid_argument) for an
// unknown `format`.
[[nodiscard]] std::unique_ptr<ArticleReader> open_sources(const std::vector<std::string>& sources,
                                                          const ReadOptions& options = {});

}  // namespace warta

#pragma GCC visibility pop
