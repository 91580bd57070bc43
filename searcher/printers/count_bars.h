// SPDX-License-Identifier: GPL-3.0-or-later
// Charts of facets and timelines in text output.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "warta/searcher.h"

namespace warta::printers {

// The name of a step for users and in JSON.
[[nodiscard]] std::string_view name_of(TimeStep step) noexcept;

// The facets and the timeline as charts of bars, `width` columns wide.
void print_counts(const SearchResults& results, unsigned width, Language language, std::ostream& out);

// Timelines over the same steps, a bar for each query in each step.
void print_comparison_bars(const std::vector<std::string>& queries, const std::vector<Timeline>& timelines,
                           unsigned width, Language language, std::ostream& out);

}  // namespace warta::printers
