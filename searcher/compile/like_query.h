// SPDX-License-Identifier: GPL-3.0-or-later
// The query for articles similar to one: Searcher::like().
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

#include "searcher/compile/compiler.h"

namespace warta {

// Any of the most distinctive words (by root) of the article `document` with the id `id`, excluding it.
[[nodiscard]] CompiledQuery like_query(const Xapian::Database& database, Xapian::docid document,
                                       const std::string& id);

// The same of a text that is not in the archive.
[[nodiscard]] CompiledQuery like_text_query(const Xapian::Database& database, std::string_view text,
                                            const Analyzer& analyzer);

}  // namespace warta
