// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/readers/html/measures.h"
#include "indexer/readers/html/text.h"

namespace warta::readers {

// The part of a page that holds its story: the element `top`, without `left_out`.
struct StoryRegion {
  const HtmlNode* top = nullptr;
  const HtmlNode* core = nullptr;  // the element inside it that holds most of the story
  NodeSet left_out;
};

// The line of the headline, above which no story begins: the last heading that is the title and has enough
// prose below it.
[[nodiscard]] std::optional<std::size_t> headline_line(const std::vector<HtmlLine>& lines,
                                                       std::string_view title);

// The best region by the measures, which are of `lines`; none when the page has no prose.
[[nodiscard]] std::optional<StoryRegion> find_region(const HtmlNode& root, const std::vector<HtmlLine>& lines,
                                                     const Measures& measures, const TitleWords& title,
                                                     std::optional<std::size_t> headline);

}  // namespace warta::readers
