// SPDX-License-Identifier: GPL-3.0-or-later
// Decodes UTF-8 and classifies code points with ICU (characters.h).
#include "searcher/query/characters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace warta::query {

namespace {

template <class Predicate>
bool any_of(std::string_view utf8, Predicate predicate) {
  for (std::size_t i = 0; i < utf8.size();) {
    const CodePoint c = code_point_at(utf8, i);
    if (predicate(c.value)) return true;
    i += c.length;
  }
  return false;
}

}  // namespace

CodePoint code_point_at(std::string_view utf8, std::size_t at) noexcept {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  auto i = static_cast<std::int64_t>(at);
  const auto size = static_cast<std::int64_t>(utf8.size());
  UChar32 c = 0;
  U8_NEXT(bytes, i, size, c);
  if (c < 0) return {kNotUtf8, 1};
  return {static_cast<char32_t>(c), static_cast<std::size_t>(i) - at};
}

bool is_blank(char32_t c) noexcept {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  return c == 0x200B || c == 0x2060 || c == 0xFEFF || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_control(char32_t c) noexcept {
  return (c < 0x20 && !is_blank(c)) || (c >= 0x7F && c <= 0x9F && c != 0x85);  // U+0085 is a line end
}

bool is_letter(char32_t c) noexcept {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isUAlphabetic(static_cast<UChar32>(c)) != 0;
}

bool is_letter_or_digit(char32_t c) noexcept {
  if (c < 0x80) return is_letter(c) || (c >= '0' && c <= '9');
  return is_letter(c) || u_isdigit(static_cast<UChar32>(c)) != 0;
}

bool is_word_part(char32_t c) noexcept {
  if (c == '.' || c == '\'' || c == '_' || c == 0x2019 || is_letter_or_digit(c)) return true;
  return c >= 0x80 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

bool has_letter(std::string_view utf8) noexcept { return any_of(utf8, is_letter); }
bool has_letter_or_digit(std::string_view utf8) noexcept { return any_of(utf8, is_letter_or_digit); }

bool opens_quote(char32_t c) noexcept { return c == '"' || c == U'“' || c == U'„' || c == U'«'; }

bool closes_quote(char32_t opening, char32_t c) noexcept {
  switch (opening) {
    case '"':
      return c == '"';
    case U'“':
      return c == U'”';
    case U'„':
      return c == U'“' || c == U'”';
    case U'«':
      return c == U'»';
    default:
      return false;
  }
}

bool is_quote(char32_t c) noexcept { return opens_quote(c) || c == U'”' || c == U'»'; }

}  // namespace warta::query
