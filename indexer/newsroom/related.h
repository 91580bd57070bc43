// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/newsroom/text_scan.h"
#include "warta/newsroom.h"

namespace warta::newsroom {

// `Baca Juga: …` as a line, with its headline on the same line or its headlines on the next ones.
bool take_related_line(const std::vector<Line>& lines, std::size_t at, std::vector<TextSpan>& spans);
// `… (Baca juga: …) …` inside a line.
void take_related_brackets(const Line& line, std::vector<TextSpan>& spans);
// `… kata dia. Baca juga: …` to the end of a line.
void take_related_inline(const Line& line, std::vector<TextSpan>& spans);

// The headline after `Baca juga:` and its kin; null data when `text` does not begin with one of them, empty
// when nothing follows.
[[nodiscard]] std::string_view behind_related_lead(std::string_view text);

}  // namespace warta::newsroom
