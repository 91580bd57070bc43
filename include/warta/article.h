// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "warta/published_at.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// Where a record was read from.
struct SourceLocation {
  std::string path;        // the file as named by the caller; `-` for standard input
  std::string entry;       // the member inside an archive file, empty when none
  std::uint64_t line = 0;  // 1-based line where the record begins; 0 when lines mean nothing here

  // `PATH:LINE`, `PATH(ENTRY):LINE`; without a line, `PATH` or `PATH(ENTRY)`.
  [[nodiscard]] std::string to_string() const;
};

// One news text with its fields. Every string is valid UTF-8 (readers replace bad bytes and say so in
// `notes`); an empty string means the source does not say.
struct Article {
  std::string id;  // unique in an archive; empty: the url, else the path of the source is used
  std::string url;
  std::string title;
  std::string body;    // the text as read, newsroom noise included: kept byte for byte
  std::string source;  // publisher, as written
  std::string section;
  std::string author;
  std::string editor;
  std::string place;
  std::string language;  // BCP 47, `id` when the source does not say
  std::optional<PublishedAt> published;
  std::vector<std::string> tags;
  // Headlines of other stories that stood within the article and that its reader took out of the body:
  // searchable as `terkait:` only.
  std::vector<std::string> related;
  // What decided `published` where it is no field of the record: the place in a page (`json-ld`, `meta`,
  // `shown`), or the newsroom rule that found it in the text.
  std::string published_by;

  SourceLocation origin;  // where the record was read
  std::vector<std::string>
      notes;  // what the reader mended, one clear sentence each: `3 invalid UTF-8 bytes replaced by U+FFFD`
};

// A record that could not be read: it is reported and counted, and reading goes on.
struct ReadIssue {
  SourceLocation origin;
  std::string reason;  // one line: what is wrong and what to do
  std::string
      record{};  // the record itself where the format has it as text (JSON, CSV), at most 64 KiB of it
};

}  // namespace warta

#pragma GCC visibility pop
