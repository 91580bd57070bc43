// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP server: `warta-search --serve`.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "searcher/server/listener.h"
#include "searcher/server/office.h"
#include "warta/searcher.h"

namespace warta::server {

struct ServeOptions {
  std::vector<std::string> archives;
  SearcherOptions searcher;
  std::chrono::milliseconds most_time{10'000};  // for a search; a request may set less
  OfficeOptions office;
  std::string address;  // `HOST:PORT`, `[IPV6]:PORT` or `PORT` of this machine; port 0: a free one
};

// Answers HTTP until SIGTERM or SIGINT, then finishes pending answers. SIGHUP reads the tokens and opens the
// access log again. `started` is called once, when the
// server is ready; `log` with one line for each failure that is not the client's. Throws Error: io (cannot
// listen at the address), invalid_argument (the address is invalid), and those of Office and Searcher. Call
// it once per process, before it has other threads.
void serve(const ServeOptions& options, const std::function<void(const Listening&)>& started,
           const std::function<void(const std::string&)>& log);

}  // namespace warta::server
