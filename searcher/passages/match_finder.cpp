// SPDX-License-Identifier: GPL-3.0-or-later
// Looks up the tokens of a text in tables of the query's words (match_finder.h).
#include "searcher/passages/match_finder.h"

#include <algorithm>
#include <utility>

namespace warta {

std::size_t MatchFinder::bit_of(std::string_view word) noexcept {
  if (word.empty()) return 0;
  return (word.size() * 131 + std::size_t{static_cast<unsigned char>(word.front())} * 7 +
          std::size_t{static_cast<unsigned char>(word.back())} * 31) %
         kBits;
}

MatchFinder::MatchFinder(const MatchedWords& matched) : phrases_(matched.phrases), words_(matched.count) {
  for (const auto& [surface, number] : matched.surfaces) {
    surfaces_.emplace(surface, number);
    surface_bits_.set(bit_of(surface));
  }
  for (const auto& [lexeme, number] : matched.lexemes) {
    lexemes_.emplace(lexeme, number);
    lexeme_bits_.set(bit_of(lexeme));
  }
  for (const auto& [root, number] : matched.roots) {
    roots_.emplace(root, number);
    root_bits_.set(bit_of(root));
  }
  for (const auto& [amount, number] : matched.amounts) amounts_.emplace(amount, number);
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    for (const std::string& surface : phrases_[i].surfaces) {
      std::vector<std::size_t>& with = phrases_with_[surface];
      if (with.empty() || with.back() != i) with.push_back(i);
      surface_bits_.set(bit_of(surface));
    }
  }
}

MatchScan::MatchScan(const MatchFinder& finder, const Analyzer& analyzer, std::string_view text,
                     std::vector<MatchSpan> placed, std::uint16_t more_words)
    : finder_(finder),
      analyzer_(analyzer),
      text_(text),
      placed_(std::move(placed)),
      words_(static_cast<std::uint16_t>(finder.words() + more_words)) {
  std::sort(placed_.begin(), placed_.end(),
            [](const MatchSpan& a, const MatchSpan& b) { return a.end < b.end; });
}

void MatchScan::read(std::uint32_t begin, std::uint32_t end, std::vector<MatchSpan>& matches) {
  const auto first = static_cast<std::ptrdiff_t>(matches.size());
  if (finder_.words() > 0) {
    begin_ = begin;
    first_position_ = next_position_;
    matches_ = &matches;
    analyzer_.analyze(text_.substr(begin, end - begin), *this);
  }
  for (; next_placed_ < placed_.size() && placed_[next_placed_].end <= end; ++next_placed_)
    matches.push_back(placed_[next_placed_]);
  // Of those that begin together, the longest comes first and has the others inside.
  std::sort(matches.begin() + first, matches.end(), [](const MatchSpan& a, const MatchSpan& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::uint32_t reached = 0;
  const auto inside = [&reached](const MatchSpan& match) {
    if (match.end <= reached) return true;
    reached = match.end;
    return false;
  };
  matches.erase(std::remove_if(matches.begin() + first, matches.end(), inside), matches.end());
}

void MatchScan::token(const Token& token) {
  if (token.kind == TokenKind::amount && !finder_.amounts_.empty()) {
    const auto found = finder_.amounts_.find(token.surface);
    if (found != finder_.amounts_.end()) return add(token, found->second);
  }
  if (!token.has_position()) return;
  next_position_ = first_position_ + token.position + 1;
  if (finder_.surface_bits_[MatchFinder::bit_of(token.surface)]) {
    if (!finder_.phrases_.empty()) follow_phrases(token);
    const auto found = finder_.surfaces_.find(token.surface);
    if (found != finder_.surfaces_.end()) return add(token, found->second);
  }
  if (finder_.lexeme_bits_[MatchFinder::bit_of(token.lexeme)]) {
    const auto found = finder_.lexemes_.find(token.lexeme);
    if (found != finder_.lexemes_.end()) return add(token, found->second);
  }
  if (!finder_.root_bits_[MatchFinder::bit_of(token.root)]) return;
  const auto found = finder_.roots_.find(token.root);
  if (found != finder_.roots_.end()) add(token, found->second);
}

void MatchScan::add(const Token& token, std::uint16_t word) {
  matches_->push_back({begin_ + token.begin, begin_ + token.end, word});
}

void MatchScan::follow_phrases(const Token& token) {
  const auto with = finder_.phrases_with_.find(token.surface);
  if (with == finder_.phrases_with_.end()) return;
  const std::uint32_t position = first_position_ + token.position;
  const auto go_on = [&](std::size_t phrase, std::size_t word, std::uint32_t begin) {
    const MatchedWords::Phrase& whole = finder_.phrases_[phrase];
    if (whole.surfaces[word] != token.surface) return;
    if (word + 1 == whole.surfaces.size()) {
      matches_->push_back({begin, begin_ + token.end, whole.number});
    } else {
      begun_.push_back({phrase, word + 1, position + 1, begin});
    }
  };
  std::erase_if(begun_, [&](const Begun& one) { return one.position < position; });
  for (std::size_t i = 0, count = begun_.size(); i < count; ++i) {
    const Begun one = begun_[i];
    if (one.position == position) go_on(one.phrase, one.next, one.begin);
  }
  for (const std::size_t phrase : with->second) go_on(phrase, 0, begin_ + token.begin);
}

}  // namespace warta
