// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/documents/joined_lines.h"

#include <algorithm>
#include <array>

#include "util/text.h"

namespace warta::readers {

namespace {

constexpr std::size_t kLongestWord = 100;  // bytes

bool is_letter(char c) {
  return (lowered(c) >= 'a' && lowered(c) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// The consonants of a word, and whether two words differ in vowels only: `bolak-balik`.
std::string consonants(std::string_view word) {
  std::string found;
  std::copy_if(word.begin(), word.end(), std::back_inserter(found), [](char c) { return !is_vowel(c); });
  return found;
}

// Whether `first-second` is a doubled word (KBBI: kata ulang), in which the hyphen is part of the spelling:
// `anak-anak`, `berlari-lari`, `tanam-tanaman`, `sayur-mayur`, `bolak-balik`.
bool is_doubled(const std::string& first, const std::string& second) {
  constexpr std::size_t kShortest = 3;
  if (first.size() < kShortest || second.size() < kShortest) return false;
  if (second.starts_with(first) || first.ends_with(second)) return true;
  if (first.size() != second.size()) return false;
  return std::string_view(first).substr(1) == std::string_view(second).substr(1) ||
         consonants(first) == consonants(second);
}

std::size_t hyphen_at_end(std::string_view text) {
  constexpr auto kHyphens = std::to_array<std::string_view>({"-", "\xC2\xAD", "\xE2\x80\x90"});
  for (const std::string_view hyphen : kHyphens)
    if (text.ends_with(hyphen)) return hyphen.size();
  return 0;
}

}  // namespace

void append_print_line(std::string& paragraph, std::string_view line) {
  line = trimmed(line);
  if (line.empty()) return;
  const std::size_t hyphen = hyphen_at_end(paragraph);
  const std::size_t length = paragraph.size() - hyphen;
  if (hyphen == 0 || length == 0 || !is_letter(paragraph[length - 1])) {
    if (!paragraph.empty()) paragraph += ' ';
    paragraph += line;
    return;
  }
  std::size_t begin = length;
  while (begin > 0 && length - begin < kLongestWord && is_letter(paragraph[begin - 1])) --begin;
  const auto* const end = std::find_if_not(line.begin(), line.end(), is_letter);
  const std::string first = lowered(std::string_view(paragraph).substr(begin, length - begin));
  const std::string second =
      lowered(std::string_view(line).substr(0, static_cast<std::size_t>(end - line.begin())));
  const bool is_soft = hyphen == 2;
  if (is_soft || (is_lower(line.front()) && !is_doubled(first, second))) paragraph.resize(length);
  paragraph += line;
}

bool goes_on(std::string_view text) {
  constexpr auto kEnds =
      std::to_array<std::string_view>({".", "!", "?", ":", "\"", "\xE2\x80\x9D", ")", "…"});
  text = trimmed(text);
  return !text.empty() && std::none_of(kEnds.begin(), kEnds.end(),
                                       [&](std::string_view mark) { return text.ends_with(mark); });
}

bool begins_lower(std::string_view text) {
  text = trimmed(text);
  return !text.empty() && is_lower(text.front());
}

}  // namespace warta::readers
