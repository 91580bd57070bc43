// SPDX-License-Identifier: GPL-3.0-or-later
// Metrics of the HTTP server.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace warta::server {

// Counts of --serve in the text format of Prometheus (version 0.0.4). Labels have few values, whatever
// clients send.
class Metrics {
 public:
  // `endpoint`: one of a fixed few.
  void count(const std::string& endpoint, int status, std::chrono::steady_clock::duration taken);

  [[nodiscard]] std::string text(std::uint64_t articles, std::size_t connections) const;

 private:
  static constexpr std::array<double, 10> kBounds = {.001, .0025, .005, .01, .025, .05, .1, .25, 1, 5};  // s
  struct Latency {
    std::array<std::uint64_t, kBounds.size()> within{};  // cumulative
    std::uint64_t count = 0;
    double seconds = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Latency> latencies_;
  std::chrono::system_clock::time_point started_ = std::chrono::system_clock::now();
};

}  // namespace warta::server
