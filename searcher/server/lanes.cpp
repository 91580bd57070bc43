// SPDX-License-Identifier: GPL-3.0-or-later
// The slow lane and the addresses that belong there (lanes.h).
#include "searcher/server/lanes.h"

#include <algorithm>
#include <memory>

namespace warta::server {

namespace {
constexpr std::size_t kRemembered = 1000;  // addresses, of at most 8,000 bytes each
}  // namespace

Response Lanes::run(const std::string& address, const std::function<std::optional<Response>()>& attempt,
                    const std::function<Response()>& whole) {
  if (!is_costly(address)) {
    if (std::optional<Response> response = attempt()) return *std::move(response);
    remember(address);
  }
  enter();
  const auto leaving = [this](void*) { leave(); };
  const std::unique_ptr<void, decltype(leaving)> inside(this, leaving);
  const auto start = std::chrono::steady_clock::now();
  Response response = whole();
  // It was slow for another reason, such as a cold cache.
  if (std::chrono::steady_clock::now() - start < limits_.attempt) forget(address);
  return response;
}

std::size_t Lanes::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_;
}

bool Lanes::is_costly(const std::string& address) const {
  const std::lock_guard lock(mutex_);
  return costly_.contains(address);
}

void Lanes::remember(const std::string& address) {
  const std::lock_guard lock(mutex_);
  if (!costly_.insert(address).second) return;
  order_.push_back(address);
  if (order_.size() <= kRemembered) return;
  costly_.erase(order_.front());
  order_.pop_front();
}

void Lanes::forget(const std::string& address) {
  const std::lock_guard lock(mutex_);
  if (costly_.erase(address) > 0) order_.erase(std::find(order_.begin(), order_.end(), address));
}

void Lanes::enter() {
  constexpr const char* kBusy = "too many costly searches at once; ask again in a moment";
  std::unique_lock lock(mutex_);
  if (waiting_ >= limits_.most_waiting) throw Refusal(kUnavailable, "busy", kBusy);
  ++waiting_;
  const bool entered =
      left_.wait_for(lock, limits_.patience, [this] { return running_ < limits_.slow_at_once; });
  --waiting_;
  if (!entered) throw Refusal(kUnavailable, "busy", kBusy);
  ++running_;
}

void Lanes::leave() {
  {
    const std::lock_guard lock(mutex_);
    --running_;
  }
  left_.notify_one();
}

}  // namespace warta::server
