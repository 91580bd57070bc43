// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/html/story.h"
#include "indexer/readers/html/text.h"

namespace warta::readers {

// `.`, `?`, `!` at the end, perhaps with a quote or bracket after it, or a colon.
[[nodiscard]] bool ends_like_sentence(std::string_view line);

// Whether a line above the story has its date or its author, and no sentence: `6 November 2019 by Sari Dewi`.
[[nodiscard]] bool is_header_line(const HtmlLine& line);

// The last sieve: of the lines of the story's element, those that are story. Headlines that link to other
// stories, the title said again, lone dates, share buttons and captions marked as such go.
[[nodiscard]] HtmlStory story_of_lines(std::vector<HtmlLine> lines, const StoryHints& hints);

}  // namespace warta::readers
