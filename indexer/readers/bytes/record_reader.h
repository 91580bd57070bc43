// SPDX-License-Identifier: GPL-3.0-or-later
// The interface of all readers: RecordReader, and the table of formats that registry.cpp fills. Implemented
// in the folder of each format, called by open_sources.cpp.
#pragma once

#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_source.h"
#include "indexer/readers/bytes/messages.h"
#include "warta/error.h"
#include "warta/reader.h"

namespace warta::readers {

// Bytes kept of a rejected record.
inline constexpr std::size_t kKeptOfRejected = std::size_t{64} << 10;

using warta::RecordReader;

// Returns what `make` returns for the record at `origin`. An exception caused by a bug of ours rejects that
// record, and reading continues; an Error concerns the file, and lack of memory the run.
template <typename Make>
[[nodiscard]] ReadResult guarded(const SourceLocation& origin, const Make& make) {
  try {
    return make();
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    return ReadIssue{origin, both(messages::kInternalError, {error.what()})};
  }
}

// One row of the table of formats (registry.cpp).
struct ReaderFormat {
  std::string_view name;
  std::string_view extensions;                // blank-separated, with the dot, lower case
  bool (*recognises)(std::string_view head);  // by content; null: never
  std::unique_ptr<RecordReader> (*open)(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options);
  bool unpacks_itself = false;  // gzip, to continue after damage; the zip that a document is
};

[[nodiscard]] std::span<const ReaderFormat> formats();
// `.jsonl` of `2023.JSONL.gz`; empty when the name has none.
[[nodiscard]] std::string ending_of(std::string_view file_name);
// The format with this name, for this file name (without endings of compression), or for this content; null
// if there is none.
[[nodiscard]] const ReaderFormat* format_named(std::string_view name);
[[nodiscard]] const ReaderFormat* format_for_file_name(std::string_view file_name);
// Whether a file with this name found in a directory is read: it has the ending of a format, or of a tar or
// zip file.
[[nodiscard]] bool is_source_name(std::string_view file_name);
// Whether a file that no format claims may be a page of a mirrored site, by its name: `read?id=1`, `a.php`,
// `d-123`. Its content decides.
[[nodiscard]] bool may_be_page_name(std::string_view file_name);
[[nodiscard]] const ReaderFormat* format_for_content(std::string_view head);

// Whether the first line of `head` is a header row with a title or body and another field.
[[nodiscard]] bool looks_like_csv(std::string_view head);

[[nodiscard]] bool looks_like_warc(std::string_view head);
[[nodiscard]] bool looks_like_arc(std::string_view head);
[[nodiscard]] bool looks_like_docx(std::string_view head);
[[nodiscard]] bool looks_like_odt(std::string_view head);
[[nodiscard]] bool looks_like_epub(std::string_view head);
[[nodiscard]] bool looks_like_alto(std::string_view head);
[[nodiscard]] bool looks_like_mets(std::string_view head);
// Whether an ALTO file is a page of an issue whose METS file is beside it or in the folder above, below the
// folder `walked`: its text is read by the articles of that. `known` keeps the METS files of each folder.
using MetsFolders = std::map<std::string, std::string>;
[[nodiscard]] bool is_page_of_mets(const std::string& path, const std::string& walked, MetsFolders& known);
[[nodiscard]] bool looks_like_pdf(std::string_view head);
[[nodiscard]] bool looks_like_mail(std::string_view head);
[[nodiscard]] bool looks_like_xml(std::string_view head);
// Whether the first element is that of a kind of feed we read.
[[nodiscard]] bool looks_like_feed(std::string_view head);

// One function for each format, in the reader.cpp of its folder.
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
std::unique_ptr<RecordReader> open_arc(ByteSource& file, const SourceLocation& origin,
                                       const ReadOptions& options);
std::unique_ptr<RecordReader> open_docx(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options);
std::unique_ptr<RecordReader> open_odt(ByteSource& file, const SourceLocation& origin,
                                       const ReadOptions& options);
std::unique_ptr<RecordReader> open_epub(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options);
std::unique_ptr<RecordReader> open_alto(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options);
std::unique_ptr<RecordReader> open_mets(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options);
std::unique_ptr<RecordReader> open_pdf(ByteSource& file, const SourceLocation& origin,
                                       const ReadOptions& options);
std::unique_ptr<RecordReader> open_mail(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options);
std::unique_ptr<RecordReader> open_jsonl(ByteSource& file, const SourceLocation& origin,
                                         const ReadOptions& options);

}  // namespace warta::readers
