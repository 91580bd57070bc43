// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps costly requests from delaying plain ones: each is first tried for a short time; one that needs more
// goes to a lane where few run at once and others wait. What a request costs is not known before it has run.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_set>

#include "searcher/server/response.h"

namespace warta::server {

struct LaneLimits {
  std::size_t slow_at_once = 2;
  std::size_t most_waiting = 32;  // further ones are refused; each holds a connection
  std::chrono::milliseconds patience{10'000};
  std::chrono::milliseconds attempt{50};  // a run of the slow lane that takes less was no costly one
};

// Any number of threads.
class Lanes {
 public:
  explicit Lanes(const LaneLimits& limits) : limits_(limits) {}

  // Answers the request for `address`: by `attempt`, which returns nothing when its short time is up, or by
  // `whole` in the slow lane; at once there when this address needed that before. Throws Refusal(503) when
  // too many wait there, or none ends in time.
  Response run(const std::string& address, const std::function<std::optional<Response>()>& attempt,
               const std::function<Response()>& whole);

  [[nodiscard]] std::size_t waiting() const;

 private:
  [[nodiscard]] bool is_costly(const std::string& address) const;
  void remember(const std::string& address);
  void forget(const std::string& address);
  void enter();
  void leave();

  LaneLimits limits_;
  mutable std::mutex mutex_;
  std::condition_variable left_;
  std::size_t running_ = 0;
  std::size_t waiting_ = 0;
  std::unordered_set<std::string> costly_;
  std::deque<std::string> order_;  // of costly_, the oldest first
};

}  // namespace warta::server
