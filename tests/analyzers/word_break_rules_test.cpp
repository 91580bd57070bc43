// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of word breaking are those of this project on every machine (word_break_compiler.cpp).
#include "analyzers/word_break_rules.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <array>
#include <string>
#include <vector>

#include "analyzers/word_breaker.h"

namespace warta {
namespace {

std::string utf8_of(UChar32 character) {
  std::string text;
  std::array<char, 4> bytes{};
  std::size_t size = 0;
  const auto code = static_cast<std::uint32_t>(character);
  const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
  if (code < 0x80) {
    bytes[size++] = static_cast<char>(code);
  } else if (code < 0x800) {
    bytes[size++] = static_cast<char>(0xC0U | (code >> 6U));
    bytes[size++] = tail(0);
  } else if (code < 0x10000) {
    bytes[size++] = static_cast<char>(0xE0U | (code >> 12U));
    bytes[size++] = tail(6);
    bytes[size++] = tail(0);
  } else {
    bytes[size++] = static_cast<char>(0xF0U | (code >> 18U));
    bytes[size++] = tail(12);
    bytes[size++] = tail(6);
    bytes[size++] = tail(0);
  }
  return {bytes.data(), size};
}

bool is_of_unicode_15(UChar32 character) {
  UVersionInfo age{};
  u_charAge(character, age);
  return age[0] > 0 && (age[0] < 15 || (age[0] == 15 && age[1] == 0));
}

// Every character of Unicode 15 between letters, digits, an `@`, a full stop and blanks: 286,784 texts. The
// hash was computed with ICU 72, where the rules give the words of its own, and with ICU 76.
TEST(WordBreakRules, AreTheSameWithEveryIcu) {
  WordBreaker breaker;
  std::vector<WordSpan> words;
  std::uint64_t hash = 14695981039346656037U;
  const auto take = [&hash](std::uint32_t number) { hash = (hash ^ number) * 1099511628211U; };
  for (UChar32 character = 1; character < 0x110000; ++character) {
    if ((character >= 0xD800 && character < 0xE000) || !is_of_unicode_15(character)) continue;
    std::string text;
    for (const std::string_view before : {"a", "1", "@", " "}) {
      for (const std::string_view after : {"b", "2", ".", "@"})
        text.append(before).append(utf8_of(character)).append(after).append(" | ");
    }
    words.clear();
    breaker.find_words_icu(text, words);
    for (const WordSpan& word : words) {
      take(word.begin);
      take(word.end);
    }
  }
  EXPECT_EQ(hash, 7162284132435131791U);
  EXPECT_EQ(embedded::word_break_hash, "b05b1c48322292e2");
}

}  // namespace
}  // namespace warta
