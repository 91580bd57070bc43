// SPDX-License-Identifier: GPL-3.0-or-later
// Orders, pages and collapses the matches of a query (ranking.h).
#include "searcher/match/ranking.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/archive/schema.h"
#include "searcher/compile/readings.h"
#include "searcher/match/match_counts.h"
#include "searcher/match/near_copies.h"
#include "searcher/match/pruning.h"
#include "warta/newsroom.h"

namespace warta {

namespace {

// The value in a slot of every match that has one. A single search, also for remote archives: the value that
// articles are sorted by is returned with them.
std::unordered_map<Xapian::docid, std::string> values_of(const Xapian::Database& database,
                                                         const Xapian::Query& query, Xapian::valueno slot,
                                                         const Deadline& deadline) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(slot, true);
  const Xapian::MSet matches = deadline.matches(enquire, 0, database.get_doccount());
  std::unordered_map<Xapian::docid, std::string> values;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    std::string value = match.get_sort_key();
    if (!value.empty()) values.emplace(*match, std::move(value));
  }
  return values;
}

}  // namespace

double counted(double weight) {
  constexpr double kMillionths = 1e6;
  return std::round(weight * kMillionths) / kMillionths;
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

Xapian::Enquire Ranking::enquire(const Xapian::Query& query, bool prunes) const {
  Xapian::Enquire enquire(database_);
  enquire.set_query(!prunes || prunes_rightly(query) ? query : skipping_through(query));
  enquire.set_weighting_scheme(ranking());
  if (!by_score()) {
    enquire.set_sort_by_value_then_relevance(schema::kPublishedSlot, options_.sort == SortOrder::newest);
  }
  return enquire;
}

bool Ranking::equal(const Xapian::MSet& ranked, Xapian::doccount a, Xapian::doccount b) const {
  return counted(ranked[a].get_weight()) == counted(ranked[b].get_weight()) &&
         (by_score() || ranked[a].get_sort_key() == ranked[b].get_sort_key());
}

// Sorting equal scores by Xapian would read the id of every match. So equal hits on a page are sorted here,
// and further matches are only fetched when equal ones cross the ends of the page.
RankedPart Ranking::page(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit,
                         std::optional<std::uint64_t> total) const {
  if (auto found = page_of_words(query, first, limit, total)) return *std::move(found);
  const std::uint32_t before = first > 0 ? 1 : 0;
  Xapian::Enquire asked = enquire(query, total.has_value());
  const Xapian::MSet ranked =
      deadline_.matches(asked, first - before, before + limit + 1, total ? 0 : database_.get_doccount());
  const bool cut_before = before == 1 && ranked.size() > 1 && equal(ranked, 0, 1);
  const bool cut_behind =
      limit > 0 && ranked.size() == before + limit + 1 && equal(ranked, before + limit - 1, before + limit);
  if (cut_before || cut_behind) return page_of_equals(query, first, limit, total);
  RankedPart part;
  part.total = total.value_or(ranked.get_matches_estimated());
  // Only from the first hit on: fetch-behind-the-first in docs/xapian-faults.md.
  if (first == 0 && ranked.size() <= kFetchedTogether) ranked.fetch();
  for (std::uint32_t at = before; at < ranked.size() && part.hits.size() < limit; ++at) {
    const Xapian::MSetIterator match = ranked[at];
    part.hits.push_back({*match, match.get_document(), counted(match.get_weight()), 0});
  }
  order_equals(part.hits);
  return part;
}

void Ranking::order_equals(std::vector<RankedHit>& hits) const {
  const auto same = [&](const RankedHit& a, const RankedHit& b) {
    constexpr auto kDay = schema::kPublishedSlot;
    return a.score == b.score && (by_score() || a.document.get_value(kDay) == b.document.get_value(kDay));
  };
  for (auto begin = hits.begin(); begin != hits.end();) {
    const auto end =
        std::find_if_not(begin + 1, hits.end(), [&](const RankedHit& hit) { return same(*begin, hit); });
    if (end - begin > 1)
      std::sort(begin, end, [](const RankedHit& a, const RankedHit& b) {
        return a.document.get_value(schema::kIdSlot) < b.document.get_value(schema::kIdSlot);
      });
    begin = end;
  }
}

std::optional<RankedPart> Ranking::page_of_words(const Xapian::Query& query, std::uint32_t first,
                                                 std::uint32_t limit,
                                                 std::optional<std::uint64_t> total) const {
  if (!by_score() || lengths_ == nullptr) return std::nullopt;
  const std::size_t count = std::size_t{first} + limit + 1;
  const auto found = top_matches(database_, query, count, total, *lengths_, deadline_);
  if (!found) return std::nullopt;
  const std::vector<ScoredArticle>& best = found->best;
  const auto equal = [&](std::size_t at) {
    return at < best.size() && counted(best[at - 1].score) == counted(best[at].score);
  };
  if ((first > 0 && equal(first)) || (limit > 0 && equal(std::size_t{first} + limit)))
    return page_of_equals(query, first, limit, found->total);
  RankedPart part;
  part.total = found->total;
  for (std::size_t at = first; at < best.size() && part.hits.size() < limit; ++at)
    part.hits.push_back(
        {best[at].number, database_.get_document(best[at].number), counted(best[at].score), 0});
  order_equals(part.hits);
  return part;
}

RankedPart Ranking::page_of_equals(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit,
                                   std::optional<std::uint64_t> total) const {
  RankedPart part;
  const OrderedMatches ranked = ordered(query, first + limit, !total);
  part.total = total.value_or(ranked.matches.get_matches_estimated());
  if (first == 0 && ranked.matches.size() <= kFetchedTogether) ranked.matches.fetch();
  for (std::size_t at = first; at < ranked.order.size() && part.hits.size() < limit; ++at) {
    const Xapian::MSetIterator match = ranked.matches[ranked.order[at]];
    part.hits.push_back({*match, match.get_document(), counted(match.get_weight()), 0});
  }
  return part;
}

// Xapian sorts by at most two keys: equal scores by id, or equal days by score. The rest is sorted here.
OrderedMatches Ranking::ordered(const Xapian::Query& query, Xapian::doccount count, bool exact_total) const {
  Xapian::Enquire asked = enquire(query, !exact_total);
  if (by_score()) asked.set_sort_by_relevance_then_value(schema::kIdSlot, false);
  const Xapian::doccount everything = database_.get_doccount();
  OrderedMatches found;
  for (Xapian::doccount look = count;;) {
    look = look < everything / 4 ? look * 4 + 1 : everything;
    // Otherwise Xapian prunes, and estimates the total.
    found.matches = deadline_.matches(asked, 0, look, exact_total ? everything : 0);
    if (count == 0 || look == everything || found.matches.size() < look) break;
    // Without scores Xapian's own order is right.
    const bool scored = !by_score() || found.matches[count - 1].get_weight() != 0;
    if (!scored || !equal(found.matches, count - 1, look - 1)) break;
  }
  found.order.resize(found.matches.size());
  std::iota(found.order.begin(), found.order.end(), Xapian::doccount{0});
  order_equals(query, found);
  if (options_.sort == SortOrder::oldest)
    std::stable_partition(found.order.begin(), found.order.end(),
                          [&](Xapian::doccount at) { return !found.matches[at].get_sort_key().empty(); });
  return found;
}

void Ranking::order_equals(const Xapian::Query& query, OrderedMatches& found) const {
  struct Group {
    Xapian::doccount begin;
    Xapian::doccount end;
  };
  std::vector<Group> groups;
  const Xapian::MSet& matches = found.matches;
  for (Xapian::doccount begin = 0, end = 0; begin < matches.size(); begin = end) {
    for (end = begin + 1; end < matches.size() && equal(matches, begin, end);) ++end;
    const bool by_id = by_score() && matches[begin].get_weight() == matches[end - 1].get_weight();
    if (end - begin > 1 && !by_id) groups.push_back({begin, end});
  }
  if (groups.empty()) return;
  std::unordered_map<Xapian::docid, std::string> ids;
  if (!by_score()) {
    std::string earliest = matches[groups.front().begin].get_sort_key();
    std::string latest = matches[groups.back().begin].get_sort_key();
    if (latest < earliest) std::swap(earliest, latest);
    const Xapian::Query days = earliest.empty() ? Xapian::Query::MatchAll
                                                : Xapian::Query(Xapian::Query::OP_VALUE_RANGE,
                                                                schema::kPublishedSlot, earliest, latest);
    ids = values_of(database_, {Xapian::Query::OP_FILTER, query, days}, schema::kIdSlot, deadline_);
  }
  const auto id_of = [&](Xapian::doccount at) {
    return by_score() ? matches[at].get_sort_key() : ids[*matches[at]];
  };
  for (const Group& group : groups)
    std::sort(found.order.begin() + group.begin, found.order.begin() + group.end,
              [&](Xapian::doccount a, Xapian::doccount b) { return id_of(a) < id_of(b); });
}

std::vector<Ranking::Aged> Ranking::by_age(const Xapian::Query& query, std::uint64_t& total) const {
  const OrderedMatches ranked = ordered(query, SearchOptions::kMaxRecent, true);
  total = ranked.matches.get_matches_estimated();
  const auto stamps = values_of(database_, query, schema::kPublishedSlot, deadline_);
  auto newest = std::chrono::sys_days::min();
  auto oldest = std::chrono::sys_days::max();
  for (const auto& [document, stamp] : stamps) {
    const std::chrono::sys_days day{day_of_stamp(stamp)};
    newest = std::max(newest, day);
    oldest = std::min(oldest, day);
  }
  std::vector<Aged> aged;
  for (const Xapian::doccount at : ranked.order) {
    const Xapian::MSetIterator match = ranked.matches[at];
    const auto stamp = stamps.find(*match);
    const std::chrono::days age =
        stamps.empty()
            ? std::chrono::days{0}
            : newest - (stamp == stamps.end() ? oldest : std::chrono::sys_days{day_of_stamp(stamp->second)});
    const double halvings = static_cast<double>(age.count()) / std::max(1U, *options_.half_life);
    aged.push_back({*match, counted(match.get_weight()) * std::exp2(-halvings), at});
  }
  std::sort(aged.begin(), aged.end(), [&ranked](const Aged& a, const Aged& b) {
    if (a.score != b.score) return a.score > b.score;
    return ranked.matches[a.at].get_sort_key() < ranked.matches[b.at].get_sort_key();
  });
  return aged;
}

std::vector<Ranking::Aged> Ranking::best(const Xapian::Query& query, std::uint32_t count,
                                         std::uint64_t& total) const {
  if (options_.half_life && by_score()) return by_age(query, total);
  const OrderedMatches ranked = ordered(query, count, true);
  total = ranked.matches.get_matches_estimated();
  std::vector<Aged> best;
  for (const Xapian::doccount at : ranked.order) {
    if (best.size() == count) break;
    best.push_back({*ranked.matches[at], counted(ranked.matches[at].get_weight()), at});
  }
  return best;
}

// Collapses the near-duplicates of `head` that no better hit has, and returns their number.
std::uint64_t Ranking::collapse_copies(Xapian::docid head, const Xapian::Query& query) {
  std::uint64_t copies = 0;
  const Xapian::Query all = scope_.empty() ? query : scope_;
  for (const NearCopy& copy : near_copies(database_, head, all, deadline_))
    copies += collapsed_.insert(copy.document).second ? 1 : 0;
  return copies;
}

RankedPart Ranking::collapsed(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit) {
  constexpr std::uint32_t kFirstLook = 100;
  RankedPart part;
  std::unordered_map<std::string, std::uint64_t> media;  // their matches
  if (options_.collapse == Collapse::media) {
    SearchOptions counting;
    counting.facets = {Facet::media};
    for (const FacetCounts& facet : MatchCounts(database_, query, counting, deadline_).facets())
      for (const Counted& one : facet.values) media.emplace(publisher_key(one.value), one.articles);
  }
  std::uint32_t looked_at = 0;
  for (std::uint32_t look = first + limit + kFirstLook; part.hits.size() < limit; look *= 4) {
    const std::vector<Aged> ranked = best(query, look, part.total);
    for (; looked_at < ranked.size() && part.hits.size() < limit; ++looked_at) {
      const Aged& one = ranked[looked_at];
      if (collapsed_.contains(one.document)) continue;
      const Xapian::Document document = database_.get_document(one.document);
      std::uint64_t copies = 0;
      if (options_.collapse == Collapse::near) {
        copies = collapse_copies(one.document, query);
        collapsed_.insert(one.document);
      } else {
        const std::string name = publisher_key(document.get_value(schema::kMediaSlot));
        if (!name.empty() && !seen_media_.insert(name).second) continue;
        copies = name.empty() ? 0 : media[name] - 1;
      }
      if (part.heads++ >= first) part.hits.push_back({one.document, document, one.score, copies});
    }
    if (ranked.size() < look) break;  // that were all
  }
  return part;
}

RankedPart Ranking::sorted_part(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit,
                                std::optional<std::uint64_t> total) {
  if (options_.collapse != Collapse::none && limit > 0) return collapsed(query, first, limit);
  if (!options_.half_life || !by_score()) {
    RankedPart part = page(query, first, limit, total);
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

// Undated articles come last in every order; Xapian puts an empty value first in an ascending one.
RankedPart Ranking::part(const Xapian::Query& query, std::uint32_t first, std::uint32_t limit,
                         std::optional<std::uint64_t> total) {
  const Xapian::Query undated{std::string(schema::kUndatedTerm)};
  if (options_.sort != SortOrder::oldest || database_.get_termfreq(std::string(schema::kUndatedTerm)) == 0)
    return sorted_part(query, first, limit, total);
  RankedPart part = sorted_part(excluding(query, undated), first, limit, {});
  const auto before = static_cast<std::uint32_t>(std::min<std::uint64_t>(first, part.heads));
  const auto left = limit - static_cast<std::uint32_t>(part.hits.size());
  RankedPart last = sorted_part({Xapian::Query::OP_FILTER, query, undated}, first - before, left, {});
  part.total += last.total;
  part.heads += last.heads;
  std::move(last.hits.begin(), last.hits.end(), std::back_inserter(part.hits));
  return part;
}

}  // namespace warta
