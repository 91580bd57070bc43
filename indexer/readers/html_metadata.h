// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/readers/html_tree.h"
#include "warta/published_at.h"

namespace warta::readers {

// What a page says of its article outside the story. Empty: it does not say.
struct PageMetadata {
  std::string title, description, url, source, section, author, editor, place, language;
  std::string body;       // the whole story, where JSON-LD has it
  std::string published;  // as written
  std::vector<std::string> tags;
};

// The first article among the JSON-LD scripts of the page (schema.org NewsArticle and its kin, also inside
// @graph, lists and mainEntity). Scripts that are no JSON are passed over, but for the mistakes that systems
// make: raw line breaks in texts, commas before a bracket, CDATA marks.
[[nodiscard]] PageMetadata json_ld_metadata(const HtmlNode& root);

// All the page says, from the most to the least trustworthy place: JSON-LD, microdata, OpenGraph and
// `article:`, other `<meta>`, the page's own headline, date line and names.
struct PageFacts {
  PageMetadata fields;
  std::optional<PublishedAt> published;
};
[[nodiscard]] PageFacts page_facts(const HtmlNode& root);

}  // namespace warta::readers
