// SPDX-License-Identifier: GPL-3.0-or-later
// The word breaker as compiled for processors without SSE2, under another name beside the one of this build.
#define WARTA_NO_SSE2
#define WordBreaker PlainWordBreaker
#include "analyzers/word_breaker.cpp"
#undef WordBreaker

#include <gtest/gtest.h>

#include <random>

namespace warta {
namespace {

std::vector<std::string> words_of(std::string_view text, const std::vector<WordSpan>& spans) {
  std::vector<std::string> words;
  for (const WordSpan& span : spans) words.emplace_back(text.substr(span.begin, span.end - span.begin));
  return words;
}

TEST(PlainWordBreaker, FindsTheWordsThatIcuFinds) {
  // The first and last letters and their neighbours, and long runs of letters.
  constexpr std::array kParts = {"a",
                                 "z",
                                 "A",
                                 "Z",
                                 "@",
                                 "[",
                                 "`",
                                 "{",
                                 "_",
                                 "0",
                                 "9",
                                 "\'",
                                 ".",
                                 ",",
                                 " ",
                                 "\n",
                                 "é",
                                 "–",
                                 "abcdefghijklmnopqrstuvwxyzABCDEFG"};
  constexpr unsigned kSeed = 20231117;
  std::mt19937 dice(kSeed);
  PlainWordBreaker breaker;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto left = dice() % 40; left > 0; --left) text += kParts.at(dice() % kParts.size());
    std::vector<WordSpan> fast;
    std::vector<WordSpan> icu;
    breaker.find_words(text, fast);
    breaker.find_words_icu(text, icu);
    ASSERT_EQ(words_of(text, fast), words_of(text, icu)) << "seed " << kSeed << ": " << text;
  }
}

}  // namespace
}  // namespace warta
