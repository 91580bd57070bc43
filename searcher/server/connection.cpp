// SPDX-License-Identifier: GPL-3.0-or-later
// Reads and writes a socket with limits (connection.h).
#include "searcher/server/connection.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "searcher/server/refusal.h"

namespace warta::server {

namespace {

constexpr int kRequestTimeout = 408;
constexpr std::chrono::milliseconds kStopPollInterval{
    100};  // how often a waiting connection checks for a stop

int milliseconds_until(std::chrono::steady_clock::time_point deadline) {
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, kStopPollInterval.count()));
}

bool wait_for(int socket, short event, std::chrono::steady_clock::time_point deadline) {
  pollfd wanted{socket, event, 0};
  return ::poll(&wanted, 1, milliseconds_until(deadline)) > 0;
}

bool is_transient(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

}  // namespace

Connection::Got Connection::receive(Clock::time_point deadline, bool stop_ends_it) {
  std::array<char, 8192> bytes{};
  while (Clock::now() < deadline) {
    if (stop_ends_it && stopping_) return Got::end;
    if (!wait_for(socket_, POLLIN, deadline)) continue;
    const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got > 0) {
      received_.append(bytes.data(), static_cast<std::size_t>(got));
      return Got::bytes;
    }
    if (got == 0 || !is_transient(errno)) return Got::end;
  }
  return Got::nothing;
}

void Connection::require_size() const {
  const std::size_t line = std::min(received_.find("\r\n"), received_.size());
  if (line > limits_.request_line) {
    throw Refusal(kUriTooLong, "too_long",
                  "the address may have " + std::to_string(limits_.request_line) + " bytes at most");
  }
  const std::size_t head = std::min(received_.find("\r\n\r\n"), received_.size());
  if (head > limits_.head) {
    throw Refusal(kHeadTooLarge, "headers_too_large",
                  "the headers may have " + std::to_string(limits_.head) + " bytes at most");
  }
}

// Takes the next head from the received bytes, if it is complete.
std::optional<RequestHead> Connection::take_head() {
  require_size();
  const std::size_t end = received_.find("\r\n\r\n");
  if (end == std::string::npos) return std::nullopt;
  constexpr std::size_t kEnd = 4;
  RequestHead head = parse_head(std::string_view(received_).substr(0, end), rules_);
  received_.erase(0, end + kEnd);
  return head;
}

std::optional<RequestHead> Connection::read_head() {
  const auto idle_until = Clock::now() + limits_.idle_time;
  while (received_.empty())
    if (receive(idle_until, true) != Got::bytes) return std::nullopt;
  const auto deadline = Clock::now() + limits_.head_time;
  for (;;) {
    if (std::optional<RequestHead> head = take_head()) return head;
    switch (receive(deadline, false)) {
      case Got::bytes:
        break;
      case Got::end:
        return std::nullopt;
      case Got::nothing:
        throw Refusal(kRequestTimeout, "too_slow", "the headers did not come in time");
    }
  }
}

bool Connection::send(std::string_view bytes) {
  const auto deadline = Clock::now() + limits_.write_time;
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
      continue;
    }
    if (!is_transient(errno) || Clock::now() >= deadline) return false;
    (void)wait_for(socket_, POLLOUT, deadline);
  }
  return true;
}

void Connection::drain() {
  ::shutdown(socket_, SHUT_WR);
  constexpr std::chrono::seconds kPatience{1};
  constexpr std::size_t kMost = std::size_t{4} << 20;  // bytes
  const auto deadline = Clock::now() + kPatience;
  std::size_t drained = 0;
  received_.clear();
  while (drained < kMost && receive(deadline, true) == Got::bytes) {
    drained += received_.size();
    received_.clear();
  }
}

}  // namespace warta::server
