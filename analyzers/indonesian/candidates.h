// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/indonesian/affixes.h"
#include "analyzers/indonesian/lexicon.h"

namespace warta::indonesian {

// Longer ones are not words of Indonesian; they are left untouched. The longest of hunspell's forms has 27
// letters.
inline constexpr std::size_t kMaxWordBytes = 40;

// A word of at most kMaxWordBytes + 4 bytes (meng-), held in place.
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

// One way to read a word: clitics, then one suffix, then up to three prefixes, around a root.
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
  std::uint32_t index = 0;  // of the root in the lexicon, when `known`
  bool known = false;
  char voice_restored = 0;        // what stands before the rest once the outermost prefix is gone
  std::uint8_t voice_length = 0;  // bytes of the outermost prefix

  [[nodiscard]] bool is_whole_word() const noexcept {
    return prefix_count == 0 && suffix == Suffix::none && clitic == Clitic::none &&
           particle == Particle::none && !doubled;
  }
};

// Does `inner` take the same affixes off as `outer`, and more? Then its reading leads through the root of the
// other: pe-se-robot-an through serobot.
[[nodiscard]] bool leads_through(const Candidate& inner, const Candidate& outer);

// Every reading of `word` (lower-case ASCII letters, at most kMaxWordBytes) that the affix grammar allows,
// the word itself first. An unlisted root takes at most one prefix and one suffix.
void find_candidates(const Lexicon& lexicon, std::string_view word, std::vector<Candidate>& candidates);

}  // namespace warta::indonesian
