// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/fields/listed_texts.h"

#include <charconv>
#include <cstdint>

#include "util/text.h"

namespace warta::readers {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

void append_utf8(std::uint32_t c, std::string& text) {
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | c >> 6);
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    text += static_cast<char>(0xE0 | c >> 12);
    text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// The escape that `rest` begins with, after its backslash (Python Language Reference, section 2.4.1).
void take_escape(std::string_view& rest, std::string& text) {
  const char c = rest.front();
  rest.remove_prefix(1);
  const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : 0;
  std::uint32_t unit = 0;
  if (digits != 0 && rest.size() >= digits) {
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + digits, unit, 16);
    if (error == std::errc{} && end == rest.data() + digits && unit != 0) {
      rest.remove_prefix(digits);
      append_utf8(unit, text);
      return;
    }
  }
  if (c == 'n') {
    text += '\n';
  } else if (c == 't') {
    text += '\t';
  } else if (c != 'r') {
    text += c;
  }
}

}  // namespace

std::optional<std::vector<std::string>> listed_texts(std::string_view text) {
  text = trimmed(text, kBlanks);
  if (text.size() < 2 || text.front() != '[' || text.back() != ']') return std::nullopt;
  std::string_view rest = trimmed(text.substr(1, text.size() - 2), kBlanks);
  std::vector<std::string> texts;
  while (!rest.empty()) {
    if (rest.starts_with("None") || rest.starts_with("null")) {
      rest.remove_prefix(4);
    } else {
      const char quote = rest.front();
      if (quote != '\'' && quote != '"') return std::nullopt;
      rest.remove_prefix(1);
      std::string& member = texts.emplace_back();
      while (!rest.empty() && rest.front() != quote) {
        const char c = rest.front();
        rest.remove_prefix(1);
        if (c != '\\') {
          member += c;
        } else if (!rest.empty()) {
          take_escape(rest, member);
        }
      }
      if (rest.empty()) return std::nullopt;
      rest.remove_prefix(1);
    }
    // A comma, or blanks in an array of numpy.
    const std::string_view next = trimmed(rest, kBlanks);
    if (!next.empty() && next.front() != ',' && next.size() == rest.size()) return std::nullopt;
    rest = trimmed(next.starts_with(',') ? next.substr(1) : next, kBlanks);
  }
  return texts;
}

}  // namespace warta::readers
