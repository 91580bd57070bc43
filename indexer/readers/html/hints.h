// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/readers/html/tree.h"

namespace warta::readers {

// How much an element's name and markup speak for its holding the story: 1 says nothing, kMostNameWeight all.
inline constexpr double kMostNameWeight = 3;
[[nodiscard]] double story_name_weight(const HtmlNode& node);

// Whether schema.org markup (microdata, RDFa) says that it holds the story.
[[nodiscard]] bool is_article_body(const HtmlNode& node);

// Whether its name or markup says that it is something else: navigation, sharing, related stories, comments,
// captions, advertisements.
[[nodiscard]] bool is_named_other(const HtmlNode& node);

// Whether the element is named or marked as the author's name.
[[nodiscard]] bool is_author_element(const HtmlNode& node);

// Whether it is, or one of the two around it.
[[nodiscard]] bool is_within_author(const HtmlNode* node);

// Whether the element, or the one around it, is named as the first paragraph of a story.
[[nodiscard]] bool is_within_lead(const HtmlNode* node);

// Whether it is named as links to other stories.
[[nodiscard]] bool is_named_related(const HtmlNode& node);

// Not shown: `hidden`, `display: none`.
[[nodiscard]] bool is_hidden(const HtmlNode& node);

}  // namespace warta::readers
