// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/newsroom/text_scan.h"
#include "warta/newsroom.h"

namespace warta::newsroom {

// Lines that belong to the page and not to the story.
bool take_furniture(const Line& line, std::vector<TextSpan>& spans);

// `[Gambas:Video CNN]`, `(Foto: …)` inside a line.
void take_furniture_inline(const Line& line, std::vector<TextSpan>& spans);

// `… , loading...`, `… Artikel ini telah tayang di …` at the end of the last line: the bytes of `line` that
// stay.
std::size_t take_furniture_tail(const Line& line, std::vector<TextSpan>& spans);

}  // namespace warta::newsroom
