// SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles out of named values and JSON objects, and back: for readers of one's own, and for other languages.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "warta/article.h"
#include "warta/reader.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// The values of one record by name, as a row of a table or an object has them. Several values make a list of
// authors or tags, or are joined.
using NamedValues = std::vector<std::pair<std::string, std::vector<std::string>>>;

// Makes an article of named values in UTF-8, as the library reads CSV and JSON: under whatever names a source
// uses (`title`, `judul`, `headline` …; of several for one field the most usual wins; options.field_map goes
// before all), dates in any form that parse_published_at reads. Names that mean nothing are passed over. What
// was mended is in Article::notes. Thread-safe. Throws Error(invalid_argument) when options.field_map names a
// field that no article has.
[[nodiscard]] ReadResult article_from_values(const NamedValues& values, const SourceLocation& origin = {},
                                             const ReadOptions& options = {});

// The same for one JSON object, such as a line of JSON Lines.
[[nodiscard]] ReadResult article_from_json(std::string_view json, const SourceLocation& origin = {},
                                           const ReadOptions& options = {});

// One JSON object on one line, without a line end, that article_from_json reads: `id`, `url`, `title`, `date`
// (ISO 8601), `source`, `section`, `author`, `editor`, `place`, `language`, `tags` (a list), `body`; what is
// empty is left out. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string article_to_json(const Article& article);

}  // namespace warta

#pragma GCC visibility pop
