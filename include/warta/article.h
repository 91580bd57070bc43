// SPDX-License-Identifier: GPL-3.0-or-later
// An article, a record that could not be read, and where they come from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "warta/language.h"
#include "warta/published_at.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// Where a record was read from.
struct SourceLocation {
  std::string path;        // the file as named by the caller; `-` for standard input
  std::string entry;       // the member inside an archive file, empty when none
  std::uint64_t line = 0;  // 1-based line where the record begins; 0 for formats without lines

  // `PATH:LINE`, `PATH(ENTRY):LINE`; without a line, `PATH` or `PATH(ENTRY)`.
  [[nodiscard]] std::string to_string() const;
};

// One news text with its fields. Every string is valid UTF-8 (readers replace bad bytes and add a note); an
// empty string means the source has no value.
struct Article {
  std::string id;  // unique in an archive; empty: the url, else the path of the source
  std::string url;
  std::string title;
  std::string body;                // the text as read, including bylines and links, byte for byte
  std::string publisher;           // as its source writes it; in an archive its canonical name
  std::string publisher_as_given;  // in an archive: the source's own, if that is not the canonical name
  std::string section;
  std::string author;
  std::string editor;
  std::string place;
  std::string language;  // BCP 47; `id` if the source has none
  std::optional<PublishedAt> published;
  std::vector<std::string> tags;
  // Headlines of other stories that the reader removed from the body: searchable only as
  // `terkait:`.
  std::vector<std::string> related;
  // Origin of `published` if it is not a field of the record: the part of a page (`json-ld`, `meta`,
  // `shown`), or the newsroom rule that found it in the text.
  std::string published_by;
  // When a web archive captured the page: of two captures of one address the later one counts. Not stored.
  std::optional<PublishedAt> captured;

  SourceLocation origin;  // where the record was read from
  // Repairs and doubts, one sentence each: `3 invalid UTF-8 bytes replaced by U+FFFD`.
  std::vector<Bilingual> notes;
};

// A record that could not be read. It is reported and counted, and reading continues.
struct ReadIssue {
  SourceLocation origin;
  Bilingual reason;      // one line: the problem and the remedy
  std::string record{};  // the record's text if the format is textual (JSON, CSV), at most its first 64 KiB
};

}  // namespace warta

#pragma GCC visibility pop
