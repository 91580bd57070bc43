// SPDX-License-Identifier: GPL-3.0-or-later
// The hash table of terms (term_dictionary.h).
#include "indexer/glass/term_dictionary.h"

#include <algorithm>

#include "util/byte_hash.h"
#include "warta/error.h"

namespace warta::glass {
namespace {

// Xapian's own limit (MAX_SAFE_TERM_LENGTH).
constexpr std::size_t max_term_bytes = 245;

// A key has at most 255 bytes. A position key is the packed term (two bytes for each zero byte), a zero byte
// and up to five bytes of docid. Xapian finds out when it commits (keys-too-long in docs/xapian-faults.md);
// a term with more than four zero bytes too many is refused here.
constexpr std::size_t max_packed_bytes = 255 - 1 - 5;

void check(std::string_view text) {
  const auto zeros = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\0'));
  if (!text.empty() && text.size() <= max_term_bytes && text.size() + zeros <= max_packed_bytes) return;
  throw Error(ErrorCode::invalid_argument, "a term of " + std::to_string(text.size()) +
                                               " bytes cannot be indexed: 1 to 245 are allowed" +
                                               (zeros == 0 ? "" : ", and a zero byte counts twice"));
}

std::uint64_t prefix_of(std::string_view text) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < 8; ++i)
    prefix = prefix << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
  return prefix;
}

}  // namespace

std::uint32_t TermDictionary::hash_of(std::string_view text) {
  return static_cast<std::uint32_t>(byte_hash(text));
}

void TermDictionary::intern_together(std::span<const std::string_view> texts, std::span<TermId> ids) {
  std::array<std::uint32_t, most_together> hashes{};
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    hashes[i] = hash_of(texts[i]);
    __builtin_prefetch(&slots_[hashes[i] & mask]);
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Slot& slot = slots_[hashes[i] & mask];
    if (slot.id_plus_1 != 0 && slot.hash == hashes[i]) __builtin_prefetch(&(*this)[slot.id_plus_1 - 1]);
  }
  for (std::size_t i = 0; i < texts.size(); ++i) ids[i] = intern(texts[i], hashes[i]);
}

TermId TermDictionary::intern(std::string_view text, std::uint32_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].id_plus_1 != 0; at = (at + 1) & mask) {
    if (slots_[at].hash == hash && equal_bytes((*this)[slots_[at].id_plus_1 - 1].view(), text))
      return slots_[at].id_plus_1 - 1;
  }
  check(text);
  if (size_ == pages_.size() * page_terms) pages_.push_back(std::make_unique<Term[]>(page_terms));
  Term& term = (*this)[size_];
  term.length = static_cast<std::uint32_t>(text.size());
  if (term.has_short_text()) {
    std::copy(text.begin(), text.end(), term.short_text.begin());
    term.text = term.short_text.data();
  } else {
    term.text = arena_.copy(text).data();
  }
  term.prefix = prefix_of(text);
  slots_[at] = {hash, ++size_};
  if (size_ > slots_.size() / 2) grow();
  return size_ - 1;
}

void TermDictionary::grow() {
  std::vector<Slot> slots(slots_.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.id_plus_1 == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots[at].id_plus_1 != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  slots_ = std::move(slots);
}

std::size_t TermDictionary::bytes() const noexcept {
  return slots_.size() * sizeof(Slot) + pages_.size() * page_terms * sizeof(Term);
}

}  // namespace warta::glass
