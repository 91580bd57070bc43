// SPDX-License-Identifier: GPL-3.0-or-later
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

namespace warta {

// Runs produce → transform → consume with `jobs` transforming threads, results consumed in the order
// produced, whatever the timing. produce runs on a thread of its own, consume on the caller's. At most 4 x
// jobs items are under way, which bounds memory. The first exception of any stage stops all of them and is
// rethrown by run().
template <typename In, typename Out>
class OrderedPipeline {
 public:
  using Produce = std::function<std::optional<In>()>;
  using Transform = std::function<Out(In&&, std::size_t worker)>;
  using Consume = std::function<void(Out&&)>;

  static void run(std::size_t jobs, const Produce& produce, const Transform& transform,
                  const Consume& consume) {
    OrderedPipeline pipeline(jobs);
    std::vector<std::thread> threads;
    threads.emplace_back([&] { pipeline.produce_all(produce); });
    for (std::size_t worker = 0; worker < jobs; ++worker) {
      threads.emplace_back([&, worker] { pipeline.transform_all(transform, worker); });
    }
    pipeline.consume_all(consume);
    for (std::thread& thread : threads) thread.join();
    if (pipeline.failure_) std::rethrow_exception(pipeline.failure_);
  }

 private:
  explicit OrderedPipeline(std::size_t jobs) : limit_(4 * jobs) {}

  void fail() {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
    stopped_ = true;
    changed_.notify_all();
  }

  void produce_all(const Produce& produce) {
    try {
      for (std::size_t number = 0;; ++number) {
        {
          std::unique_lock lock(mutex_);
          changed_.wait(lock, [&] { return stopped_ || number - consumed_ < limit_; });
          if (stopped_) return;
        }
        std::optional<In> item = produce();
        const std::lock_guard lock(mutex_);
        if (item) {
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
        changed_.notify_all();
      }
    } catch (...) {
      fail();
    }
  }

  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<std::size_t, In>> waiting_;
  std::map<std::size_t, Out> done_;
  std::size_t consumed_ = 0;
  std::optional<std::size_t> produced_;  // how many there are, once known
  bool stopped_ = false;
  std::exception_ptr failure_;
};

}  // namespace warta
