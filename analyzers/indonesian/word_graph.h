// SPDX-License-Identifier: GPL-3.0-or-later
// The automaton of the lexicon's words, at run time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace warta::indonesian {

// A set of words as a minimal acyclic automaton that also numbers them: the index of a word is its rank in
// byte order, so that plain arrays can hold the facts about each word (Daciuk et al. 2000; Lucchesi &
// Kowaltowski 1993).
//
// A state is a run of edges sorted by label. Each edge is 64 bits:
//   bits  0..7   label (one byte of UTF-8)
//   bit   8      the target state ends a word
//   bit   9      last edge of its state
//   bits 16..39  target: number of the target state's first edge, 0 for none
//   bits 40..63  skipped: words below earlier edges of this state
class WordGraph {
 public:
  using Edge = std::uint64_t;
  static constexpr Edge kFinal = 1U << 8;
  static constexpr Edge kLast = 1U << 9;
  static constexpr unsigned kTargetShift = 16;
  static constexpr unsigned kSkippedShift = 40;
  static constexpr Edge kFieldMask = 0xFFFFFF;

  WordGraph() = default;
  // Edge 0 is unused; the root state begins at edge `root`.
  WordGraph(std::span<const Edge> edges, std::uint32_t root) : edges_(edges), root_(root) {}

  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const noexcept {
    Walk walk = begin();
    for (const char letter : word) {
      if (!step(walk, letter)) return std::nullopt;
    }
    return walk.final ? std::optional<std::uint32_t>(walk.index) : std::nullopt;
  }

  // A position in the automaton while a word is read letter by letter. If `final`, `index` is the index of
  // the word so far.
  struct Walk {
    std::uint32_t state = 0;
    std::uint32_t index = 0;
    bool final = false;
  };
  [[nodiscard]] Walk begin() const noexcept { return {root_, 0, false}; }
  // False, which ends the walk, when no word continues with this letter.
  bool step(Walk& walk, char letter) const noexcept {
    if (walk.state == 0) return false;
    const auto label = static_cast<unsigned char>(letter);
    for (const Edge* edge = &edges_[walk.state];; ++edge) {
      const auto edge_label = static_cast<unsigned char>(*edge);
      if (edge_label == label) {
        walk.index += static_cast<std::uint32_t>(*edge >> kSkippedShift) + (walk.final ? 1U : 0U);
        walk.final = (*edge & kFinal) != 0;
        walk.state = static_cast<std::uint32_t>((*edge >> kTargetShift) & kFieldMask);
        return true;
      }
      if (edge_label > label || (*edge & kLast) != 0) return false;
    }
  }

 private:
  std::span<const Edge> edges_;
  std::uint32_t root_ = 0;
};

}  // namespace warta::indonesian
