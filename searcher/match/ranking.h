// SPDX-License-Identifier: GPL-3.0-or-later
// Ranks the matches of a compiled query: order, pages, age, collapsing. Called by searcher.cpp.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "searcher/compile/deadline.h"
#include "searcher/match/top_matches.h"
#include "warta/searcher.h"

namespace warta {

// BM25 with Xapian's own k1 and b (measured on held-out news: k1 = .8, b = .75 is worse; docs/design.md).
[[nodiscard]] inline Xapian::BM25Weight ranking() { return {1.0, 0.0, 1.0, 0.5, 0.5}; }

// A weight as a score, in millionths. Smaller differences are rounding errors, which depend on the order of
// words in a sum, and Xapian chooses that in each shard separately.
[[nodiscard]] double counted(double weight);

// The number of articles in a message from a remote archive.
inline constexpr Xapian::doccount kFetchedTogether = 200;

struct RankedHit {
  Xapian::docid number = 0;  // over all archives; Document::get_docid() counts in its own shard
  Xapian::Document document;
  double score = 0;
  std::uint64_t copies = 0;
};

struct RankedPart {
  std::vector<RankedHit> hits;
  std::uint64_t total = 0;  // exact number of matches
  std::uint64_t heads = 0;  // number of hits; known when `hits` has fewer than requested
};

// The matches, and their places in the requested order.
struct OrderedMatches {
  Xapian::MSet matches;
  std::vector<Xapian::doccount> order;
};

// Ranks articles by order, age and collapsing of SearchOptions.
class Ranking {
 public:
  // Copies are counted in `scope`. `lengths`: of local archives; null for others.
  Ranking(const Xapian::Database& database, const SearchOptions& options, Xapian::Query scope,
          const Deadline& deadline, ArticleLengths* lengths)
      : database_(database),
        options_(options),
        scope_(std::move(scope)),
        deadline_(deadline),
        lengths_(lengths) {}

  // `limit` hits from number `first` on. Articles collapsed into a hit of an earlier call are not hits. With
  // a known `total` Xapian can prune (pruning.h: for which queries).
  [[nodiscard]] RankedPart part(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit,
                                std::optional<std::uint64_t> total = {});

  // The first `limit` hits of `query` without those of `part`, all of which it matches; its total excludes
  // them, too.
  [[nodiscard]] RankedPart rest(const Xapian::Query& query, const RankedPart& part, std::uint32_t limit,
                                std::optional<std::uint64_t> total);

  // All matches, without collapsing.
  [[nodiscard]] OrderedMatches all(const Xapian::Query& query) const {
    return ordered(query, database_.get_doccount(), true);
  }

 private:
  struct Aged {
    Xapian::docid document = 0;
    double score = 0;
    Xapian::doccount at = 0;  // among the matches
  };

  [[nodiscard]] bool by_score() const { return options_.sort == SortOrder::relevance; }
  [[nodiscard]] Xapian::Enquire enquire(const Xapian::Query& query, bool prunes) const;
  // Whether two matches differ only in their ids.
  [[nodiscard]] bool equal(const Xapian::MSet& ranked, Xapian::doccount a, Xapian::doccount b) const;
  // page() of words in local archives by score; nothing for others.
  [[nodiscard]] std::optional<RankedPart> page_of_words(const Xapian::Query& query, std::uint32_t first,
                                                        std::uint32_t limit,
                                                        std::optional<std::uint64_t> total) const;
  // Sorts hits that differ only in their ids by these.
  void order_equals(std::vector<RankedHit>& hits) const;
  [[nodiscard]] RankedPart page(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit,
                                std::optional<std::uint64_t> total) const;
  [[nodiscard]] RankedPart page_of_equals(const Xapian::Query& query, std::uint32_t first,
                                          std::uint32_t limit, std::optional<std::uint64_t> total) const;
  // The first `count` matches, and all that are equal to the last.
  [[nodiscard]] OrderedMatches ordered(const Xapian::Query& query, Xapian::doccount count,
                                       bool exact_total) const;
  void order_equals(const Xapian::Query& query, OrderedMatches& found) const;
  [[nodiscard]] std::vector<Aged> by_age(const Xapian::Query& query, std::uint64_t& total) const;
  [[nodiscard]] std::vector<Aged> best(const Xapian::Query& query, std::uint32_t count,
                                       std::uint64_t& total) const;
  std::uint64_t collapse_copies(Xapian::docid head, const Xapian::Query& query);
  // The same as part(), but for the order of undated articles.
  [[nodiscard]] RankedPart sorted_part(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit,
                                       std::optional<std::uint64_t> total);
  [[nodiscard]] RankedPart collapsed(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit);

  const Xapian::Database& database_;
  const SearchOptions& options_;
  Xapian::Query scope_;
  const Deadline& deadline_;
  ArticleLengths* lengths_;
  std::unordered_set<Xapian::docid> collapsed_;  // Collapse::near
  std::unordered_set<std::string> seen_media_;   // Collapse::media
};

}  // namespace warta
