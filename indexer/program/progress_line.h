// SPDX-License-Identifier: GPL-3.0-or-later
// The progress line of commands that index.
#pragma once

#include <chrono>
#include <cstdint>
#include <ostream>
#include <string>

#include "warta/archive_writer.h"

namespace warta::command_line {

// One line on a terminal: articles, rate, remaining time. Prints nothing unless `enabled`.
class ProgressLine {
 public:
  // `total_bytes` of the sources, 0 if unknown (standard input).
  ProgressLine(std::ostream& out, bool enabled, std::uint64_t total_bytes);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void update(const AddProgress& progress);
  // Removes the line, so that something else can be printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  std::ostream& out_;
  bool enabled_;
  bool shown_ = false;
  std::uint64_t total_bytes_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_{};
};

// `1:02:03`, or `2:03` under an hour.
[[nodiscard]] std::string clock_text(std::chrono::seconds time);

}  // namespace warta::command_line
