// SPDX-License-Identifier: GPL-3.0-or-later
// The query for articles similar to one: Searcher::like().
#pragma once

#include <xapian.h>

#include <string>

#include "searcher/compile/compiler.h"

namespace warta {

// Any of the most distinctive words (by root) of the article `document` with the id `id`, excluding it.
[[nodiscard]] CompiledQuery like_query(const Xapian::Database& database, Xapian::docid document,
                                       const std::string& id);

}  // namespace warta
