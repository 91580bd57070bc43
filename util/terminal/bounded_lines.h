// SPDX-License-Identifier: GPL-3.0-or-later
// Reads lines of queries and requests in bounded memory: `--batch` and the server on a pipe.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>

namespace warta::command_line {

// A line that is too long is reported without its text.
class BoundedLines {
 public:
  static constexpr std::size_t kMostBytes =
      std::size_t{64} * 1024;  // in a line: four times the longest query

  struct Line {
    std::string text;  // without the line feed
    bool too_long = false;
  };

  // `path` is a file, or `-` for standard input. Throws Error(io) naming it when it cannot be opened.
  explicit BoundedLines(const std::string& path);
  ~BoundedLines();
  BoundedLines(const BoundedLines&) = delete;
  BoundedLines& operator=(const BoundedLines&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }  // for error messages

  // Empty at the end. Throws Error(io).
  std::optional<Line> next();

 private:
  bool fill();

  std::string name_;
  int descriptor_;
  std::array<char, 1U << 16> buffer_{};
  std::size_t at_ = 0;
  std::size_t end_ = 0;
};

}  // namespace warta::command_line
