// SPDX-License-Identifier: GPL-3.0-or-later
// Costly requests of a server, and plain ones beside them.
#include "searcher/server/lanes.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

namespace warta::server {
namespace {

using namespace std::chrono_literals;

const auto kNothingInTime = [] { return std::optional<Response>(); };
std::optional<Response> at_once() { return Response{.body = "plain"}; }

// Costly requests that end when they are let go.
class Costly {
 public:
  explicit Costly(Lanes& lanes) : lanes_(lanes) {}
  ~Costly() { end(); }
  void begin(const std::string& address) {
    answers_.push_back(std::async(std::launch::async, [this, address] {
      return lanes_.run(address, kNothingInTime, [this] {
        most_at_once_ = std::max(most_at_once_.load(), ++running_);
        begun_.release();
        gate_.wait();
        --running_;
        return Response{.body = "costly"};
      });
    }));
  }
  void wait_until_begun() { begun_.acquire(); }
  void end() {
    if (!gate_.try_wait()) gate_.count_down();
    for (auto& answer : answers_) EXPECT_EQ(answer.get().body, "costly");
    answers_.clear();
  }
  [[nodiscard]] int most_at_once() const { return most_at_once_; }

 private:
  Lanes& lanes_;
  std::latch gate_{1};
  std::counting_semaphore<> begun_{0};
  std::atomic<int> running_{0}, most_at_once_{0};
  std::vector<std::future<Response>> answers_;
};

TEST(Lanes, PlainRequestsAreAnsweredWhileCostlyOnesFillTheirLane) {
  Lanes lanes({.slow_at_once = 2, .patience = 1h, .attempt = 0ms});
  Costly costly(lanes);
  for (int i = 0; i < 6; ++i) costly.begin("/search?q=" + std::to_string(i));
  costly.wait_until_begun();
  costly.wait_until_begun();
  while (lanes.waiting() < 4) std::this_thread::yield();
  // None of the costly ones ends before these.
  for (int i = 0; i < 1000; ++i)
    EXPECT_EQ(lanes.run("/search?q=gempa", at_once, [] { return Response{.body = "slow"}; }).body, "plain");
  costly.end();
  EXPECT_EQ(costly.most_at_once(), 2);
}

TEST(Lanes, AnAddressThatWasCostlyIsNotTriedAgain) {
  Lanes lanes({.attempt = 0ms});
  const auto slow = [] { return Response{.body = "slow"}; };
  EXPECT_EQ(lanes.run("/a", kNothingInTime, slow).body, "slow");
  EXPECT_EQ(lanes.run("/a", at_once, slow).body, "slow");
  EXPECT_EQ(lanes.run("/b", at_once, slow).body, "plain");
}

TEST(Lanes, OneThatWasSlowOnceIsTriedAgain) {
  Lanes lanes({.attempt = 1h});
  const auto slow = [] { return Response{.body = "slow"}; };
  EXPECT_EQ(lanes.run("/a", kNothingInTime, slow).body, "slow");
  EXPECT_EQ(lanes.run("/a", at_once, slow).body, "plain");
}

TEST(Lanes, WhoWaitsTooLongOrBehindTooManyIsRefused) {
  Lanes lanes({.slow_at_once = 1, .most_waiting = 1, .patience = 1ms, .attempt = 0ms});
  Costly costly(lanes);
  costly.begin("/a");
  costly.wait_until_begun();
  const auto slow = [] { return Response{}; };
  EXPECT_THROW((void)lanes.run("/b", kNothingInTime, slow), Refusal);
  Lanes patient({.slow_at_once = 1, .most_waiting = 1, .patience = 1h, .attempt = 0ms});
  Costly first(patient);
  first.begin("/a");
  first.wait_until_begun();
  first.begin("/b");
  while (patient.waiting() < 1) std::this_thread::yield();
  EXPECT_THROW((void)patient.run("/c", kNothingInTime, slow), Refusal);
  first.end();
  // A place is given back also by one that fails.
  EXPECT_THROW(
      (void)patient.run("/d", kNothingInTime, []() -> Response { throw Refusal(400, "bad", "bad"); }),
      Refusal);
  EXPECT_EQ(patient.run("/e", kNothingInTime, [] { return Response{.body = "e"}; }).body, "e");
}

}  // namespace
}  // namespace warta::server
