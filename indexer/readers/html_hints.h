// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/readers/html_tree.h"

namespace warta::readers {

// How much an element's name and markup speak for its holding the story: 1 says nothing.
[[nodiscard]] double story_name_weight(const HtmlNode& node);

// Whether its name or markup says that it is something else: navigation, sharing, related stories, comments,
// captions, advertisements.
[[nodiscard]] bool is_named_other(const HtmlNode& node);

// Whether the element, or one of the two around it, is named as the place of the author's name.
[[nodiscard]] bool is_within_author(const HtmlNode* node);

// Whether it is named as links to other stories.
[[nodiscard]] bool is_named_related(const HtmlNode& node);

// Not shown: `hidden`, `display: none`.
[[nodiscard]] bool is_hidden(const HtmlNode& node);

}  // namespace warta::readers
