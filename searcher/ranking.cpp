// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/ranking.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/schema.h"
#include "searcher/match_counts.h"
#include "searcher/near_copies.h"

namespace warta {

namespace {

void set_order(Xapian::Enquire& enquire, SortOrder order) {
  switch (order) {
    case SortOrder::relevance:
      enquire.set_sort_by_relevance_then_value(schema::kIdSlot, false);
      break;
    case SortOrder::newest:
      enquire.set_sort_by_value_then_relevance(schema::kPublishedSlot, true);
      break;
    case SortOrder::oldest:
      enquire.set_sort_by_value_then_relevance(schema::kPublishedSlot, false);
      break;
  }
}

// The day of every article that matches, without one for the undated. One search tells them all, also of
// remote archives: the value that articles are ordered by comes along.
std::unordered_map<Xapian::docid, std::chrono::sys_days> days_of(const Xapian::Database& database,
                                                                 const Xapian::Query& query,
                                                                 const Deadline& deadline) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(schema::kPublishedSlot, true);
  const Xapian::MSet matches = deadline.matches(enquire, 0, database.get_doccount());
  std::unordered_map<Xapian::docid, std::chrono::sys_days> days;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const std::string stamp = match.get_sort_key();
    if (!stamp.empty()) days.emplace(*match, std::chrono::sys_days{day_of_stamp(stamp)});
  }
  return days;
}

// Equal scores in the order of the ids.
void order_equals_by_id(std::vector<RankedHit>& hits) {
  for (auto begin = hits.begin(); begin != hits.end();) {
    const auto end =
        std::find_if(begin, hits.end(), [&](const RankedHit& hit) { return hit.score != begin->score; });
    if (end - begin > 1) {
      std::sort(begin, end, [](const RankedHit& a, const RankedHit& b) {
        return a.document.get_value(schema::kIdSlot) < b.document.get_value(schema::kIdSlot);
      });
    }
    begin = end;
  }
}

}  // namespace

std::uint64_t total_of_words(const Xapian::Database& database, const std::vector<std::string>& words,
                             const Deadline& deadline, std::optional<std::uint64_t> have_all) {
  std::vector<std::pair<Xapian::doccount, std::string>> by_frequency;
  for (const std::string& word : words) by_frequency.emplace_back(database.get_termfreq(word), word);
  const auto most = std::max_element(by_frequency.begin(), by_frequency.end());
  std::uint64_t total = most->first;
  if (have_all && words.size() == 2) {
    total = by_frequency[0].first + std::uint64_t{by_frequency[1].first};
    return total - std::min(total, *have_all);
  }
  const Xapian::Query frequent(most->second);
  by_frequency.erase(most);
  std::vector<Xapian::Query> others;
  for (const auto& [articles, word] : by_frequency)
    if (articles > 0) others.emplace_back(word);
  if (others.empty()) return total;
  Xapian::Enquire enquire(database);
  enquire.set_query({Xapian::Query::OP_AND_NOT,
                     Xapian::Query(Xapian::Query::OP_OR, others.begin(), others.end()), frequent});
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  total += deadline.matches(enquire, 0, 0, database.get_doccount()).get_matches_estimated();
  return total;
}

RankedPart Ranking::rest(const Xapian::Query& query, const RankedPart& part, std::uint32_t limit,
                         std::optional<std::uint64_t> total) {
  std::unordered_set<Xapian::docid> known;
  for (const RankedHit& hit : part.hits) known.insert(hit.number);
  RankedPart whole = this->part(query, 0, limit + static_cast<std::uint32_t>(part.hits.size()), total);
  std::erase_if(whole.hits, [&](const RankedHit& hit) { return known.contains(hit.number); });
  if (whole.hits.size() > limit) whole.hits.resize(limit);
  whole.total -= std::min(whole.total, part.total);
  whole.heads = whole.total;
  return whole;
}

// Asking Xapian to order equal scores makes it read the id of everything that matches. So what is equal on a
// page is ordered here, and only when equal scores lie across its ends is everything looked at.
RankedPart Ranking::by_relevance(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit,
                                 std::optional<std::uint64_t> total) const {
  const std::uint32_t before = first > 0 ? 1 : 0;
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  enquire.set_weighting_scheme(ranking());
  const Xapian::MSet ranked =
      deadline_.matches(enquire, first - before, before + limit + 1, total ? 0 : database_.get_doccount());
  const auto equal = [&ranked](std::uint32_t at) {
    return ranked[at].get_weight() == ranked[at + 1].get_weight();
  };
  const bool cut_before = before == 1 && ranked.size() > 1 && equal(0);
  const bool cut_behind = limit > 0 && ranked.size() == before + limit + 1 && equal(before + limit - 1);
  if (cut_before || cut_behind) return listed(query, first, limit, total);
  RankedPart part;
  part.total = total.value_or(ranked.get_matches_estimated());
  if (first == 0 && ranked.size() <= kFetchedTogether) ranked.fetch();
  for (std::uint32_t at = before; at < ranked.size() && part.hits.size() < limit; ++at) {
    const Xapian::MSetIterator match = ranked[at];
    part.hits.push_back({*match, match.get_document(), match.get_weight(), 0});
  }
  order_equals_by_id(part.hits);
  return part;
}

