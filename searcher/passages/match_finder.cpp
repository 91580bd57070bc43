// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/passages/match_finder.h"

#include <algorithm>

namespace warta {

std::size_t MatchFinder::bit_of(std::string_view word) noexcept {
  if (word.empty()) return 0;
  return (word.size() * 131 + std::size_t{static_cast<unsigned char>(word.front())} * 7 +
          std::size_t{static_cast<unsigned char>(word.back())} * 31) %
         kBits;
}

MatchFinder::MatchFinder(const MatchedWords& matched, const Analyzer& analyzer)
    : analyzer_(analyzer), phrases_(matched.phrases), words_(matched.count) {
  for (const auto& [surface, number] : matched.surfaces) {
    surfaces_.emplace(surface, number);
    surface_bits_.set(bit_of(surface));
  }
  for (const auto& [root, number] : matched.roots) {
    roots_.emplace(root, number);
    root_bits_.set(bit_of(root));
  }
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    for (const std::string& surface : phrases_[i].surfaces) {
      std::vector<std::size_t>& with = phrases_with_[surface];
      if (with.empty() || with.back() != i) with.push_back(i);
      surface_bits_.set(bit_of(surface));
    }
  }
}

class MatchFinder::Collector final : public TokenSink {
 public:
  Collector(const MatchFinder& finder, std::uint32_t base, std::vector<MatchSpan>& matches)
      : finder_(finder), base_(base), matches_(matches) {}

  void token(const Token& token) override {
    if (token.kind == TokenKind::joined || token.kind == TokenKind::day_month) return;
    if (finder_.surface_bits_[bit_of(token.surface)]) {
      if (!finder_.phrases_.empty()) follow_phrases(token);
      const auto found = finder_.surfaces_.find(token.surface);
      if (found != finder_.surfaces_.end()) return add(token.begin, token.end, found->second);
    }
    if (!finder_.root_bits_[bit_of(token.root)]) return;
    const auto found = finder_.roots_.find(token.root);
    if (found != finder_.roots_.end()) add(token.begin, token.end, found->second);
  }

 private:
  // A phrase whose first words have been seen.
  struct Begun {
    std::size_t phrase;
    std::size_t next;        // word that must follow
    std::uint32_t position;  // where
    std::uint32_t begin;
  };

  void add(std::uint32_t begin, std::uint32_t end, std::uint16_t word) {
    matches_.push_back({base_ + begin, base_ + end, word});
  }

  void follow_phrases(const Token& token) {
    const auto with = finder_.phrases_with_.find(token.surface);
    if (with == finder_.phrases_with_.end()) return;
    std::vector<Begun> begun;
    const auto go_on = [&](std::size_t phrase, std::size_t word, std::uint32_t begin) {
      const MatchedWords::Phrase& whole = finder_.phrases_[phrase];
      if (whole.surfaces[word] != token.surface) return;
      if (word + 1 == whole.surfaces.size()) {
        add(begin, token.end, whole.number);
      } else {
        begun.push_back({phrase, word + 1, token.position + 1, begin});
      }
    };
    for (const Begun& one : begun_)
      if (one.position == token.position) go_on(one.phrase, one.next, one.begin);
    for (const std::size_t phrase : with->second) go_on(phrase, 0, token.begin);
    begun_ = std::move(begun);
  }

  const MatchFinder& finder_;
  std::uint32_t base_;
  std::vector<MatchSpan>& matches_;
  std::vector<Begun> begun_;
};

void MatchFinder::find(std::string_view text, std::uint32_t base, std::vector<MatchSpan>& matches) const {
  const auto first = static_cast<std::ptrdiff_t>(matches.size());
  Collector collector(*this, base, matches);
  analyzer_.analyze(text, collector);
  if (phrases_.empty()) return;
  // Phrases come behind their words; a word inside one is no match of its own.
  std::sort(matches.begin() + first, matches.end(), [](const MatchSpan& a, const MatchSpan& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::uint32_t end = 0;
  const auto inside = [&end](const MatchSpan& match) {
    if (match.begin < end) return true;
    end = match.end;
    return false;
  };
  matches.erase(std::remove_if(matches.begin() + first, matches.end(), inside), matches.end());
}

}  // namespace warta
