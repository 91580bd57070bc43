// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/byte_hash.h"
#include "analyzers/indonesian/morphology.h"
#include "analyzers/indonesian/word_entry.h"
#include "warta/analyzer.h"

namespace warta::indonesian {

struct MultiWord;

// What is longer is taken in pieces: offsets into the texts of a word are of 16 bits, and NFKC writes three
// bytes as up to 33.
inline constexpr std::size_t kMaxPieceBytes = 1024;

// One analysed part of a word: this header, and right behind it the bytes of its texts (equal ones once), so
// that a token costs one cache line.
struct CachedWord {
  std::uint16_t key_size =
      0;  // of the raw word, at offset 0 of the bytes; 0 for a part of a word that has several
  std::uint16_t surface_at = 0, surface_size = 0;
  std::uint16_t lexeme_at = 0, lexeme_size = 0;
  std::uint16_t root_at = 0, root_size = 0;
  std::int16_t integer = -1;  // see WordPart
  std::uint32_t multi = 0;  // MultiWord of that number, counted from 1; 0: just one token as long as the word
  TokenKind kind = TokenKind::word;
  std::uint8_t multiplier = 0;
  std::uint8_t month = 0;

  [[nodiscard]] const char* bytes() const noexcept { return reinterpret_cast<const char*>(this + 1); }
  [[nodiscard]] std::string_view key() const noexcept { return {bytes(), key_size}; }
  [[nodiscard]] std::string_view surface() const noexcept { return {bytes() + surface_at, surface_size}; }
  [[nodiscard]] std::string_view lexeme() const noexcept { return {bytes() + lexeme_at, lexeme_size}; }
  [[nodiscard]] std::string_view root() const noexcept { return {bytes() + root_at, root_size}; }
};

// A word of several tokens, of none, or with forms beside it.
struct MultiWord {
  struct Part {
    std::uint32_t begin, end;  // bytes of the word
    const CachedWord* word;
  };
  std::vector<Part> parts;
  std::vector<WordForms> joined;
};

// Words as ICU finds them → their analysis, made once. What it hands out lives until clear(). One thread at a
// time.
class WordCache {
 public:
  explicit WordCache(const Morphology& morphology) : morphology_(morphology), slots_(kInitialSlots) {}

  [[nodiscard]] static std::uint64_t hash_of(std::string_view word) noexcept { return byte_hash(word); }
  // Where a word lies, in units of eight bytes: block and offset. 0: nowhere.
  using Place = std::uint32_t;

  // Ask the processor for the memory of a word that will be looked up soon: first its slot, later what the
  // slot names, which is most likely the word.
  void prefetch_slot(std::uint64_t hash) const noexcept {
    __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
  }
  [[nodiscard]] Place prefetch_word(std::uint64_t hash) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask; slots_[at].place != 0; at = (at + 1) & mask) {
      if (slots_[at].tag != tag_of(hash)) continue;
      __builtin_prefetch(&word_at(slots_[at].place));
      return slots_[at].place;
    }
    return 0;
  }
  // `word`, where prefetch_word() found it likely; makes it when it is not there.
  const CachedWord& find_or_make(std::string_view word, std::uint64_t hash, Place likely) {
    if (likely != 0) {
      const CachedWord& known = word_at(likely);
      if (equal_bytes(known.key(), word)) return known;
    }
    return find_or_make(word, hash);
  }
  // `word` has at most kMaxPieceBytes.
  const CachedWord& find_or_make(std::string_view word, std::uint64_t hash);
  // What `word.multi` names, when it is not 0.
  [[nodiscard]] const MultiWord& multi_of(const CachedWord& word) const noexcept {
    return *multi_words_[word.multi - 1];
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] std::size_t bytes() const noexcept { return arena_bytes_; }
  void clear();

 private:
  static constexpr std::size_t kInitialSlots = std::size_t{1} << 14;

  static constexpr unsigned kOffsetBits = 15;
  static constexpr std::size_t kUnit = 8;
  static constexpr std::size_t kBlockBytes = kUnit << kOffsetBits;

  // Half as large as with a pointer: the table is the least local memory there is, and this halves its
  // misses.
  struct Slot {
    std::uint32_t tag = 0;  // the upper half of the hash
    Place place = 0;
  };
  [[nodiscard]] static std::uint32_t tag_of(std::uint64_t hash) noexcept {
    return static_cast<std::uint32_t>(hash >> 32);
  }

  [[nodiscard]] const CachedWord& word_at(Place place) const noexcept {
    const char* const block = blocks_[place >> kOffsetBits].get();
    return *reinterpret_cast<const CachedWord*>(block + (place & ((1U << kOffsetBits) - 1)) * kUnit);
  }
  Place make(std::string_view word);
  Place store(std::string_view key, const WordPart& part, std::uint32_t multi);
  Place allocate(std::size_t bytes);
  void grow();

  const Morphology& morphology_;
  std::vector<Slot> slots_;
  std::size_t size_ = 0;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_used_ = 0, block_size_ = 0, arena_bytes_ = 0;
  std::vector<std::unique_ptr<MultiWord>> multi_words_;
  std::string texts_;  // of the word being stored
};

}  // namespace warta::indonesian
