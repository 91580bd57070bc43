// SPDX-License-Identifier: GPL-3.0-or-later
// Facets and timelines of a result.
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/archive/publisher_names.h"
#include "searcher/compile/deadline.h"
#include "warta/searcher.h"

namespace warta {

// Counts every article that `query` matches by facets and time, exactly. Reads the streams of values of
// local archives beside the list of matches; remote ones count with Xapian's own match spies.
class MatchCounts {
 public:
  // Throws Error(invalid_argument) for a name of tags that no article has.
  // Publishers have the name that `names` gives them; without it, the most frequent among the matches.
  MatchCounts(const Xapian::Database& database, const Xapian::Query& query, const SearchOptions& options,
              const Deadline& deadline, const PublisherNames* names = nullptr);

  // Both throw as Deadline::check() does.
  [[nodiscard]] std::vector<FacetCounts> facets() const;
  [[nodiscard]] std::optional<Timeline> timeline() const;

 private:
  // Articles by the value of a slot; by the day of schema::kPublishedSlot.
  using SlotCounts = std::unordered_map<std::string, std::uint64_t>;

  void count_in_streams(const Xapian::Query& query);
  void count_with_spies(const Xapian::Query& query);
  using StepCounts = std::map<std::chrono::year_month_day, std::uint64_t>;
  [[nodiscard]] StepCounts step_counts() const;
  // Timeline::by.
  [[nodiscard]] std::vector<TimelineRow> rows_of(const Timeline& timeline) const;
  [[nodiscard]] FacetCounts counts_of(Facet facet, const std::string& tag) const;

  Xapian::Database database_;
  Xapian::Query query_;
  SearchOptions options_;
  Deadline deadline_;
  const PublisherNames* names_;
  std::map<Xapian::valueno, SlotCounts> slots_;
  std::uint64_t total_ = 0;
};

// Extends timelines of one step to the same steps.
void align(std::vector<Timeline>& timelines, const Xapian::Database& database, bool share,
           const Deadline& deadline);

// The day of a value of schema::kPublishedSlot (`YYYYMMDDhhmmss`).
[[nodiscard]] std::chrono::year_month_day day_of_stamp(std::string_view stamp);

// The first day of the step that contains `day`, and of the step after the one that begins with `first`.
[[nodiscard]] std::chrono::year_month_day first_day_of(TimeStep step, std::chrono::year_month_day day);
[[nodiscard]] std::chrono::year_month_day next_step(TimeStep step, std::chrono::year_month_day first);

}  // namespace warta
