// SPDX-License-Identifier: GPL-3.0-or-later
// Facets and timelines of a result.
#pragma once

#include <xapian.h>

#include <chrono>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "searcher/compile/deadline.h"
#include "warta/searcher.h"

namespace warta {

// Counts every article that `query` matches by facets and time, exactly. Uses only Xapian's own match spies,
// which remote shards support, too.
class MatchCounts {
 public:
  MatchCounts(const Xapian::Database& database, const Xapian::Query& query, const SearchOptions& options,
              const Deadline& deadline);

  // Both throw as Deadline::check() does.
  [[nodiscard]] std::vector<FacetCounts> facets() const;
  [[nodiscard]] std::optional<Timeline> timeline() const;

 private:
  [[nodiscard]] FacetCounts counts_of(Facet facet) const;

  SearchOptions options_;
  Deadline deadline_;
  std::map<Xapian::valueno, Xapian::ValueCountMatchSpy> spies_;
  std::uint64_t total_ = 0;
};

// The day of a value of schema::kPublishedSlot (`YYYYMMDDhhmmss`).
[[nodiscard]] std::chrono::year_month_day day_of_stamp(std::string_view stamp);

// The first day of the step that contains `day`, and of the step after the one that begins with `first`.
[[nodiscard]] std::chrono::year_month_day first_day_of(TimeStep step, std::chrono::year_month_day day);
[[nodiscard]] std::chrono::year_month_day next_step(TimeStep step, std::chrono::year_month_day first);

}  // namespace warta
