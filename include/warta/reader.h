// SPDX-License-Identifier: GPL-3.0-or-later
// Reading articles from files and other sources, and adding input formats.
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
#include "warta/published_at.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// One record of a source: an article, or why it could not be read.
using ReadResult = std::variant<Article, ReadIssue>;

// Yields the records of a source one by one, in source order, in bounded memory.
class ArticleReader {
 public:
  virtual ~ArticleReader() = default;
  // The next record; empty at the end of the source. A bad record is a ReadIssue value, and reading continues
  // after it. One thread at a time.
  virtual std::optional<ReadResult> next() = 0;
  // Bytes of the source consumed so far (compressed bytes for a compressed source), for progress.
  [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;
  // Input skipped on purpose: files in directories and containers whose names no format
  // recognises, and records marked as something other than an article (pictures, drafts,
  // redirections).
  [[nodiscard]] virtual std::uint64_t files_skipped() const { return 0; }
  // The skipped files by file extension (`.pdf`; empty for names without one).
  [[nodiscard]] virtual std::map<std::string, std::uint64_t> skipped_endings() const { return {}; }
  // The skipped records by what they are (`tag page`, `draft`); those without an entry are of no kind we
  // name.
  [[nodiscard]] virtual std::map<std::string, std::uint64_t> skipped_kinds() const { return {}; }
};

// Limits that keep one bad record from exhausting the machine. Exceeding one is a ReadIssue that names
// it.
struct ReadLimits {
  std::size_t max_record_bytes = std::size_t{64} << 20;  // one JSON line, one text file, one HTML page
  std::uint64_t max_expansion_ratio = 1000;              // unpacked : packed, checked after the first 16 MiB
  std::uint64_t max_expanded_bytes = std::uint64_t{1} << 40;  // unpacked size of one packed file
};

// Reads the records of one file, or of one member of a tar or zip file.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  // The next record; empty at the end. A bad record is a ReadIssue value, and reading continues after it. May
  // throw Error(io), which is reported as an issue and ends this file, not the run.
  virtual std::optional<ReadResult> next() = 0;
  // Records so far marked as something other than an article (pictures, drafts, redirections).
  [[nodiscard]] virtual std::uint64_t skipped() const { return 0; }
  // Some of them by what they are (`tag page`, `draft`).
  [[nodiscard]] virtual std::map<std::string, std::uint64_t> skipped_kinds() const { return {}; }
};

// The decompressed bytes of one file, or of one member of a tar or zip file.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // The first bytes, at most 64 KiB, without consuming them. Call it before the first next().
  virtual std::string_view head() = 0;
  // The next block of bytes; empty at the end. Valid until the next call. Throws Error(io): truncated,
  // damaged, or expands beyond a limit.
  virtual std::string_view next() = 0;
};

struct ReadOptions;

// A format that a program adds to the library's: see
// examples/custom_reader.cpp.
struct CustomFormat {
  std::string name;                     // value of ReadOptions::format; lower case
  std::vector<std::string> extensions;  // with the dot, lower case; without extensions of compression (`.gz`)
  // Whether a file that begins with `head` (at most 64 KiB) has this format; empty: by name only.
  std::function<bool(std::string_view head)> recognises;
  // Opens the format's reader. `bytes` outlives it. `origin` names the file: copy it into every article and
  // issue, with the line if known.
  std::function<std::unique_ptr<RecordReader>(ByteSource& bytes, const SourceLocation& origin,
                                              const ReadOptions& options)>
      open;
};

// How to read sources.
struct ReadOptions {
  // Name of a format in the registry (`text`, `jsonl` …) or of a custom one; empty: detected by file name,
  // then by content.
  std::string format;
  // The program's formats. They take precedence over the library's.
  std::vector<CustomFormat> custom_formats;
  // Renames fields before aliases apply: {"judul_berita", "title"}.
  std::map<std::string, std::string> field_map;
  // Keeps unknown fields of JSON and CSV records as tags `name=value`, each at most 200
  // bytes.
  bool extra_tags = false;
  // What comes first in dates of numbers alone, in fields of JSON, CSV and feeds. By default one date of a
  // file that can be read in one way only decides for all of it; otherwise the day comes first.
  DateOrder date_order = DateOrder::automatic;
  // Adds the pages of web archives and saved sites that are not articles, too: home, tag, login and error
  // pages, which are skipped and counted otherwise.
  bool keep_all_pages = false;
  ReadLimits limits;
};

// The registered format names, in the order of the table: what `--format` accepts.
[[nodiscard]] std::vector<std::string> reader_formats();

// The registered formats that this build cannot read because a library was not there, each with what it
// needs: `mail (GMime)`. A file in one of them is a ReadIssue.
[[nodiscard]] std::vector<std::string> unavailable_formats();

// Opens `sources` (files, directories read recursively in byte order of their names, `-` for standard input)
// as one stream of records. Compression (gzip, zstd, bzip2, xz) and tar and zip files are recognised by
// content. Inside a directory, hidden files are ignored, and files whose names no format recognises are
// skipped and counted; a file named in `sources` is always read. A source that does not exist or cannot be
// opened is a ReadIssue, not an exception, so that the other sources are still read. Throws
// Error(invalid_argument) for an unknown `format`.
[[nodiscard]] std::unique_ptr<ArticleReader> open_sources(const std::vector<std::string>& sources,
                                                          const ReadOptions& options = {});

}  // namespace warta

#pragma GCC visibility pop
