// SPDX-License-Identifier: GPL-3.0-or-later
// The time limit of a search. Every loop that may take long calls check().
#pragma once

#include <xapian.h>

#include <chrono>
#include <optional>

namespace warta {

// The latest end of a search.
class Deadline {
 public:
  Deadline() = default;  // never
  // Starts now; 0 or less: no limit. `stops_matches`: false for remote archives, whose servers know no
  // deadline; then a match runs to its end.
  explicit Deadline(std::chrono::milliseconds limit, bool stops_matches = true);

  // Throws Error(timeout) when the time is over. Costs some 25 ns, nothing without a limit.
  void check() const {
    if (at_ && Clock::now() >= *at_) fail();
  }

  // The remaining time, at least a millisecond; 0 without a limit.
  [[nodiscard]] std::chrono::milliseconds left() const;

  // Whether the archives are local.
  [[nodiscard]] bool stops_matches() const noexcept { return stops_matches_; }

  // Enquire::get_mset(), but throws like check(), also during the match.
  [[nodiscard]] Xapian::MSet matches(const Xapian::Enquire& enquire, Xapian::doccount first,
                                     Xapian::doccount limit, Xapian::doccount at_least = 0) const;

 private:
  using Clock = std::chrono::steady_clock;
  [[noreturn]] void fail() const;

  std::chrono::milliseconds limit_{0};
  std::optional<Clock::time_point> at_;
  bool stops_matches_ = true;
};

}  // namespace warta
