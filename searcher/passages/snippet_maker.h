// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses the passages that a result shows of an article.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/archive/stored_article.h"
#include "searcher/passages/article_matches.h"
#include "warta/newsroom.h"
#include "warta/snippet.h"

namespace warta {

struct SnippetOptions {
  std::uint32_t count = 1;
  std::uint32_t characters = 240;  // target length in code points
};

// The passages of `body` that show the most of the query's words closest together, the best first; of equally
// good ones, and all are equally good that have every word of the query next to another or nearly so, the
// first in the text. For one passage only as much is read as it takes to find it. `taken` are the spans that
// are not story and are never shown. Without any match: the begin of the story, without spans.
[[nodiscard]] std::vector<Snippet> make_snippets(std::string_view body, const std::vector<TextSpan>& taken,
                                                 MatchScan scan, const SnippetOptions& options);

// The lines of `stored` that link to other stories and contain a match, one passage each, at most
// `options.count`.
[[nodiscard]] std::vector<Snippet> related_snippets(const StoredArticle& stored, const ArticleMatches& found,
                                                    const SnippetOptions& options);

// The beginning of the story; empty if there is none.
[[nodiscard]] Snippet opening_of(std::string_view body, const std::vector<TextSpan>& taken,
                                 std::uint32_t characters);

}  // namespace warta
