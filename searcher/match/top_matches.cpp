// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the best articles of a walk over the postings (top_matches.h).
#include "searcher/match/top_matches.h"

#include <algorithm>
#include <limits>

namespace warta {

namespace {

// Scores are rounded to millionths (counted() in ranking.h), and bounds are sums in another order.
constexpr double kRounding = 1e-9;

bool is_better(const ScoredArticle& a, const ScoredArticle& b) {
  return a.score != b.score ? a.score > b.score : a.number < b.number;
}

}  // namespace

std::optional<TopMatches> top_matches(const Xapian::Database& database, const Xapian::Query& query,
                                      std::size_t count, std::optional<std::uint64_t> total,
                                      ArticleLengths& lengths, const Deadline& deadline) {
  deadline.check();
  const Scoring scoring{lengths};
  const auto articles = articles_of(database, query, &scoring);
  if (articles == nullptr) return std::nullopt;
  constexpr unsigned kArticlesBetween = 256;  // looks at the clock, some 20 µs
  TopMatches found;
  std::vector<ScoredArticle>& heap = found.best;  // the worst of the best in front
  double need = -std::numeric_limits<double>::infinity();
  unsigned looked_at = 0;
  Xapian::docid at = articles->candidate_from(1);
  for (; at != kNoArticle; at = articles->candidate_from(at + 1)) {
    if (++looked_at % kArticlesBetween == 0) deadline.check();
    if (!articles->matches(at)) continue;
    ++found.total;
    const ScoredArticle article{at, articles->score(at, need)};
    if (heap.size() == count) {
      if (count == 0 || !is_better(article, heap.front())) continue;
      std::pop_heap(heap.begin(), heap.end(), is_better);
      heap.back() = article;
    } else {
      heap.push_back(article);
    }
    std::push_heap(heap.begin(), heap.end(), is_better);
    if (heap.size() < count) continue;
    need = heap.front().score - kRounding;
    if (total) articles->set_need(need);
  }
  deadline.check();
  std::sort_heap(heap.begin(), heap.end(), is_better);
  found.total = total.value_or(found.total);
  return found;
}

}  // namespace warta
