// SPDX-License-Identifier: GPL-3.0-or-later
// The paths of the HTTP server.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "searcher/server/answers.h"
#include "searcher/server/fresh_searcher.h"
#include "searcher/server/lanes.h"
#include "searcher/server/metrics.h"
#include "searcher/server/request_head.h"
#include "searcher/server/response.h"

namespace warta::server {

// Answers requests, on any number of threads.
class Routes {
 public:
  // Opens the archive, so that an error is found at the start. Throws like Searcher.
  Routes(const std::vector<std::string>& archives, const SearcherOptions& options,
         std::chrono::milliseconds most_time, std::function<void(const std::string&)> log);

  [[nodiscard]] Response answer(const std::string& address, std::size_t connections);
  // Of a request that was refused before its target was known.
  void count_refusal(int status) { metrics_.count("refused", status, {}); }

 private:
  [[nodiscard]] Response find(const std::string& address, const Target& target, std::size_t connections);
  [[nodiscard]] static SearcherPool::Lease borrow(SearcherPool& pool);
  [[nodiscard]] std::string health();
  [[nodiscard]] std::string head_for(const Target& target);

  std::function<void(const std::string&)> log_;
  AnswerLimits limits_;
  Lanes lanes_;
  SearcherPool pool_, slow_pool_;
  Metrics metrics_;
};

}  // namespace warta::server
