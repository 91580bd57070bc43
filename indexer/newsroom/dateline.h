// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/newsroom/text_scan.h"
#include "warta/newsroom.h"

namespace warta::newsroom {

// `KONTAN.CO.ID - MOSKOW.`, `JAKARTA, KOMPAS.com -`, `Ambon (ANTARA) -` at the begin of the story: takes it,
// and fills publisher, place and, where it names one, the date. The bytes taken; 0 when the line begins with
// the story itself.
std::size_t take_dateline(const Line& line, CleanedArticle& cleaned);

// `Minggu, 17 September 2023 08.00 WIB` as a line before the story: takes it for the date of the article.
bool take_date_line(const Line& line, CleanedArticle& cleaned);

// The first full date of the story: `Minggu (17/9/2023)`, `17 September 2023`. It stays part of the story.
void find_story_date(std::string_view story, CleanedArticle& cleaned);

}  // namespace warta::newsroom
