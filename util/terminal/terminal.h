// SPDX-License-Identifier: GPL-3.0-or-later
// What programs may know and the library must not: the terminal, the environment, standard output.
#pragma once

#include <array>
#include <cstdint>
#include <streambuf>

#include "warta/query.h"

namespace warta::command_line {

enum class ColorMode : std::uint8_t { automatic, always, never };

[[nodiscard]] bool is_terminal(int descriptor);

// Columns of the terminal on `descriptor`, 80 when unknown.
[[nodiscard]] unsigned terminal_width(int descriptor);

// `automatic`: colour on a terminal, unless NO_COLOR is set or TERM is `dumb`.
[[nodiscard]] bool use_color(ColorMode mode, int descriptor);

// The language of the programs: English when the first of LC_ALL, LC_MESSAGES, LANG that is set begins with
// `en`, otherwise Indonesian.
[[nodiscard]] Language language();

// Standard output that detects a closed pipe: writing to one sets closed() and fails the stream silently; any
// other failure sets failed().
class OutputBuffer final : public std::streambuf {
 public:
  explicit OutputBuffer(int descriptor);
  ~OutputBuffer() override;
  OutputBuffer(const OutputBuffer&) = delete;
  OutputBuffer& operator=(const OutputBuffer&) = delete;
  [[nodiscard]] bool closed() const noexcept { return closed_; }
  [[nodiscard]] int failed() const noexcept { return errno_; }  // errno of the failure, 0 when none

 protected:
  int_type overflow(int_type character) override;
  int sync() override;

 private:
  bool flush_buffer();

  std::array<char, 1U << 16> buffer_{};
  int descriptor_;
  int errno_ = 0;
  bool closed_ = false;
};

}  // namespace warta::command_line
