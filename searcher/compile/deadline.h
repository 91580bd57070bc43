// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <optional>

namespace warta {

// When a search has to be over. Whoever works long asks check() now and then.
class Deadline {
 public:
  Deadline() = default;  // never
  // From now on; 0 or less: never. `stops_matches`: false where archives are remote, whose machines know of
  // no deadline; then a match is waited for.
  explicit Deadline(std::chrono::milliseconds limit, bool stops_matches = true);

  // Throws Error(timeout) when it has passed. Costs some 25 ns, nothing without a limit.
  void check() const {
    if (at_ && Clock::now() >= *at_) fail();
  }

  // What is left of the limit, at least a millisecond; 0 without a limit.
  [[nodiscard]] std::chrono::milliseconds left() const;

  // Enquire::get_mset(), but throws as check() does, also in the middle.
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
