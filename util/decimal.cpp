// SPDX-License-Identifier: GPL-3.0-or-later
// Number formatting with std::to_chars, which ignores the locale.
#include "util/decimal.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace warta {

namespace {

constexpr std::size_t kLongest = 400;  // the greatest double has 309 digits before the point

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.insert(0, width - text.size(), ' ');
  return text;
}

}  // namespace

std::string decimal(double value, int places, std::size_t width) {
  std::array<char, kLongest> text{};
  const auto [end, error] =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, places);
  return padded(std::string(text.data(), end), width);
}

std::string signed_decimal(double value, int places, std::size_t width) {
  return padded((std::signbit(value) ? "" : "+") + decimal(value, places), width);
}

std::string decimal(double value) {
  std::array<char, kLongest> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), end};
}

}  // namespace warta
