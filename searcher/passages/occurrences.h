// SPDX-License-Identifier: GPL-3.0-or-later
// The matches of a query in one article, for concordances.
#pragma once

#include <cstdint>
#include <functional>

#include "indexer/archive/stored_article.h"
#include "searcher/passages/article_matches.h"
#include "warta/searcher.h"

namespace warta {

// Calls `take` with every match in the title, the story and links to other stories, until it returns false;
// returns false then.
bool each_occurrence(const StoredArticle& stored, const MatchFinders& finders, const Analyzer& analyzer,
                     std::uint32_t words, const std::function<bool(const Occurrence&)>& take);

}  // namespace warta
