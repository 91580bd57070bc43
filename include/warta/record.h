// SPDX-License-Identifier: GPL-3.0-or-later
//
// Converts named values and JSON objects to articles and back, for custom readers and for other languages.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "warta/article.h"
#include "warta/reader.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// The values of one record by name, as in a row of a table or an object. Several values become a list of
// authors or tags; for other fields they are joined.
using NamedValues = std::vector<std::pair<std::string, std::vector<std::string>>>;

// Makes an article from named values in UTF-8, as the library reads CSV and JSON. Every known alias is
// accepted (`title`, `judul`, `headline` …; if several name one field, the most usual one wins);
// options.field_map takes precedence. Dates may have any form that parse_published_at reads. Unknown names
// are ignored. Repairs are listed in Article::notes. Thread-safe. Throws Error(invalid_argument) if
// options.field_map names an unknown field.
[[nodiscard]] ReadResult article_from_values(const NamedValues& values, const SourceLocation& origin = {},
                                             const ReadOptions& options = {});

// The same for one JSON object, such as a line of JSON Lines.
[[nodiscard]] ReadResult article_from_json(std::string_view json, const SourceLocation& origin = {},
                                           const ReadOptions& options = {});

// One JSON object on one line, without a line end, that article_from_json reads: `id`, `url`, `title`, `date`
// (ISO 8601), `source`, `section`, `author`, `editor`, `place`, `language`, `tags` (a list), `body`; empty
// fields are omitted. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string article_to_json(const Article& article);

// One field of an article and its texts in UTF-8; no texts where the article does not say.
struct NamedField {
  std::string_view name;
  std::vector<std::string> texts;
  bool is_list = false;  // may have several texts
};

// The fields of an article under the names of JSON, in the order of hits; those that hits do not have
// (`body`, `related`) only if `whole`. Thread-safe.
[[nodiscard]] std::vector<NamedField> fields_of(const Article& article, bool whole);

}  // namespace warta

#pragma GCC visibility pop
