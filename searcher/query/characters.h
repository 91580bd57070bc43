// SPDX-License-Identifier: GPL-3.0-or-later
// The classes of characters in the query language. Text is valid UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace warta::query {

// The code point at `at`, and its length in bytes. U+FFFFFFFF with length 1 for invalid UTF-8.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;
};
inline constexpr char32_t kNotUtf8 = 0xFFFFFFFF;
[[nodiscard]] CodePoint code_point_at(std::string_view utf8, std::size_t at) noexcept;

// White space of Unicode, and the invisible separators of pasted text: ZWSP, word joiner, BOM.
[[nodiscard]] bool is_blank(char32_t c) noexcept;

// C0, DEL and C1, except tab and line ends.
[[nodiscard]] bool is_control(char32_t c) noexcept;

// Letters and decimal digits: what a text segmenter makes words of (UAX #29 ALetter, Numeric and ideographs).
[[nodiscard]] bool is_letter(char32_t c) noexcept;
[[nodiscard]] bool is_letter_or_digit(char32_t c) noexcept;

// Valid in a wildcard word: letters, digits, combining marks, and `.`, `'`, `’`, `_`, which do not end a
// word.
[[nodiscard]] bool is_word_part(char32_t c) noexcept;

[[nodiscard]] bool has_letter(std::string_view utf8) noexcept;
[[nodiscard]] bool has_letter_or_digit(std::string_view utf8) noexcept;

// `"`, “, „, « open a phrase. closes(opening, c): whether c closes it.
[[nodiscard]] bool opens_quote(char32_t c) noexcept;
[[nodiscard]] bool closes_quote(char32_t opening, char32_t c) noexcept;
[[nodiscard]] bool is_quote(char32_t c) noexcept;

}  // namespace warta::query
