// SPDX-License-Identifier: GPL-3.0-or-later
// The threads of the HTTP server.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "util/threads.h"

namespace warta::server {

// Each thread serves one accepted connection at a time; a bounded number of others wait for a thread.
class ConnectionWorkers {
 public:
  // `serve` has to close the socket that it is given, and must not throw.
  ConnectionWorkers(std::size_t threads, std::size_t most_waiting, std::function<void(int socket)> serve)
      : most_waiting_(most_waiting), serve_(std::move(serve)) {
    start_threads(
        threads, [this](std::size_t) { work(); }, threads_);
    if (threads_.empty()) throw no_thread();
  }
  // Returns when all connections are closed, the waiting ones, too.
  ~ConnectionWorkers() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  ConnectionWorkers(const ConnectionWorkers&) = delete;
  ConnectionWorkers& operator=(const ConnectionWorkers&) = delete;

  // Whether there is room for one more, for which it waits at most that long.
  [[nodiscard]] bool wait_for_room(std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, most, [this] { return waiting_.size() < most_waiting_; });
  }

  void take(int socket) {
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(socket);
    }
    changed_.notify_all();
  }

 private:
  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !waiting_.empty() || ending_; });
      if (waiting_.empty()) return;
      const int socket = waiting_.front();
      waiting_.pop_front();
      lock.unlock();
      changed_.notify_all();
      serve_(socket);
    }
  }

  std::size_t most_waiting_;
  std::function<void(int)> serve_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<int> waiting_;
  bool ending_ = false;
  std::vector<std::thread> threads_;  // last, since they use the other members
};

}  // namespace warta::server
