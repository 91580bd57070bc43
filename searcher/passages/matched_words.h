// SPDX-License-Identifier: GPL-3.0-or-later
// What counts as a match in a text, for snippets and concordances. The compiler fills it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace warta {

// A place of a text that counts as a match: a word, or a phrase as a whole.
struct MatchSpan {
  std::uint32_t begin = 0;  // bytes, half open
  std::uint32_t end = 0;
  std::uint16_t word = 0;  // of the query, by number
};

// What in a text counts as a match, for snippets and concordances. Every word of the query has a number;
// several forms may share one.
struct MatchedWords {
  struct Phrase {
    std::vector<std::string> surfaces;  // in sequence
    std::uint16_t number = 0;
  };
  std::vector<std::pair<std::string, std::uint16_t>> roots;
  std::vector<std::pair<std::string, std::uint16_t>> lexemes;
  std::vector<std::pair<std::string, std::uint16_t>> surfaces;
  std::vector<std::pair<std::string, std::uint16_t>> amounts;  // tokens of this kind: `rp1500000000000`
  std::vector<Phrase> phrases;
  std::uint16_t count = 0;

  // Appends the words of `other`.
  void add(const MatchedWords& other) {
    const auto moved = [this](std::uint16_t number) { return static_cast<std::uint16_t>(count + number); };
    for (const auto& [root, number] : other.roots) roots.emplace_back(root, moved(number));
    for (const auto& [lexeme, number] : other.lexemes) lexemes.emplace_back(lexeme, moved(number));
    for (const auto& [surface, number] : other.surfaces) surfaces.emplace_back(surface, moved(number));
    for (const auto& [amount, number] : other.amounts) amounts.emplace_back(amount, moved(number));
    for (const Phrase& phrase : other.phrases) phrases.push_back({phrase.surfaces, moved(phrase.number)});
    count = moved(other.count);
  }
};

}  // namespace warta
