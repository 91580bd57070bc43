// SPDX-License-Identifier: GPL-3.0-or-later
// Replaces control characters and measures text for the terminal (printable.h).
#include "util/printable.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>

namespace warta {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Length of the unsafe sequence at the beginning of `text`, 0 when it is safe.
std::size_t unsafe_length(std::string_view text) {
  const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = at(0);
  if ((first < 0x20 && first != '\n' && first != '\t') || first == 0x7F) return 1;
  if (first == 0xC2 && at(1) >= 0x80 && at(1) <= 0x9F) return 2;                   // C1
  if (first == 0xE2 && at(1) == 0x80 && at(2) >= 0xAA && at(2) <= 0xAE) return 3;  // U+202A–E
  if (first == 0xE2 && at(1) == 0x81 && at(2) >= 0xA6 && at(2) <= 0xA9) return 3;  // U+2066–9
  return 0;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  while (!text.empty()) {
    const std::size_t unsafe = unsafe_length(text);
    if (unsafe != 0) {
      safe += kReplacement;
      text.remove_prefix(unsafe);
    } else {
      safe += text.front();
      text.remove_prefix(1);
    }
  }
  return safe;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t columns = 0;
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 point = text.char32At(at);
    if (point < 0x300) {
      ++columns;
      continue;
    }
    const int type = u_charType(point);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) continue;
    const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    columns += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
  }
  return columns;
}

}  // namespace warta
