// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the words of a text: the first step of the chain.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace warta {

// One word of a text: byte offsets, half open.
struct WordSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const WordSpan&) const = default;
};

// The segments with a word status of ICU's BreakIterator (word_break_compiler.cpp has the rules): letters,
// numbers, kana, ideographs. Has ICU state, so one thread at a time.
class WordBreaker {
 public:
  WordBreaker();  // throws Error(unsupported) when ICU's data for word breaking is missing
  ~WordBreaker();
  WordBreaker(WordBreaker&&) noexcept;
  WordBreaker& operator=(WordBreaker&&) noexcept;

  // Appends the words of `utf8` (at most 4 GiB) to `words`, with offsets from its beginning plus `base`. Runs
  // of ASCII and the usual curly punctuation take a fast path with ICU's results (property test
  // WordBreaker.FastPathEqualsIcu); every other run between ASCII blanks goes to ICU.
  void find_words(std::string_view utf8, std::vector<WordSpan>& words, std::uint32_t base = 0);

  // The same by ICU alone: the oracle of the fast path.
  void find_words_icu(std::string_view utf8, std::vector<WordSpan>& words, std::uint32_t base = 0);

  // Of the rules that say where words end.
  [[nodiscard]] static std::string_view rules_hash() noexcept;

 private:
  struct Icu;
  class LetterMap;

  std::size_t find_words_of_run(std::string_view utf8, std::size_t run_begin, std::vector<WordSpan>& words,
                                std::uint32_t base);

  std::unique_ptr<Icu> icu_;
  std::unique_ptr<LetterMap> letters_;
};

}  // namespace warta
