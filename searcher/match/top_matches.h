// SPDX-License-Identifier: GPL-3.0-or-later
// The best articles of a query of words in local archives, with the scores of ranking(), faster than by
// Xapian's matcher: it scores every article, this only those that can be among the best. Used by ranking.cpp.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "searcher/compile/deadline.h"
#include "searcher/match/postings_tree.h"

namespace warta {

struct ScoredArticle {
  Xapian::docid number = 0;
  double score = 0;
};

struct TopMatches {
  std::vector<ScoredArticle> best;  // by score, then by number
  std::uint64_t total = 0;          // of all matches
};

// The `count` best matches. With a known `total` articles that cannot be among them are not looked at.
// Nothing: the query has parts other than words and phrases joined by AND, OR and NOT. Throws Error(timeout)
// at the deadline.
[[nodiscard]] std::optional<TopMatches> top_matches(const Xapian::Database& database,
                                                    const Xapian::Query& query, std::size_t count,
                                                    std::optional<std::uint64_t> total,
                                                    ArticleLengths& lengths, const Deadline& deadline);

}  // namespace warta
