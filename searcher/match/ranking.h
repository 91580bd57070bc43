// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "searcher/compile/deadline.h"
#include "warta/searcher.h"

namespace warta {

// BM25 with Xapian's own k1 and b (measured on held-out news, DESIGN.md section 11): k1 = .8, b = .75 loses
// there.
[[nodiscard]] inline Xapian::BM25Weight ranking() { return {1.0, 0.0, 1.0, 0.5, 0.5}; }

// A weight as a score: in millionths. What differs by less is how a sum was rounded, which depends on the
// order of its words, and that Xapian chooses in each shard by itself.
[[nodiscard]] double counted(double weight);

// Messages from remote archives carry so many articles at a time.
inline constexpr Xapian::doccount kFetchedTogether = 200;

struct RankedHit {
  Xapian::docid number = 0;  // in all archives together; Document::get_docid() counts in its own shard
  Xapian::Document document;
  double score = 0;
  std::uint64_t copies = 0;
};

struct RankedPart {
  std::vector<RankedHit> hits;
  std::uint64_t total = 0;  // articles that match, exactly
  std::uint64_t heads = 0;  // hits there are, in all; known when `hits` are fewer than were asked for
};

// What matches, and the places in it in the order asked for.
struct OrderedMatches {
  Xapian::MSet matches;
  std::vector<Xapian::doccount> order;
};

// How many articles have one of `words` (terms), or nothing where a search tells it cheaper. Of two words no
// posting is read when it is known how many articles `have_all`; else, if the archives are `local`, those of
// all words but the most frequent are, and its own only where they are.
[[nodiscard]] std::optional<std::uint64_t> total_of_words(const Xapian::Database& database, bool local,
                                                          const std::vector<std::string>& words,
                                                          const Deadline& deadline,
                                                          std::optional<std::uint64_t> have_all = {});

// Articles by rank: what SearchOptions says of order, age and collapsing is done here.
class Ranking {
 public:
  // `scope` is what copies are counted among.
  Ranking(const Xapian::Database& database, const SearchOptions& options, Xapian::Query scope,
          const Deadline& deadline)
      : database_(database), options_(options), scope_(std::move(scope)), deadline_(deadline) {}

  // `limit` hits from the `first` on. What stands behind a hit of an earlier call is no hit either. When the
  // `total` is known Xapian can pass over what cannot be among the best (pruning.h: of which queries).
  [[nodiscard]] RankedPart part(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit,
                                std::optional<std::uint64_t> total = {});

  // The first `limit` of `query` but for those of `part`, which it matches as well and which are all there
  // are of theirs; the total of what is returned counts without them, too.
  [[nodiscard]] RankedPart rest(const Xapian::Query& query, const RankedPart& part, std::uint32_t limit,
                                std::optional<std::uint64_t> total);

  // Everything that matches, without collapsing.
  [[nodiscard]] OrderedMatches all(const Xapian::Query& query) const {
    return ordered(query, database_.get_doccount(), true);
  }

 private:
  struct Aged {
    Xapian::docid document = 0;
    double score = 0;
    Xapian::doccount at = 0;  // in what matches
  };

  [[nodiscard]] bool by_score() const { return options_.sort == SortOrder::relevance; }
  [[nodiscard]] Xapian::Enquire enquire(const Xapian::Query& query, bool prunes) const;
  // Whether only the id tells which of two matches comes first.
  [[nodiscard]] bool equal(const Xapian::MSet& ranked, Xapian::doccount a, Xapian::doccount b) const;
  [[nodiscard]] RankedPart page(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit,
                                std::optional<std::uint64_t> total) const;
  [[nodiscard]] RankedPart page_of_equals(const Xapian::Query& query, std::uint32_t first,
                                          std::uint32_t limit, std::optional<std::uint64_t> total) const;
  // The first `count`, and more than those: all that are equal to the last.
  [[nodiscard]] OrderedMatches ordered(const Xapian::Query& query, Xapian::doccount count,
                                       bool exact_total) const;
  void order_equals(const Xapian::Query& query, OrderedMatches& found) const;
  [[nodiscard]] std::vector<Aged> by_age(const Xapian::Query& query, std::uint64_t& total) const;
  [[nodiscard]] std::vector<Aged> best(const Xapian::Query& query, std::uint32_t count,
                                       std::uint64_t& total) const;
  std::uint64_t put_behind(Xapian::docid head, const Xapian::Query& query);
  [[nodiscard]] RankedPart collapsed(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit);

  const Xapian::Database& database_;
  const SearchOptions& options_;
  Xapian::Query scope_;
  const Deadline& deadline_;
  std::unordered_set<Xapian::docid> behind_;    // Collapse::near
  std::unordered_set<std::string> seen_media_;  // Collapse::media
};

}  // namespace warta
