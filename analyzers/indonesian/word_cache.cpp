// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/indonesian/word_cache.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace warta::indonesian {

static_assert(alignof(CachedWord) <= 8);
static_assert(sizeof(CachedWord) == 24);

const CachedWord& WordCache::find_or_make(std::string_view word, std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].place != 0; at = (at + 1) & mask) {
    if (slots_[at].tag != tag_of(hash)) continue;
    const CachedWord& known = word_at(slots_[at].place);
    if (equal_bytes(known.key(), word)) return known;
  }
  const Place place = make(word);
  slots_[at] = {tag_of(hash), place};
  if (++size_ * 2 > slots_.size()) grow();
  return word_at(place);
}

WordCache::Place WordCache::make(std::string_view word) {
  WordEntry entry = make_word_entry(word, morphology_);
  const bool plain = entry.parts.size() == 1 && entry.joined.empty() && entry.parts[0].begin == 0 &&
                     entry.parts[0].end == word.size();
  if (plain) return store(word, entry.parts[0], 0);
  auto& multi = *multi_words_.emplace_back(std::make_unique<MultiWord>());
  for (const WordPart& part : entry.parts)
    multi.parts.push_back({part.begin, part.end, &word_at(store({}, part, 0))});
  multi.joined = std::move(entry.joined);
  return store(word, {}, static_cast<std::uint32_t>(multi_words_.size()));
}

// Lays the texts out behind the header; one that is among those before it is not written again.
WordCache::Place WordCache::store(std::string_view key, const WordPart& part, std::uint32_t multi) {
  CachedWord word;
  texts_.clear();
  const auto put = [&](std::string_view text, std::uint16_t& at, std::uint16_t& size) {
    const std::size_t known = texts_.find(text);
    at = static_cast<std::uint16_t>(std::min(known, texts_.size()));
    size = static_cast<std::uint16_t>(text.size());
    if (known == std::string::npos) texts_ += text;
  };
  std::uint16_t key_at = 0;
  put(key, key_at, word.key_size);
  put(part.forms.surface, word.surface_at, word.surface_size);
  put(part.forms.lexeme, word.lexeme_at, word.lexeme_size);
  put(part.forms.root, word.root_at, word.root_size);
  word.integer = static_cast<std::int16_t>(part.integer);
  word.multi = multi;
  word.kind = part.kind;
  word.multiplier = static_cast<std::uint8_t>(part.multiplier);
  word.month = static_cast<std::uint8_t>(part.month);

  const Place place = allocate(sizeof(CachedWord) + texts_.size());
  char* const at = blocks_[place >> kOffsetBits].get() + (place & ((1U << kOffsetBits) - 1)) * kUnit;
  new (at) CachedWord(word);
  std::copy(texts_.begin(), texts_.end(), at + sizeof(CachedWord));
  return place;
}

WordCache::Place WordCache::allocate(std::size_t bytes) {
  bytes = (bytes + kUnit - 1) / kUnit * kUnit;
  if (blocks_.empty() || block_used_ + bytes > block_size_) {
    block_size_ = std::max(kBlockBytes, bytes);  // a word that needs more has a block to itself
    block_used_ = blocks_.empty() ? kUnit : 0;   // place 0 is nowhere
    if (block_used_ + bytes > block_size_) block_size_ += kUnit;
    blocks_.push_back(std::make_unique<char[]>(block_size_));
    arena_bytes_ += block_size_;
  }
  const auto place = static_cast<Place>(((blocks_.size() - 1) << kOffsetBits) | (block_used_ / kUnit));
  block_used_ += bytes;
  if (block_used_ > kBlockBytes - kUnit) block_used_ = block_size_;  // offsets end here
  return place;
}

void WordCache::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.place == 0) continue;
    std::size_t at = hash_of(word_at(slot.place).key()) & (slots_.size() - 1);
    while (slots_[at].place != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

void WordCache::clear() {
  slots_.assign(kInitialSlots, Slot{});
  size_ = 0;
  blocks_.clear();
  block_used_ = block_size_ = arena_bytes_ = 0;
  multi_words_.clear();
}

}  // namespace warta::indonesian
