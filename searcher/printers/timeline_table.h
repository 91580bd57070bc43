// SPDX-License-Identifier: GPL-3.0-or-later
// A timeline as rows of a table, of which each has one count.
#pragma once

#include <string>
#include <vector>

#include "warta/searcher.h"

namespace warta::printers {

// `from`, with SearchOptions::by `media`, `articles`, with SearchOptions::share `of` and `share`.
[[nodiscard]] std::vector<std::string> timeline_columns(const Timeline& timeline);

// The steps in order, of each value; undated articles have an empty `from`. They add up.
[[nodiscard]] std::vector<std::vector<std::string>> timeline_rows(const Timeline& timeline);

}  // namespace warta::printers
