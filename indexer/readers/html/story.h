// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/tree.h"

namespace warta::readers {

// The text of an article, found among everything else of its page.
struct HtmlStory {
  std::string text;                  // one paragraph a line
  std::vector<std::string> related;  // headlines of other stories that stood inside it
};

// What the rest of the page says about its article, to find the text by.
struct StoryHints {
  std::string_view title;
  std::string_view description;  // often the first sentence
  bool all_story = false;        // nothing of the page is around it: what looks like furniture is story, too
};

[[nodiscard]] HtmlStory find_story(const HtmlNode& root, const StoryHints& hints);

// The text of a piece of HTML that is all story but for links to other stories, captions below pictures and
// elements named as something else.
[[nodiscard]] HtmlStory clean_story(const HtmlNode& root);

}  // namespace warta::readers
