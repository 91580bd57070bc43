// SPDX-License-Identifier: GPL-3.0-or-later
// A line for each request: `TIME CLIENT NAME METHOD PATH STATUS BYTES SECONDS`.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

namespace warta::server {

struct AccessEntry {
  std::string client, name;  // name: of the token; empty: none
  std::string method, target;
  int status = 0;
  std::size_t bytes = 0;
  std::chrono::steady_clock::duration taken{};
};

class AccessLog {
 public:
  // Empty `file`: no log. `queries`: with the query; else only the page. Throws Error(io).
  AccessLog(std::string file, bool queries);
  ~AccessLog();
  AccessLog(const AccessLog&) = delete;
  AccessLog& operator=(const AccessLog&) = delete;

  void write(const AccessEntry& entry);
  // Opens the file again, after another program has renamed it. Throws Error(io), and keeps the old one.
  void reopen();

 private:
  std::string file_;
  bool queries_;
  std::mutex mutex_;
  int descriptor_ = -1;
};

}  // namespace warta::server
