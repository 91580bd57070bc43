// SPDX-License-Identifier: GPL-3.0-or-later
// All readings of a word that the affix grammar allows; ranker.h chooses one.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/indonesian/affixes.h"
#include "analyzers/indonesian/lexicon.h"

namespace warta::indonesian {

// Longer ones are not words of Indonesian and stay unchanged. The longest of hunspell's forms has 27 letters.
inline constexpr std::size_t kMaxWordBytes = 40;

// A word of at most kMaxWordBytes + 4 bytes (meng-), without allocation.
class ShortWord {
 public:
  ShortWord() = default;
  explicit ShortWord(std::string_view text) { append(text); }
  ShortWord(char first, std::string_view rest) {
    if (first != 0) bytes_[size_++] = first;
    append(rest);
  }
  ShortWord& operator+=(std::string_view text) {
    append(text);
    return *this;
  }
  [[nodiscard]] std::string_view view() const noexcept { return {bytes_.data(), size_}; }

 private:
  void append(std::string_view text) {
    for (const char c : text) bytes_[size_++] = c;
  }
  std::array<char, kMaxWordBytes + 4> bytes_{};
  std::uint8_t size_ = 0;
};

// One reading of a word: clitics, one suffix, and up to three prefixes, around a root.
struct Candidate {
  ShortWord root;
  std::string_view base;   // the word without its clitics
  PrefixChain prefixes{};  // outermost first
  std::array<Recoding, kMaxPrefixes> recodings{};
  std::uint8_t prefix_count = 0;
  Suffix suffix = Suffix::none;
  Clitic clitic = Clitic::none;
  Particle particle = Particle::none;
  bool doubled = false;     // partial reduplication: pepohonan ← pohon
  bool listed = false;      // the root is an entry of the dictionary
  bool own_root = false;    // exceptions.tsv has the root as its own
  std::uint32_t index = 0;  // exceptions.tsv has it as its own root
  bool known = false;
  char voice_restored = 0;        // the consonant before the rest when the outermost prefix is removed
  std::uint8_t voice_length = 0;  // bytes of the outermost prefix

  [[nodiscard]] bool is_whole_word() const noexcept {
    return prefix_count == 0 && suffix == Suffix::none && clitic == Clitic::none &&
           particle == Particle::none && !doubled;
  }
};

// Whether `inner` removes the same affixes as `outer`, and more. Then its reading passes the root of the
// other: pe-se-robot-an passes serobot.
[[nodiscard]] bool leads_through(const Candidate& inner, const Candidate& outer);

// Every reading of `word` (lower-case ASCII letters, at most kMaxWordBytes), the word itself first. An
// unlisted root has at most one prefix and one suffix.
void find_candidates(const Lexicon& lexicon, std::string_view word, std::vector<Candidate>& candidates);

}  // namespace warta::indonesian
