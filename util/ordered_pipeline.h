// SPDX-License-Identifier: GPL-3.0-or-later
// A pipeline of threads that keeps the order of its input. Indexing runs on it.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "util/threads.h"

namespace warta {

// Runs produce → transform → consume. `transform` runs on `jobs` threads (fewer when the system cannot start
// more), `produce` on another one, `consume` on the caller's, in the order of production. To bound memory, at
// most 4 × jobs items are in flight, and none is produced while their weight is `most_weight` or more. The
// first exception of a stage stops all of them; run() rethrows it.
template <typename In, typename Out>
class OrderedPipeline {
 public:
  using Produce = std::function<std::optional<In>()>;
  using Transform = std::function<Out(In&&, std::size_t worker)>;
  using Consume = std::function<void(Out&&)>;
  using Weigh = std::function<std::size_t(const In&)>;
  struct Bound {
    Weigh weigh;  // empty: items have no weight
    std::size_t most_weight = 0;
  };

  static void run(std::size_t jobs, const Produce& produce, const Transform& transform,
                  const Consume& consume, const Bound& bound = {}) {
    OrderedPipeline pipeline(jobs, bound);
    std::vector<std::thread> threads;
    start_threads(
        1, [&](std::size_t) { pipeline.produce_all(produce); }, threads);
    if (!threads.empty())
      start_threads(
          jobs, [&](std::size_t worker) { pipeline.transform_all(transform, worker); }, threads);
    if (threads.size() < 2) pipeline.fail(std::make_exception_ptr(no_thread()));
    pipeline.consume_all(consume);
    for (std::thread& thread : threads) thread.join();
    if (pipeline.failure_) std::rethrow_exception(pipeline.failure_);
  }

 private:
  OrderedPipeline(std::size_t jobs, const Bound& bound) : limit_(4 * jobs), bound_(bound) {}

  [[nodiscard]] bool has_room() const {
    return weights_.size() < limit_ && (weights_.empty() || !bound_.weigh || weight_ < bound_.most_weight);
  }

  void fail(std::exception_ptr failure = std::current_exception()) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    stopped_ = true;
    changed_.notify_all();
  }

  void produce_all(const Produce& produce) {
    try {
      for (std::size_t number = 0;; ++number) {
        {
          std::unique_lock lock(mutex_);
          changed_.wait(lock, [&] { return stopped_ || has_room(); });
          if (stopped_) return;
        }
        std::optional<In> item = produce();
        const std::lock_guard lock(mutex_);
        if (item) {
          weights_.push_back(bound_.weigh ? bound_.weigh(*item) : 0);
          weight_ += weights_.back();
          waiting_.emplace_back(number, std::move(*item));
        } else {
          produced_ = number;
        }
        changed_.notify_all();
        if (produced_) return;
      }
    } catch (...) {
      fail();
    }
  }

  void transform_all(const Transform& transform, std::size_t worker) {
    try {
      while (true) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || !waiting_.empty() || produced_; });
        if (stopped_ || waiting_.empty()) return;
        auto [number, item] = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        Out out = transform(std::move(item), worker);
        lock.lock();
        done_.emplace(number, std::move(out));
        changed_.notify_all();
      }
    } catch (...) {
      fail();
    }
  }

  void consume_all(const Consume& consume) {
    try {
      while (true) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || done_.contains(consumed_) || produced_ == consumed_; });
        if (stopped_ || !done_.contains(consumed_)) return;
        Out out = std::move(done_.extract(consumed_).mapped());
        lock.unlock();
        consume(std::move(out));
        lock.lock();
        ++consumed_;
        weight_ -= weights_.front();
        weights_.pop_front();
        changed_.notify_all();
      }
    } catch (...) {
      fail();
    }
  }

  std::size_t limit_;
  Bound bound_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<std::size_t, In>> waiting_;
  std::map<std::size_t, Out> done_;
  std::deque<std::size_t> weights_;  // of the items in flight, in order of production
  std::size_t weight_ = 0;           // their sum
  std::size_t consumed_ = 0;
  std::optional<std::size_t> produced_;  // their number, known once production has ended
  bool stopped_ = false;
  std::exception_ptr failure_;
};

}  // namespace warta
