// SPDX-License-Identifier: GPL-3.0-or-later
// Queries on the values of slots (range_queries.h).
#include "searcher/compile/range_queries.h"

#include <array>
#include <cstdio>
#include <string>

#include "indexer/archive/schema.h"
#include "searcher/compile/readings.h"

namespace warta {

using Xapian::Query;

namespace {

std::string slot_day(std::chrono::year_month_day day, const char* time) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d%02u%02u%s", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), time);
  return text.data();
}

}  // namespace

Query date_query(const query::DateRange& range) {
  constexpr auto kSlot = schema::kPublishedSlot;
  // The slot has day and time; a closed end includes its whole day.
  if (!range.to) return without_score(Query(Query::OP_VALUE_GE, kSlot, slot_day(*range.from, "")));
  const std::string from = range.from ? slot_day(*range.from, "") : "0";
  return without_score(Query(Query::OP_VALUE_RANGE, kSlot, from, slot_day(*range.to, "999999")));
}

Query word_count_query(const query::WordCountRange& range) {
  constexpr auto kSlot = schema::kWordsSlot;
  const std::string from = Xapian::sortable_serialise(range.min.value_or(0));
  if (!range.max) return without_score(Query(Query::OP_VALUE_GE, kSlot, from));
  return without_score(Query(Query::OP_VALUE_RANGE, kSlot, from, Xapian::sortable_serialise(*range.max)));
}

}  // namespace warta
