// SPDX-License-Identifier: GPL-3.0-or-later
// The cache of analysed words: nearly every word of a text has occurred before. One for each thread.
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

// Longer words are split: offsets into the texts of a word have 16 bits, and NFKC may expand three bytes to
// 33.
inline constexpr std::size_t kMaxPieceBytes = 1024;

// One analysed word, or part of one, in one cache line. Its texts (the word as written, surface, lexeme,
// root; a text that is part of an earlier one is not repeated) are in the line if there is room, as for
// nearly all words.
struct alignas(64) CachedWord {
  std::uint16_t key_size = 0;  // bytes of the word as written; 0 for a part of a word with several
  std::uint16_t surface_at = 0, surface_size = 0;
  std::uint16_t lexeme_at = 0, lexeme_size = 0;
  std::uint16_t root_at = 0, root_size = 0;
  std::int16_t integer = -1;  // see WordPart
  std::uint32_t multi = 0;    // number of its MultiWord from 1; 0: one token as long as the word
  TokenKind kind = TokenKind::word;
  std::uint8_t multiplier = 0;
  std::uint8_t month = 0;
  bool elsewhere : 1 = false;  // the texts are at the pointer after the first kKeyBytes bytes
  bool read_otherwise : 1 = false;
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

// A word of several tokens, of none, or with additional forms.
struct MultiWord {
  struct Part {
    std::uint32_t begin, end;  // bytes of the word
    CachedWord word;
  };
  std::vector<Part> parts;
  std::vector<WordForms> joined;
};

// Words as ICU finds them → their analysis. One thread at a time.
class WordCache {
 public:
  explicit WordCache(const Morphology& morphology) : morphology_(morphology) { clear(); }

  // Prefetches the memory of a word that will be looked up soon.
  void prefetch(const WordKey& key) const noexcept { __builtin_prefetch(&slots_[key.hash & mask_]); }
  // `word` has at most kMaxPieceBytes; analysed if not cached. The result is valid until let_go_of_answers().
  const CachedWord& find_or_make(std::string_view word, const WordKey& key) {
    for (std::size_t at = key.hash & mask_;; at = (at + 1) & mask_) {
      if (slots_[at].is(word, key)) return slots_[at];
      if (slots_[at].key_size == 0) return make(word, key);
    }
  }
  // The MultiWord of `word.multi`, which is not 0.
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
  std::vector<Table> outgrown_;  // tables that results still refer to
  std::size_t size_ = 0;
  std::deque<std::string> long_texts_;
  std::vector<std::unique_ptr<MultiWord>> multi_words_;
};

}  // namespace warta::indonesian
