// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace warta::newsroom {

// A line of a body without its line end and without blanks around it.
struct Line {
  std::uint32_t begin = 0;  // of `text`, in the body
  std::string_view text;
  [[nodiscard]] std::uint32_t end() const noexcept { return begin + static_cast<std::uint32_t>(text.size()); }
  void drop(std::size_t bytes) noexcept {  // from its begin
    begin += static_cast<std::uint32_t>(bytes);
    text.remove_prefix(bytes);
  }
};

// The lines that hold anything but blanks (ASCII blanks and U+00A0).
[[nodiscard]] std::vector<Line> lines_of(std::string_view body);

[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;  // of ASCII blanks and U+00A0
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view lower_case) noexcept;  // ASCII
[[nodiscard]] bool starts_ignoring_case(std::string_view text, std::string_view lower_case) noexcept;
[[nodiscard]] bool is_upper(char c) noexcept;
[[nodiscard]] bool is_lower(char c) noexcept;
[[nodiscard]] bool is_digit(char c) noexcept;

// The blank-separated words of a short text.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

// One to `most` words that each begin with a capital: a person or a place.
[[nodiscard]] bool is_name(std::string_view text, std::size_t most);
// A name with no lower-case letter in it: `JAKARTA`, `BANDA ACEH`.
[[nodiscard]] bool is_all_capitals(std::string_view text);

}  // namespace warta::newsroom
