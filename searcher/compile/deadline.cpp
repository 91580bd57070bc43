// SPDX-License-Identifier: GPL-3.0-or-later
// Interrupts a match of Xapian (deadline.h).
#include "searcher/compile/deadline.h"

#include <algorithm>
#include <string>

#include "searcher/compile/messages.h"
#include "warta/error.h"

namespace warta {

namespace {

// Accepts every article, and checks the clock. Xapian has no other way to end a match:
// Enquire::set_time_limit() only gives up exact totals when time is up, and beside a PostingSource phrases
// inside OR match wrongly (or-check-tie in docs/xapian-faults.md).
class Watch final : public Xapian::MatchDecider {
 public:
  explicit Watch(const Deadline& deadline) : deadline_(deadline) {}
  bool operator()(const Xapian::Document& /*document*/) const override {
    constexpr unsigned kArticlesBetween =
        16;  // an article takes .1 µs or, with a query of a thousand words, .1 ms
    if (++articles_ % kArticlesBetween == 0) deadline_.check();
    return true;
  }

 private:
  const Deadline& deadline_;
  mutable unsigned articles_ = 0;
};

}  // namespace

Deadline::Deadline(std::chrono::milliseconds limit, bool stops_matches)
    : limit_(limit), stops_matches_(stops_matches) {
  constexpr std::chrono::hours kLongest{24 * 365};  // a later deadline is none
  if (limit.count() > 0 && limit < kLongest) at_ = Clock::now() + limit;
}

std::chrono::milliseconds Deadline::left() const {
  using std::chrono::milliseconds;
  if (!at_) return milliseconds{0};
  return std::max(milliseconds{1}, std::chrono::duration_cast<milliseconds>(*at_ - Clock::now()));
}

Xapian::MSet Deadline::matches(const Xapian::Enquire& enquire, Xapian::doccount first, Xapian::doccount limit,
                               Xapian::doccount at_least) const {
  check();
  const Watch watch(*this);
  Xapian::MSet found =
      enquire.get_mset(first, limit, at_least, nullptr, at_ && stops_matches_ ? &watch : nullptr);
  check();
  return found;
}

void Deadline::fail() const {
  throw Error(ErrorCode::timeout, both(compile_messages::kTimeout, {limit_.count()}));
}

}  // namespace warta
