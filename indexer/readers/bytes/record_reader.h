// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_source.h"
#include "warta/error.h"
#include "warta/reader.h"

namespace warta::readers {

// How much of a rejected record is kept, in bytes.
inline constexpr std::size_t kKeptOfRejected = std::size_t{64} << 10;

using warta::RecordReader;

// What `make` makes of the record at `origin`. A fault of our own code in one record rejects that record, and
// reading goes on with the next; an Error is of the file, and lack of memory of the run.
template <typename Make>
[[nodiscard]] ReadResult guarded(const SourceLocation& origin, const Make& make) {
  try {
    return make();
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    return ReadIssue{origin, std::string("cannot be read because of an internal error (") + error.what() +
                                 "); please report it with this record"};
  }
}

// One row of the table of formats (registry.cpp).
struct ReaderFormat {
  std::string_view name;
  std::string_view extensions;                // blank-separated, with the dot, lower case
  bool (*recognises)(std::string_view head);  // by content; null: never
  std::unique_ptr<RecordReader> (*open)(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options);
  bool undoes_gzip = false;  // reads gzip by itself, to go on behind damage
};

[[nodiscard]] std::span<const ReaderFormat> formats();
// `.jsonl` of `2023.JSONL.gz`; empty when the name has none.
[[nodiscard]] std::string ending_of(std::string_view file_name);
// Null when no format has this name, claims this file name (compression endings are looked through), or
// recognises this content.
[[nodiscard]] const ReaderFormat* format_named(std::string_view name);
[[nodiscard]] const ReaderFormat* format_for_file_name(std::string_view file_name);
// Whether a file of this name found in a directory is worth opening: claimed by a format, or a tar or zip
// file of such.
[[nodiscard]] bool is_source_name(std::string_view file_name);
[[nodiscard]] const ReaderFormat* format_for_content(std::string_view head);

// Whether the first line of `head` is a header row that names a title or a body and another field.
[[nodiscard]] bool looks_like_csv(std::string_view head);

[[nodiscard]] bool looks_like_warc(std::string_view head);
[[nodiscard]] bool looks_like_xml(std::string_view head);

// One function a format, each in the file of its name.
std::unique_ptr<RecordReader> open_text(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options);
std::unique_ptr<RecordReader> open_csv(ByteSource& file, const SourceLocation& origin,
                                       const ReadOptions& options);
std::unique_ptr<RecordReader> open_json(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options);
std::unique_ptr<RecordReader> open_html(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options);
std::unique_ptr<RecordReader> open_xml(ByteSource& file, const SourceLocation& origin,
                                       const ReadOptions& options);
std::unique_ptr<RecordReader> open_warc(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options);
std::unique_ptr<RecordReader> open_jsonl(ByteSource& file, const SourceLocation& origin,
                                         const ReadOptions& options);

}  // namespace warta::readers
