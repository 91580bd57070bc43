// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/newsroom/text_scan.h"
#include "warta/newsroom.h"

namespace warta::newsroom {

// Each rule looks at one place of the body and adds the spans it takes. Names and examples stand in
// rules.cpp.

// `Baca Juga: …` as a line, with its headline on the same or the next line.
bool take_related_line(const std::vector<Line>& lines, std::size_t at, std::vector<TextSpan>& spans);
// `… (Baca juga: …) …` inside a line.
void take_related_brackets(const Line& line, std::vector<TextSpan>& spans);
// Lines that belong to the page and not to the story.
bool take_furniture(const Line& line, std::vector<TextSpan>& spans);
// `(ant/dik)` or `[rma]` at the very end.
bool take_closing_initials(const Line& last, std::vector<TextSpan>& spans);
// `Reporter: X | Editor: Y`; fills the names.
bool take_byline(const Line& line, CleanedArticle& cleaned);

}  // namespace warta::newsroom
