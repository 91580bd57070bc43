// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/tree.h"

namespace warta::readers {

// How much an element's name and markup speak for its holding the story: 1 says nothing, kMostNameWeight all.
inline constexpr double kMostNameWeight = 3;
[[nodiscard]] double story_name_weight(const HtmlNode& node);

// Whether schema.org markup (microdata, RDFa) says that it holds the story.
[[nodiscard]] bool is_article_body(const HtmlNode& node);

// What an element's name or markup says that it is instead of story. A name lowers the worth of what it
// holds; what the element contains decides with it (others.cpp).
enum class NamedAs : std::uint8_t {
  nothing,
  layout,    // where it is or how it is shown: sidebar, sticky, widget. Stories are in such elements, too
  other,     // navigation, sharing, related stories, captions, advertisements
  comments,  // prose of readers
};
[[nodiscard]] NamedAs named_as(const HtmlNode& node);

// Whether the element is named or marked as the author's name.
[[nodiscard]] bool is_author_element(const HtmlNode& node);

// Whether it is, or one of the two around it.
[[nodiscard]] bool is_within_author(const HtmlNode* node);

// Whether the element, or one of the two around it, is a picture's or named so.
[[nodiscard]] bool is_within_picture(const HtmlNode* node);

// Whether the element, or one of the two around it, shows the time that it is.
[[nodiscard]] bool is_within_clock(const HtmlNode* node);

// Whether the element, or the one around it, is named as the first paragraph of a story.
[[nodiscard]] bool is_within_lead(const HtmlNode* node);

// Whether an element inside a heading is named as its kicker or subtitle.
[[nodiscard]] bool is_beside_headline(const HtmlNode& node);

// Whether it is named as links to other stories.
[[nodiscard]] bool is_named_related(const HtmlNode& node);

// The words of a kind of hints.tsv.
[[nodiscard]] std::vector<std::string_view> hint_words(const std::string& kind);

// Not shown: `hidden`, `display: none`, and what only programs that read aloud are given.
[[nodiscard]] bool is_hidden(const HtmlNode& node);

}  // namespace warta::readers
