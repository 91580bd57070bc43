// SPDX-License-Identifier: GPL-3.0-or-later
// The threads of the HTTP server.
#pragma once

#include <httplib.h>

#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

#include "util/threads.h"

namespace warta::server {

// Each thread serves one connection at a time. Unlike httplib's own pool, it bounds the number of waiting
// connections; beyond that none is accepted.
class WorkerQueue final : public httplib::TaskQueue {
 public:
  WorkerQueue(std::size_t threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
    start_threads(
        threads, [this](std::size_t) { work(); }, threads_);
    if (threads_.empty()) throw no_thread();
  }

  void enqueue(std::function<void()> job) override {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return jobs_.size() < most_waiting_; });
    jobs_.push_back(std::move(job));
    changed_.notify_all();
  }

  void shutdown() override {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

 private:
  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !jobs_.empty() || ending_; });
      if (jobs_.empty()) return;
      const std::function<void()> job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      changed_.notify_all();
      job();
    }
  }

  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::list<std::function<void()>> jobs_;
  bool ending_ = false;
  std::vector<std::thread> threads_;  // last, since they use the other members
};

}  // namespace warta::server
