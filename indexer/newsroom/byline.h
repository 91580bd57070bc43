// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/newsroom/text_scan.h"
#include "warta/newsroom.h"

namespace warta::newsroom {

// `Reporter: X | Editor: Y`; fills the names.
bool take_byline(const Line& line, CleanedArticle& cleaned);

// `Sumber: Antara | Editor: Y KONTAN.CO.ID - …`: what stands before the publisher. Returns the bytes taken.
std::size_t take_leading_byline(const Line& line, CleanedArticle& cleaned);

// `Sumber: The Verge dan AOC.`
bool take_source_line(const Line& line, CleanedArticle& cleaned);

// `DINI TEJA`, `ANTARA | DINI TEJA` as the last line of the story.
bool take_signature(const Line& line, CleanedArticle& cleaned);

// `(ant/dik)`, `[rma]`, `(Sari Dewi)` at the very end. `story` ends where the story ends; its first byte is
// byte `begin` of the body.
bool take_closing_initials(std::string_view story, std::uint32_t begin, CleanedArticle& cleaned);

}  // namespace warta::newsroom
