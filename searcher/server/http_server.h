// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "warta/searcher.h"

namespace warta::server {

struct ServeOptions {
  std::vector<std::string> archives;
  SearcherOptions searcher;
  std::chrono::milliseconds most_time{10'000};  // for a search; a request may ask for less
  std::string address;  // `HOST:PORT`, `[IPV6]:PORT` or `PORT` of this machine; port 0: a free one
};

// Where a server listens.
struct Listening {
  std::string url;  // `http://127.0.0.1:8080/`
  bool loopback = true;
};

// Answers HTTP until SIGTERM or SIGINT, then finishes what it has begun to answer. `started` is called once,
// when requests will be answered; `log` with one line about each failure that is not a request's fault.
// Throws Error: io (the address cannot be listened at), invalid_argument (it is none), and what Searcher
// throws. To be called once in a process, before it has other threads.
void serve(const ServeOptions& options, const std::function<void(const Listening&)>& started,
           const std::function<void(const std::string&)>& log);

}  // namespace warta::server
