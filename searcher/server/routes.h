// SPDX-License-Identifier: GPL-3.0-or-later
// The paths of the HTTP server.
#pragma once

#include <httplib.h>

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "searcher/server/answers.h"
#include "searcher/server/fresh_searcher.h"
#include "searcher/server/metrics.h"
#include "searcher/server/request_head.h"

namespace warta::server {

// Sent with every answer: no guessed types, no frames, nothing from other hosts.
[[nodiscard]] const std::vector<std::pair<std::string, std::string>>& security_headers();

// A complete HTTP answer that ends the connection, for requests that do not reach httplib.
[[nodiscard]] std::string raw_answer(const Refusal& refusal);

// Answers requests, on any number of threads.
class Routes {
 public:
  // Opens the archive, so that an error is found at the start. Throws like Searcher.
  Routes(const std::vector<std::string>& archives, const SearcherOptions& options,
         std::chrono::milliseconds most_time, std::function<void(const std::string&)> log);

  void answer(const httplib::Request& request, httplib::Response& response, std::size_t connections);
  void count_refusal(int status) { metrics_.count("refused", status, {}); }

 private:
  struct Answer {
    std::string body;
    const char* type;
  };
  Answer find(const Target& target, std::size_t connections, httplib::Response& response);
  [[nodiscard]] SearcherPool::Lease borrow();
  [[nodiscard]] std::string health();

  std::function<void(const std::string&)> log_;
  AnswerLimits limits_;
  SearcherPool pool_;
  Metrics metrics_;
};

}  // namespace warta::server
