// SPDX-License-Identifier: GPL-3.0-or-later
// The matches of a query in one article, for concordances.
#pragma once

#include <cstdint>
#include <functional>

#include "indexer/archive/stored_article.h"
#include "searcher/passages/article_matches.h"
#include "warta/searcher.h"

namespace warta {

// A text without the parts `taken` out of it, and the matches in that.
struct MatchedText {
  std::string text;
  std::vector<MatchSpan> matches;
};
[[nodiscard]] MatchedText matched_text(std::string_view text, const std::vector<TextSpan>& taken,
                                       MatchScan scan);

// Calls `take` with every match in the title, the story and links to other stories, until it returns false;
// returns false then.
bool each_occurrence(const StoredArticle& stored, const MatchFinders& finders, const Analyzer& analyzer,
                     std::uint32_t words, const std::function<bool(const Occurrence&)>& take);

// The matches in the body, in order and disjoint; and the parts of it that are not story.
[[nodiscard]] std::vector<SnippetSpan> story_marks(const StoredArticle& stored, const MatchFinders& finders);
[[nodiscard]] std::vector<SnippetSpan> removed_parts(const StoredArticle& stored);

}  // namespace warta
