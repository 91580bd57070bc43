// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/indonesian/morphology.h"
#include "analyzers/word_entry.h"
#include "analyzers/word_key.h"
#include "warta/analyzer.h"

namespace warta::indonesian {

struct MultiWord;

// What is longer is taken in pieces: offsets into the texts of a word are of 16 bits, and NFKC writes three
// bytes as up to 33.
inline constexpr std::size_t kMaxPieceBytes = 1024;

// One analysed word, or part of one: a cache line, so that a token costs one look into memory. Its texts
// (the word as it stands, surface, lexeme, root; a text inside one before it is not written again) are within
// the line when they have room there, as those of all but a few words do.
struct alignas(64) CachedWord {
  std::uint16_t key_size = 0;  // bytes of the word as it stands; 0 for a part of a word that has several
  std::uint16_t surface_at = 0, surface_size = 0;
  std::uint16_t lexeme_at = 0, lexeme_size = 0;
  std::uint16_t root_at = 0, root_size = 0;
  std::int16_t integer = -1;  // see WordPart
  std::uint32_t multi = 0;  // MultiWord of that number, counted from 1; 0: just one token as long as the word
  TokenKind kind = TokenKind::word;
  std::uint8_t multiplier = 0;
  std::uint8_t month = 0;
  bool elsewhere = false;        // the texts are where the pointer behind the first kKeyBytes bytes says
  std::array<char, 40> bytes{};  // the texts, the first of them the key, with zeros up to kKeyBytes

  [[nodiscard]] std::string_view key() const noexcept { return {text(), key_size}; }
  [[nodiscard]] std::string_view surface() const noexcept { return {text() + surface_at, surface_size}; }
  [[nodiscard]] std::string_view lexeme() const noexcept { return {text() + lexeme_at, lexeme_size}; }
  [[nodiscard]] std::string_view root() const noexcept { return {text() + root_at, root_size}; }

  [[nodiscard]] bool is(std::string_view word, const WordKey& sought) const noexcept {
    const std::uint64_t differences = (warta::detail::load<std::uint64_t>(bytes.data()) ^ sought.first) |
                                      (warta::detail::load<std::uint64_t>(bytes.data() + 8) ^ sought.second) |
                                      (key_size ^ word.size());
    const bool equal = differences == 0;
    return equal && (word.size() <= kKeyBytes || key() == word);
  }

  [[nodiscard]] const char* text() const noexcept {
    if (!elsewhere) return bytes.data();
    const char* place = nullptr;
    std::memcpy(&place, bytes.data() + kKeyBytes, sizeof place);
    return place;
  }
};
static_assert(sizeof(CachedWord) == 64);

// A word of several tokens, of none, or with forms beside it.
struct MultiWord {
  struct Part {
    std::uint32_t begin, end;  // bytes of the word
    CachedWord word;
  };
  std::vector<Part> parts;
  std::vector<WordForms> joined;
};

// Words as ICU finds them → their analysis, made once. One thread at a time.
class WordCache {
 public:
  explicit WordCache(const Morphology& morphology) : morphology_(morphology) { clear(); }

  // Ask the processor for the memory of a word that will be looked up soon.
  void prefetch(const WordKey& key) const noexcept { __builtin_prefetch(&slots_[key.hash & mask_]); }
  // `word`, of at most kMaxPieceBytes; makes it when it is not there. The answer is good until
  // let_go_of_answers().
  const CachedWord& find_or_make(std::string_view word, const WordKey& key) {
    for (std::size_t at = key.hash & mask_;; at = (at + 1) & mask_) {
      if (slots_[at].is(word, key)) return slots_[at];
      if (slots_[at].key_size == 0) return make(word, key);
    }
  }
  // What `word.multi` names, when it is not 0.
  [[nodiscard]] const MultiWord& multi_of(const CachedWord& word) const noexcept {
    return *multi_words_[word.multi - 1];
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  void let_go_of_answers() { outgrown_.clear(); }
  void clear();

 private:
  static constexpr std::size_t kInitialSlots = std::size_t{1} << 10;

  struct FreeTable {
    void operator()(CachedWord* table) const noexcept { std::free(table); }
  };
  using Table = std::unique_ptr<CachedWord[], FreeTable>;

  const CachedWord& make(std::string_view word, const WordKey& key);
  [[nodiscard]] CachedWord store(std::string_view key, const WordPart& part, std::uint32_t multi);
  [[nodiscard]] static Table make_table(std::size_t size);
  CachedWord& free_slot(std::uint64_t hash) noexcept;
  void grow();

  const Morphology& morphology_;
  Table slots_;
  std::size_t mask_ = 0;         // slots_ has one more, a power of two
  std::vector<Table> outgrown_;  // tables that answers still point into
  std::size_t size_ = 0;
  std::deque<std::string> long_texts_;
  std::vector<std::unique_ptr<MultiWord>> multi_words_;
};

}  // namespace warta::indonesian
