// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "searcher/passages/matched_words.h"
#include "warta/analyzer.h"

namespace warta {

// A place of a text that counts as a match: a word, or a phrase as a whole.
struct MatchSpan {
  std::uint32_t begin = 0;  // bytes, half open
  std::uint32_t end = 0;
  std::uint16_t word = 0;  // its number in MatchedWords
};

// Finds the words of a query in texts. Made once a query.
class MatchFinder {
 public:
  MatchFinder(const MatchedWords& matched, const Analyzer& analyzer);

  // Appends the matches of `text`, in order and disjoint, their bytes counted from `base`.
  void find(std::string_view text, std::uint32_t base, std::vector<MatchSpan>& matches) const;

  // Different words that can match.
  [[nodiscard]] std::uint16_t words() const noexcept { return words_; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  template <typename Value>
  using Table = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;
  static constexpr std::size_t kBits = 1024;
  class Collector;

  // Few words of a text share length, first and last byte with one of the query: the others need no look-up.
  static std::size_t bit_of(std::string_view word) noexcept;

  const Analyzer& analyzer_;
  std::bitset<kBits> surface_bits_;
  std::bitset<kBits> root_bits_;
  Table<std::uint16_t> surfaces_;
  Table<std::uint16_t> roots_;
  Table<std::vector<std::size_t>> phrases_with_;  // by any of their words
  std::vector<MatchedWords::Phrase> phrases_;
  std::uint16_t words_ = 0;
};

// Of one query.
struct MatchFinders {
  MatchFinder story;    // titles and stories
  MatchFinder related;  // lines that point to other stories
};

}  // namespace warta
