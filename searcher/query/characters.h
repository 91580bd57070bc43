// SPDX-License-Identifier: GPL-3.0-or-later
// What the query language takes each character for. Text here is valid UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace warta::query {

// The code point that begins at `at`, and how many bytes it takes. U+FFFFFFFF with length 1 where the text is
// not UTF-8.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;
};
inline constexpr char32_t kNotUtf8 = 0xFFFFFFFF;
[[nodiscard]] CodePoint code_point_at(std::string_view utf8, std::size_t at) noexcept;

// White space of Unicode, and the invisible separators that come along when text is pasted: ZWSP, word
// joiner, BOM.
[[nodiscard]] bool is_blank(char32_t c) noexcept;

// C0, DEL and C1, other than tab and line ends.
[[nodiscard]] bool is_control(char32_t c) noexcept;

// Letters and decimal digits: what a text segmenter makes words of (UAX #29 ALetter, Numeric and ideographs).
[[nodiscard]] bool is_letter(char32_t c) noexcept;
[[nodiscard]] bool is_letter_or_digit(char32_t c) noexcept;

// What may stand in a wildcard word: letters, digits, combining marks, and `.`, `'`, `’`, `_`, which do not
// end a word.
[[nodiscard]] bool is_word_part(char32_t c) noexcept;

[[nodiscard]] bool has_letter(std::string_view utf8) noexcept;
[[nodiscard]] bool has_letter_or_digit(std::string_view utf8) noexcept;

// `"`, “, „, « open a phrase; 0 for anything else. closes(opening, c): whether c ends what `opening` began.
[[nodiscard]] bool opens_quote(char32_t c) noexcept;
[[nodiscard]] bool closes_quote(char32_t opening, char32_t c) noexcept;
[[nodiscard]] bool is_quote(char32_t c) noexcept;

}  // namespace warta::query
