// SPDX-License-Identifier: GPL-3.0-or-later
// The terms of a segment and their numbers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/glass/byte_chain.h"

namespace warta::glass {

using TermId = std::uint32_t;

// The postings of one term in a segment. A term is found by its first line of the processor's cache alone,
// unless its text is long: of a million terms each line is a wait for memory. Never moved.
struct alignas(64) Term {
  std::uint64_t prefix = 0;  // first eight bytes as a big-endian number: orders most terms without their text
  const char* text = nullptr;
  std::uint32_t length = 0;
  std::uint32_t documents = 0;
  std::uint32_t frequency = 0;  // sum of wdf, modulo 2^32
  DocId last_docid = 0;
  std::array<char, 32> short_text;  // where `text` points if it fits
  ByteChain postings;
  ByteChain positions;
  std::uint32_t documents_with_positions = 0;
  DocId last_docid_with_positions = 0;

  [[nodiscard]] std::string_view view() const noexcept { return {text, length}; }
  [[nodiscard]] bool has_short_text() const noexcept { return length <= short_text.size(); }
};

// By the bytes of the text.
inline bool operator<(const Term& a, const Term& b) noexcept {
  return a.prefix != b.prefix ? a.prefix < b.prefix : a.view() < b.view();
}

// Terms by text and by number, numbered from 0 in order of arrival.
class TermDictionary {
 public:
  explicit TermDictionary(Arena& arena) : arena_(arena), slots_(initial_slots) {}

  TermId intern(std::string_view text) { return intern(text, hash_of(text)); }  // 1 to 245 bytes
  // As one after another, but all of them are prefetched at once. At most `most_together`.
  static constexpr std::size_t most_together = 16;
  void intern_together(std::span<const std::string_view> texts, std::span<TermId> ids);
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  [[nodiscard]] Term& operator[](TermId id) noexcept { return pages_[id / page_terms][id % page_terms]; }
  [[nodiscard]] std::size_t bytes() const noexcept;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t id_plus_1 = 0;  // 0: free
  };
  static constexpr std::size_t initial_slots = std::size_t{1} << 12;
  static constexpr std::uint32_t page_terms = 1024;

  static std::uint32_t hash_of(std::string_view text);
  TermId intern(std::string_view text, std::uint32_t hash);
  void grow();

  Arena& arena_;  // of long texts
  std::vector<Slot> slots_;
  std::vector<std::unique_ptr<Term[]>> pages_;  // never moved, so growing copies nothing
  std::uint32_t size_ = 0;
};

}  // namespace warta::glass
