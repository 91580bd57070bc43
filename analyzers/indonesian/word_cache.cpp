// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/indonesian/word_cache.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace warta::indonesian {

static_assert(alignof(CachedWord) <= 8);

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
  if (plain) return store(word, entry.parts[0], nullptr);
  auto& multi = *multi_words_.emplace_back(std::make_unique<MultiWord>());
  for (const WordPart& part : entry.parts)
    multi.parts.push_back({part.begin, part.end, &word_at(store({}, part, nullptr))});
  multi.joined = std::move(entry.joined);
  return store(word, {}, &multi);
}

// Lays the texts out behind the header; one that is among those before it is not written again.
WordCache::Place WordCache::store(std::string_view key, const WordPart& part, const MultiWord* multi) {
  const WordForms& forms = part.forms;
  const Place place = allocate(sizeof(CachedWord) + key.size() + forms.surface.size() + forms.lexeme.size() +
                               forms.root.size());
  char* const begin = blocks_[place >> kOffsetBits].get() + (place & ((1U << kOffsetBits) - 1)) * kUnit;
  auto* const word = new (begin) CachedWord;
  char* const bytes = begin + sizeof(CachedWord);
  std::uint32_t used = 0;
  const auto put = [&](std::string_view text) {
    const std::size_t known = std::string_view(bytes, used).find(text);
    if (known != std::string_view::npos) return static_cast<std::uint32_t>(known);
    std::copy(text.begin(), text.end(), bytes + used);
    const std::uint32_t at = used;
    used += static_cast<std::uint32_t>(text.size());
    return at;
  };
  put(key);
  word->key_size = static_cast<std::uint32_t>(key.size());
  word->surface_at = put(forms.surface);
  word->surface_size = static_cast<std::uint32_t>(forms.surface.size());
  word->lexeme_at = put(forms.lexeme);
  word->lexeme_size = static_cast<std::uint32_t>(forms.lexeme.size());
  word->root_at = put(forms.root);
  word->root_size = static_cast<std::uint32_t>(forms.root.size());
  word->integer = part.integer;
  word->multi = multi;
  word->kind = part.kind;
  word->multiplier = static_cast<std::uint8_t>(part.multiplier);
  word->month = static_cast<std::uint8_t>(part.month);
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
