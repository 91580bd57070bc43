// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/html/tree.h"

namespace warta::readers {

// An article among the data that a page keeps for its own scripts.
struct StateArticle {
  std::string title, body;  // the body as text or HTML; empty: there is none
};

// The article in `<script type="application/json">` (Next.js, Nuxt, and others that draw their pages in the
// browser): the longest body of an object that has a title, too. Where the page itself says its `title`, only
// of one that has the same, perhaps without the site's name.
[[nodiscard]] StateArticle state_article(const HtmlNode& root, std::string_view title);

}  // namespace warta::readers
