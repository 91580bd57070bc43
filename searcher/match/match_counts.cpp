// SPDX-License-Identifier: GPL-3.0-or-later
// Counts with match spies and builds facets and timelines (match_counts.h).
#include "searcher/match/match_counts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <map>
#include <set>

#include "indexer/archive/fields.h"
#include "indexer/archive/schema.h"
#include "warta/error.h"

namespace warta {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

Xapian::valueno slot_of(Facet facet) { return *schema::row_of(facet).slot; }

template <typename Take>
void for_each_value(const Xapian::ValueCountMatchSpy& spy, const Deadline& deadline, const Take& take) {
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
    deadline.check();
    take(*value, std::uint64_t{value.get_termfreq()});
  }
}

}  // namespace

year_month_day day_of_stamp(std::string_view stamp) {
  const auto number = [stamp](std::size_t at, std::size_t length) {
    unsigned parsed = 0;
    std::from_chars(stamp.data() + at, stamp.data() + at + length, parsed);
    return parsed;
  };
  return std::chrono::year{static_cast<int>(number(0, 4))} / std::chrono::month{number(4, 2)} /
         std::chrono::day{number(6, 2)};
}

namespace {

std::string iso(year_month_day day) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();
}

}  // namespace

year_month_day first_day_of(TimeStep step, year_month_day day) {
  switch (step) {
    case TimeStep::day:
      return day;
    case TimeStep::week: {
      const std::chrono::weekday weekday{sys_days{day}};
      return year_month_day{sys_days{day} - (weekday - std::chrono::Monday)};
    }
    case TimeStep::month:
      return day.year() / day.month() / 1;
    case TimeStep::year:
      break;
  }
  return day.year() / 1 / 1;
}

year_month_day next_step(TimeStep step, year_month_day first) {
  switch (step) {
    case TimeStep::day:
      return year_month_day{sys_days{first} + std::chrono::days{1}};
    case TimeStep::week:
      return year_month_day{sys_days{first} + std::chrono::weeks{1}};
    case TimeStep::month:
      return first + std::chrono::months{1};
    case TimeStep::year:
      break;
  }
  return first + std::chrono::years{1};
}

MatchCounts::MatchCounts(const Xapian::Database& database, const Xapian::Query& query,
                         const SearchOptions& options, const Deadline& deadline)
    : options_(options), deadline_(deadline) {
  std::set<Xapian::valueno> slots;
  for (const Facet facet : options.facets) slots.insert(slot_of(facet));
  if (options.timeline) slots.insert(schema::kPublishedSlot);
  if (slots.empty()) return;
  for (const Xapian::valueno slot : slots) spies_.try_emplace(slot, slot);
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  for (auto& [slot, spy] : spies_) enquire.add_matchspy(&spy);
  (void)deadline.matches(enquire, 0, 0, database.get_doccount());
  total_ = spies_.begin()->second.get_total();
}

FacetCounts MatchCounts::counts_of(Facet facet) const {
  FacetCounts counts;
  counts.facet = facet;
  counts.without = total_;
  std::map<std::string, std::uint64_t> by_value;
  for_each_value(spies_.at(slot_of(facet)), deadline_, [&](const std::string& value, std::uint64_t articles) {
    constexpr std::size_t kYearDigits = 4;
    const std::string_view counted =
        facet == Facet::year ? std::string_view(value).substr(0, kYearDigits) : std::string_view(value);
    for (const std::string_view text : schema::texts_of_slot(counted))
      by_value[std::string(text)] += articles;
    counts.without -= articles;
  });
  for (const auto& [value, articles] : by_value) counts.values.push_back({value, articles});
  std::vector<Counted>& values = counts.values;
  std::stable_sort(values.begin(), values.end(),
                   [](const Counted& a, const Counted& b) { return a.articles > b.articles; });
  for (; values.size() > options_.facet_limit.value_or(values.size()); values.pop_back()) {
    ++counts.others;
    counts.others_articles += values.back().articles;
  }
  if (facet == Facet::year)
    std::sort(values.begin(), values.end(),
              [](const Counted& a, const Counted& b) { return a.value < b.value; });
  return counts;
}

std::vector<FacetCounts> MatchCounts::facets() const {
  std::vector<FacetCounts> all;
  for (const Facet facet : options_.facets) all.push_back(counts_of(facet));
  return all;
}

std::optional<Timeline> MatchCounts::timeline() const {
  if (!options_.timeline) return std::nullopt;
  Timeline timeline;
  timeline.step = *options_.timeline;
  timeline.undated = total_;
  std::map<year_month_day, std::uint64_t> by_step;
  for_each_value(spies_.at(schema::kPublishedSlot), deadline_,
                 [&](const std::string& value, std::uint64_t articles) {
                   by_step[first_day_of(timeline.step, day_of_stamp(value))] += articles;
                   timeline.undated -= articles;
                 });
  if (by_step.empty()) return timeline;
  for (year_month_day at = by_step.begin()->first; at <= by_step.rbegin()->first;
       at = next_step(timeline.step, at)) {
    deadline_.check();
    if (timeline.steps.size() == Timeline::kMostSteps) {
      throw Error(ErrorCode::invalid_argument,
                  "the timeline from " + iso(by_step.begin()->first) + " to " + iso(by_step.rbegin()->first) +
                      " has more than " + std::to_string(Timeline::kMostSteps) +
                      " steps; ask for a coarser step (week, month, year) or for fewer years");
    }
    const auto found = by_step.find(at);
    timeline.steps.push_back({iso(at), found == by_step.end() ? 0 : found->second});
  }
  return timeline;
}

}  // namespace warta
