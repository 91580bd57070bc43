// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the progress line (progress_line.h).
#include "indexer/program/progress_line.h"

#include <array>
#include <cstdio>

namespace warta::command_line {

std::string clock_text(std::chrono::seconds time) {
  const long long seconds = time.count();
  std::array<char, 32> text{};
  if (seconds >= 3600) {
    std::snprintf(text.data(), text.size(), "%lld:%02lld:%02lld", seconds / 3600, seconds / 60 % 60,
                  seconds % 60);
  } else {
    std::snprintf(text.data(), text.size(), "%lld:%02lld", seconds / 60, seconds % 60);
  }
  return text.data();
}

ProgressLine::ProgressLine(std::ostream& out, bool enabled, std::uint64_t total_bytes)
    : out_(out), enabled_(enabled), total_bytes_(total_bytes) {}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::update(const AddProgress& progress) {
  constexpr std::chrono::milliseconds kInterval{200};
  if (!enabled_) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < kInterval) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const double rate = seconds > 0 ? static_cast<double>(progress.records()) / seconds : 0;
  std::array<char, 160> text{};
  std::snprintf(text.data(), text.size(), "%llu articles, %.0f a second",
                static_cast<unsigned long long>(progress.records()), rate);
  std::string line(text.data());
  if (total_bytes_ > 0 && progress.bytes_read > 0 && progress.bytes_read <= total_bytes_) {
    const double share = static_cast<double>(progress.bytes_read) / static_cast<double>(total_bytes_);
    const auto left = std::chrono::seconds(static_cast<long long>(seconds * (1 - share) / share));
    std::snprintf(text.data(), text.size(), ", %.0f %%, %s left", share * 100, clock_text(left).c_str());
    line += text.data();
  }
  out_ << "\r\x1b[K" << line << std::flush;
  shown_ = true;
}

void ProgressLine::clear() {
  if (shown_) out_ << "\r\x1b[K" << std::flush;
  shown_ = false;
}

}  // namespace warta::command_line
