// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/readers/html/tree.h"

namespace warta::readers {

// A line of text as a reader of the page sees it: a paragraph, or what stands between two `<br>`.
struct HtmlLine {
  std::string text;                 // blanks collapsed, none around it; not empty
  std::size_t linked_bytes = 0;     // of `text`, how many are inside links
  const HtmlNode* block = nullptr;  // the innermost element that breaks lines
  std::string apart;                // `text` with a blank between any two elements, on request
  bool behind_picture = false;      // a picture and nothing else stands between the line before and this one
};

using NodeSet = std::unordered_set<const HtmlNode*>;

// The lines under `root`, in document order, without those of `dropped` elements and of elements that are
// never text (scripts, forms, players). Words are split by markup only where it breaks the line; lines of up
// to `apart_up_to` bytes also say how they read when all markup splits words (names and dates above a story
// stand in elements with nothing between them).
[[nodiscard]] std::vector<HtmlLine> lines_under(const HtmlNode& root, const NodeSet& dropped = {},
                                                std::size_t apart_up_to = 0);

// The same as one line of text: for headlines, names and dates.
[[nodiscard]] std::string text_under(const HtmlNode& root);

// Whether the element begins a new line, as browsers show it by default.
[[nodiscard]] bool breaks_line(std::string_view tag);
// `h1` to `h6`
[[nodiscard]] bool is_heading_tag(std::string_view tag);
// Whether nothing inside the element is text of the page.
[[nodiscard]] bool is_never_text(std::string_view tag);

// Resolves entities that a text still has (some systems escape twice) and the names that HTML 5 has
// beyond HTML 4; turns C1 controls into the windows-1252 characters that were meant; drops soft hyphens and
// zero-width characters; makes every run of blanks one blank.
[[nodiscard]] std::string tidy_text(std::string_view text);

}  // namespace warta::readers
