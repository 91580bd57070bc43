// SPDX-License-Identifier: GPL-3.0-or-later
// The pipeline: order, bounds, exceptions, missing threads.
#include "util/ordered_pipeline.h"

#include <gtest/gtest.h>
#include <malloc.h>
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <iostream>
#include <random>
#include <stdexcept>
#include <vector>

namespace warta {
namespace {

using Pipeline = OrderedPipeline<int, int>;

std::vector<int> run_squares(std::size_t jobs, int count) {
  int next = 0;
  std::vector<int> results;
  Pipeline::run(
      jobs, [&]() -> std::optional<int> { return next < count ? std::optional(next++) : std::nullopt; },
      [](int&& value, std::size_t) {
        if (value % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
        return value * value;
      },
      [&](int&& value) { results.push_back(value); });
  return results;
}

TEST(OrderedPipeline, ConsumesInTheOrderProducedWhateverTheJobs) {
  std::vector<int> expected;
  for (int i = 0; i < 500; ++i) expected.push_back(i * i);
  for (const std::size_t jobs : {1U, 2U, 8U}) EXPECT_EQ(run_squares(jobs, 500), expected);
  EXPECT_TRUE(run_squares(2, 0).empty());
}

TEST(OrderedPipeline, KeepsFewItemsUnderWay) {
  std::atomic<int> produced{0};
  std::atomic<int> most{0};
  int consumed = 0;
  Pipeline::run(
      2, [&]() -> std::optional<int> { return produced < 300 ? std::optional(produced++) : std::nullopt; },
      [](int&& value, std::size_t) { return value; },
      [&](int&&) {
        most = std::max(most.load(), produced - consumed);
        ++consumed;
        std::this_thread::sleep_for(std::chrono::microseconds(50));
      });
  EXPECT_EQ(consumed, 300);
  EXPECT_LE(most, 9);  // 4 a job, and one in the producer's hand
}

TEST(OrderedPipeline, ProducesNothingWhileWhatIsUnderWayIsHeavy) {
  std::atomic<int> under_way{0};  // their weight; a hundred of 10, every tenth of 500
  std::atomic<int> most{0};
  int next = 0;
  int consumed = 0;
  const auto weight = [](int value) { return value % 10 == 0 ? 500 : 10; };
  Pipeline::run(
      4,
      [&]() -> std::optional<int> {
        if (next == 100) return std::nullopt;
        most = std::max(most.load(), under_way += weight(next));
        return next++;
      },
      [](int&& value, std::size_t) { return value; },
      [&](int&& value) {
        under_way -= weight(value);
        ++consumed;
      },
      {[&](const int& value) { return static_cast<std::size_t>(weight(value)); }, 100});
  EXPECT_EQ(consumed, 100);
  EXPECT_LT(most, 600);  // never two heavy ones
}

TEST(OrderedPipeline, AnyStagesExceptionStopsAllAndComesOut) {
  for (const int stage : {0, 1, 2}) {
    int next = 0;
    const auto throw_in = [&](int here, int value) {
      if (here == stage && value == 20) throw std::runtime_error("stage");
    };
    EXPECT_THROW(Pipeline::run(
                     3,
                     [&]() -> std::optional<int> {
                       throw_in(0, next);
                       return next++;
                     },
                     [&](int&& value, std::size_t) {
                       throw_in(1, value);
                       return value;
                     },
                     [&](int&& value) { throw_in(2, value); }),
                 std::runtime_error)
        << stage;
  }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
// Squares with 8 jobs in a process with room for `threads` threads; exits with 0 if the squares are right.
[[noreturn]] void square_with_room_for(std::size_t threads) {
  constexpr std::size_t kStack = std::size_t{64} << 20;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kStack);
  pthread_setattr_default_np(&attributes);
  mallopt(M_ARENA_MAX, 1);  // threads need only their stacks
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  const std::size_t room =
      pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) + threads * kStack + kStack / 2;
  const rlimit limit{room, room};
  setrlimit(RLIMIT_AS, &limit);
  try {
    _exit(run_squares(8, 100).size() == 100 ? 0 : 1);
  } catch (const Error& error) {
    std::cerr << error.what();
    _exit(2);
  }
}

TEST(OrderedPipeline, RunsOnFewerThreadsWhereTheSystemStartsNoMore) {
  EXPECT_EXIT(square_with_room_for(3), testing::ExitedWithCode(0), "");
  EXPECT_EXIT(square_with_room_for(1), testing::ExitedWithCode(2), "no more threads");
  EXPECT_EXIT(square_with_room_for(0), testing::ExitedWithCode(2), "no more threads");
}
#endif

}  // namespace
}  // namespace warta
