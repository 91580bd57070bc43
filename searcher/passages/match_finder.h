// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the words of a query in a text, for snippets and concordances.
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

// The words and phrases of a query that texts are searched for. Made once a query.
class MatchFinder {
 public:
  explicit MatchFinder(const MatchedWords& matched);

  // Different words that can match.
  [[nodiscard]] std::uint16_t words() const noexcept { return words_; }

 private:
  friend class MatchScan;
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  template <typename Value>
  using Table = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;
  static constexpr std::size_t kBits = 1024;

  // Few words of a text share length, first and last byte with a word of the query: all others need no
  // lookup.
  static std::size_t bit_of(std::string_view word) noexcept;

  std::bitset<kBits> surface_bits_;
  std::bitset<kBits> lexeme_bits_;
  std::bitset<kBits> root_bits_;
  Table<std::uint16_t> surfaces_;
  Table<std::uint16_t> lexemes_;
  Table<std::uint16_t> roots_;
  Table<std::uint16_t> amounts_;
  Table<std::vector<std::size_t>> phrases_with_;  // by any of their words
  std::vector<MatchedWords::Phrase> phrases_;
  std::uint16_t words_ = 0;
};

// Finds the matches of one text, which is read from its begin to its end in stretches of whole words.
class MatchScan final : TokenSink {
 public:
  // `analyzer` is that of the article (Analyzer::as_of). `placed` are further matches, which the finder does
  // not know: those of operators, in order. `more_words` are the different words that may be among them.
  MatchScan(const MatchFinder& finder, const Analyzer& analyzer, std::string_view text,
            std::vector<MatchSpan> placed = {}, std::uint16_t more_words = 0);

  // Appends the matches that end in [begin, end), in order of their begins; a phrase may begin in a stretch
  // read before. A match inside another is left out; others may overlap.
  void read(std::uint32_t begin, std::uint32_t end, std::vector<MatchSpan>& matches);

  // Text was left out here: no phrase runs over it.
  void skip() { begun_.clear(); }

  // Different words that can match.
  [[nodiscard]] std::uint16_t words() const noexcept { return words_; }

 private:
  // A phrase whose first words have been seen.
  struct Begun {
    std::size_t phrase;
    std::size_t next;        // word that must follow
    std::uint32_t position;  // where
    std::uint32_t begin;
  };

  void token(const Token& token) override;
  void add(const Token& token, std::uint16_t word);
  void follow_phrases(const Token& token);

  const MatchFinder& finder_;
  const Analyzer& analyzer_;
  std::string_view text_;
  std::vector<MatchSpan> placed_;
  std::uint16_t words_;
  std::size_t next_placed_ = 0;
  std::uint32_t begin_ = 0;  // of the stretch
  std::uint32_t first_position_ = 0;
  std::uint32_t next_position_ = 0;
  std::vector<Begun> begun_;
  std::vector<MatchSpan>* matches_ = nullptr;
};

}  // namespace warta
