// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html_metadata.h"

#include "indexer/readers/html_text.h"

namespace warta::readers {

PageFacts page_facts(const HtmlNode& root) {
  PageFacts facts;
  facts.fields = json_ld_metadata(root);
  facts.published = parse_published_at(facts.fields.published);
  if (const HtmlNode* h1 = find_element(root, [](const HtmlNode& n) { return n.tag == "h1"; });
      facts.fields.title.empty() && h1 != nullptr)
    facts.fields.title = text_under(*h1);
  return facts;
}

}  // namespace warta::readers
