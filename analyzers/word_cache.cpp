// SPDX-License-Identifier: GPL-3.0-or-later
// The hash table of analysed words (word_cache.h).
#include "analyzers/word_cache.h"

#include <sys/mman.h>

#include <memory>
#include <new>
#include <utility>

namespace warta::indonesian {

const CachedWord& WordCache::make(std::string_view word, const WordKey& key) {
  if (++size_ * 8 > (mask_ + 1) * 5) grow();
  WordEntry entry = make_word_entry(word, morphology_);
  const bool plain = entry.parts.size() == 1 && entry.joined.empty() && entry.parts[0].begin == 0 &&
                     entry.parts[0].end == word.size();
  CachedWord& slot = free_slot(key.hash);
  if (plain) return slot = store(word, entry.parts[0], 0);
  auto multi = std::make_unique<MultiWord>();
  for (const WordPart& part : entry.parts) multi->parts.push_back({part.begin, part.end, store({}, part, 0)});
  multi->joined = std::move(entry.joined);
  multi_words_.push_back(std::move(multi));
  return slot = store(word, {}, static_cast<std::uint32_t>(multi_words_.size()));
}

CachedWord WordCache::store(std::string_view key, const WordPart& part, std::uint32_t multi) {
  CachedWord word;
  std::string texts(key);
  texts.resize(std::max(texts.size(), kKeyBytes), '\0');
  const auto put = [&](std::string_view text, std::uint16_t& at, std::uint16_t& size) {
    const std::size_t known = texts.find(text);
    at = static_cast<std::uint16_t>(std::min(known, texts.size()));
    size = static_cast<std::uint16_t>(text.size());
    if (known == std::string::npos) texts += text;
  };
  word.key_size = static_cast<std::uint16_t>(key.size());
  put(part.forms.surface, word.surface_at, word.surface_size);
  put(part.forms.lexeme, word.lexeme_at, word.lexeme_size);
  put(part.forms.root, word.root_at, word.root_size);
  word.integer = static_cast<std::int16_t>(part.integer);
  word.multi = multi;
  word.kind = part.kind;
  word.multiplier = static_cast<std::uint8_t>(part.multiplier);
  word.month = static_cast<std::uint8_t>(part.month);
  word.read_otherwise = part.read_otherwise;
  word.elsewhere = texts.size() > word.bytes.size();
  if (word.elsewhere) {
    const char* const place = long_texts_.emplace_back(std::move(texts)).data();
    std::memcpy(word.bytes.data(), place, kKeyBytes);
    std::memcpy(word.bytes.data() + kKeyBytes, &place, sizeof place);
  } else {
    std::copy(texts.begin(), texts.end(), word.bytes.begin());
  }
  return word;
}

// Large tables use huge pages where available: words are spread over more pages of 4 KiB than the processor
// caches the addresses of (measured: an eighth faster).
WordCache::Table WordCache::make_table(std::size_t size) {
  constexpr std::size_t kLargePage = std::size_t{2} << 20;
  const std::size_t bytes = size * sizeof(CachedWord);
  void* const memory = std::aligned_alloc(bytes >= kLargePage ? kLargePage : alignof(CachedWord), bytes);
  if (memory == nullptr) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
  if (bytes >= kLargePage) (void)madvise(memory, bytes, MADV_HUGEPAGE);  // optional
#endif
  auto* const table = static_cast<CachedWord*>(memory);
  std::uninitialized_default_construct_n(table, size);
  return Table(table);
}

CachedWord& WordCache::free_slot(std::uint64_t hash) noexcept {
  std::size_t at = hash & mask_;
  while (slots_[at].key_size != 0) at = (at + 1) & mask_;
  return slots_[at];
}

void WordCache::grow() {
  const std::size_t old_size = mask_ + 1;
  Table old = std::exchange(slots_, make_table(old_size * 2));
  mask_ = old_size * 2 - 1;
  for (std::size_t at = 0; at < old_size; ++at) {
    const CachedWord& word = old[at];
    if (word.key_size != 0) free_slot(word_key(word.key(), 0, word.key_size).hash) = word;
  }
  outgrown_.push_back(std::move(old));
}

void WordCache::clear() {
  slots_ = make_table(kInitialSlots);
  mask_ = kInitialSlots - 1;
  outgrown_.clear();
  size_ = 0;
  long_texts_.clear();
  multi_words_.clear();
}

}  // namespace warta::indonesian
