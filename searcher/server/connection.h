// SPDX-License-Identifier: GPL-3.0-or-later
// One connection of a client. Request heads have limits on size, number of lines and time, so that no slow or
// endless client occupies a thread forever.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/server/request_head.h"

namespace warta::server {

struct ConnectionLimits {
  std::size_t request_line = 8000;              // bytes; RFC 9112 recommends to read that many at least
  std::size_t head = 16384;                     // bytes of request line and headers
  std::chrono::milliseconds head_time{5000};    // from the first byte of a head to its last
  std::chrono::milliseconds idle_time{5000};    // between requests
  std::chrono::milliseconds write_time{30000};  // for a whole answer
};

class Connection {
 public:
  // The caller keeps the socket. `stopping` ends the wait for a next request. HeadRules::loopback_only:
  // requests must be addressed to this machine by name, so that no other web page can reach us under a name
  // of its own (DNS rebinding).
  Connection(int socket, const ConnectionLimits& limits, const HeadRules& rules,
             const std::atomic<bool>& stopping)
      : socket_(socket), limits_(limits), rules_(rules), stopping_(stopping) {}

  // Waits for the head of a request. None when the other side is silent or gone. Throws Refusal for one
  // outside the limits; the connection cannot be used further.
  [[nodiscard]] std::optional<RequestHead> read_head();

  // False when the other side does not accept it all in time.
  [[nodiscard]] bool send(std::string_view bytes);

  // Ends the connection so that the other side can read the last answer: reads and discards further input for
  // a short while.
  void drain();

 private:
  using Clock = std::chrono::steady_clock;
  enum class Got { bytes, end, nothing };

  Got receive(Clock::time_point deadline, bool stop_ends_it);
  std::optional<RequestHead> take_head();
  void require_size() const;

  int socket_;
  const ConnectionLimits& limits_;
  const HeadRules& rules_;
  const std::atomic<bool>& stopping_;
  std::string received_;  // not yet examined
};

}  // namespace warta::server
