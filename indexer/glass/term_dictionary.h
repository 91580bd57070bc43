// SPDX-License-Identifier: GPL-3.0-or-later
// The terms of a segment and their numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "indexer/glass/byte_chain.h"

namespace warta::glass {

using TermId = std::uint32_t;

// The postings of one term in a segment.
struct Term {
  std::uint64_t prefix = 0;  // first eight bytes as a big-endian number: orders most terms without their text
  const char* text = nullptr;
  std::uint32_t length = 0;
  std::uint32_t documents = 0;
  std::uint32_t frequency = 0;  // sum of wdf, modulo 2^32
  DocId last_docid = 0;
  std::uint32_t documents_with_positions = 0;
  DocId last_docid_with_positions = 0;
  ByteChain postings;
  ByteChain positions;

  [[nodiscard]] std::string_view view() const noexcept { return {text, length}; }
};

// By the bytes of the text.
inline bool operator<(const Term& a, const Term& b) noexcept {
  return a.prefix != b.prefix ? a.prefix < b.prefix : a.view() < b.view();
}

// Terms by text and by number, numbered from 0 in order of arrival.
class TermDictionary {
 public:
  explicit TermDictionary(Arena& arena) : arena_(arena), slots_(initial_slots) {}

  TermId intern(std::string_view text);  // 1 to 245 bytes
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

  void grow();

  Arena& arena_;  // of the terms' text
  std::vector<Slot> slots_;
  std::vector<std::unique_ptr<Term[]>> pages_;  // never moved, so growing copies nothing
  std::uint32_t size_ = 0;
};

}  // namespace warta::glass
