// SPDX-License-Identifier: GPL-3.0-or-later
// The layer between a socket and httplib. httplib 0.11 reads request heads without limits on their size,
// number of lines or time, so that one slow or endless client occupies a thread forever (CVE-2025-46728 among
// others). Here a head is read completely, within limits, and checked; httplib only sees valid ones.
#pragma once

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <string>

namespace warta::server {

struct ConnectionLimits {
  std::size_t request_line = 8000;  // bytes; httplib's own limit, built into Debian's library, is 8,192
  std::size_t head = 16384;         // bytes of request line and headers
  std::size_t headers = 64;         // lines
  std::chrono::milliseconds head_time{5000};    // from the first byte of a head to its last
  std::chrono::milliseconds idle_time{5000};    // between requests
  std::chrono::milliseconds write_time{30000};  // for a whole answer
};

class Connection final : public httplib::Stream {
 public:
  // The caller keeps the socket. `stopping` ends the wait for a next request. `loopback_only`: requests must
  // be addressed to this machine by name, so that no other web page can reach us under a name of its own (DNS
  // rebinding).
  Connection(socket_t socket, const ConnectionLimits& limits, bool loopback_only,
             const std::atomic<bool>& stopping)
      : socket_(socket), limits_(limits), loopback_only_(loopback_only), stopping_(stopping) {}

  // Waits for the head of a request. False when the other side is silent or gone. Throws Refusal for one
  // outside the limits; the connection cannot be used further.
  bool read_head();

  // Sends pending output. False when the other side does not accept it.
  bool flush();

  // Ends the connection so that the other side can read the last answer: reads and discards further input for
  // a short while.
  void drain();

  [[nodiscard]] bool is_readable() const override { return true; }
  [[nodiscard]] bool is_writable() const override { return true; }
  ssize_t read(char* to, size_t size) override;           // of the current head
  ssize_t write(const char* from, size_t size) override;  // until flush()
  using httplib::Stream::write;
  void get_remote_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  void get_local_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  [[nodiscard]] socket_t socket() const override { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;
  enum class Got { bytes, end, nothing };

  Got receive(Clock::time_point deadline, bool stop_ends_it);
  bool take_head();
  void require_size() const;

  socket_t socket_;
  const ConnectionLimits& limits_;
  bool loopback_only_;
  const std::atomic<bool>& stopping_;
  std::string received_;  // not yet examined
  std::string head_;      // the part that httplib reads
  std::size_t head_at_ = 0;
  std::string answer_;
};

}  // namespace warta::server