RankedPart Ranking::listed(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit,
                           std::optional<std::uint64_t> total) const {
  RankedPart part;
  const Xapian::MSet ranked = matches(query, first, limit, !total);
  part.total = total.value_or(ranked.get_matches_estimated());
  // Xapian 1.4.22 takes wrong items, or crashes, when the set does not begin with the first hit
  // (api/omenquire.cc, MSet::Internal::fetch_items).
  if (first == 0 && ranked.size() <= kFetchedTogether) ranked.fetch();
  for (auto match = ranked.begin(); match != ranked.end(); ++match)
    part.hits.push_back({*match, match.get_document(), match.get_weight(), 0});
  return part;
}

Xapian::MSet Ranking::matches(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit,
                              bool exact_total) const {
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  enquire.set_weighting_scheme(ranking());
  set_order(enquire, options_.sort);
  // Else Xapian passes over what cannot be among the best, and estimates the total.
  return deadline_.matches(enquire, first, limit, exact_total ? database_.get_doccount() : 0);
}

std::vector<Ranking::Aged> Ranking::by_age(const Xapian::Query& query, std::uint64_t& total) const {
  const Xapian::MSet ranked = matches(query, 0, SearchOptions::kMaxRecent, true);
  total = ranked.get_matches_estimated();
  const auto days = days_of(database_, query, deadline_);
  auto newest = std::chrono::sys_days::min();
  auto oldest = std::chrono::sys_days::max();
  for (const auto& [document, day] : days) {
    newest = std::max(newest, day);
    oldest = std::min(oldest, day);
  }
  std::vector<Aged> aged;
  for (auto match = ranked.begin(); match != ranked.end(); ++match) {
    const auto day = days.find(*match);
    const std::chrono::days age =
        days.empty() ? std::chrono::days{0} : newest - (day == days.end() ? oldest : day->second);
    const double halvings = static_cast<double>(age.count()) / std::max(1U, *options_.half_life);
    aged.push_back({*match, match.get_weight() * std::exp2(-halvings)});
  }
  // Equal scores stay in the order of the ids.
  std::stable_sort(aged.begin(), aged.end(), [](const Aged& a, const Aged& b) { return a.score > b.score; });
  return aged;
}

std::vector<Ranking::Aged> Ranking::best(const Xapian::Query& query, std::uint32_t count,
                                         std::uint64_t& total) const {
  if (options_.half_life && options_.sort == SortOrder::relevance) return by_age(query, total);
  const Xapian::MSet ranked = matches(query, 0, count, true);
  total = ranked.get_matches_estimated();
  std::vector<Aged> best;
  for (auto match = ranked.begin(); match != ranked.end(); ++match)
    best.push_back({*match, match.get_weight()});
  return best;
}

// How many articles stand behind `head`: its near-duplicates that no better hit has.
std::uint64_t Ranking::put_behind(Xapian::docid head, const Xapian::Query& query) {
  std::uint64_t copies = 0;
  const Xapian::Query all = scope_.empty() ? query : scope_;
  for (const NearCopy& copy : near_copies(database_, head, all, deadline_))
    copies += behind_.insert(copy.document).second ? 1 : 0;
  return copies;
}

RankedPart Ranking::collapsed(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit) {
  constexpr std::uint32_t kFirstLook = 100;
  RankedPart part;
  std::unordered_map<std::string, std::uint64_t> media;  // and how many match
  if (options_.collapse == Collapse::media) {
    SearchOptions counting;
    counting.facets = {Facet::media};
    for (const FacetCounts& facet : MatchCounts(database_, query, counting, deadline_).facets())
      for (const Counted& one : facet.values) media.emplace(one.value, one.articles);
  }
  std::uint32_t looked_at = 0;
  for (std::uint32_t look = first + limit + kFirstLook; part.hits.size() < limit; look *= 4) {
    const std::vector<Aged> ranked = best(query, look, part.total);
    for (; looked_at < ranked.size() && part.hits.size() < limit; ++looked_at) {
      const Aged& one = ranked[looked_at];
      if (behind_.contains(one.document)) continue;
      const Xapian::Document document = database_.get_document(one.document);
      std::uint64_t copies = 0;
      if (options_.collapse == Collapse::near) {
        copies = put_behind(one.document, query);
        behind_.insert(one.document);
      } else {
        const std::string name = document.get_value(schema::kMediaSlot);
        if (!name.empty() && !seen_media_.insert(name).second) continue;
        copies = name.empty() ? 0 : media[name] - 1;
      }
      if (part.heads++ >= first) part.hits.push_back({one.document, document, one.score, copies});
    }
    if (ranked.size() < look) break;  // there are no more
  }
  return part;
}

RankedPart Ranking::part(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit,
                         std::optional<std::uint64_t> total) {
  if (options_.collapse != Collapse::none && limit > 0) return collapsed(query, first, limit);
  const bool by_score = options_.sort == SortOrder::relevance;
  if (!options_.half_life || !by_score) {
    RankedPart part =
        by_score ? by_relevance(query, first, limit, total) : listed(query, first, limit, total);
    part.heads = part.total;
    return part;
  }
  RankedPart part;
  const std::vector<Aged> ranked = by_age(query, part.total);
  for (std::size_t i = first; i < ranked.size() && part.hits.size() < limit; ++i)
    part.hits.push_back({ranked[i].document, database_.get_document(ranked[i].document), ranked[i].score, 0});
  part.heads = part.total;
  return part;
}

}  // namespace warta
