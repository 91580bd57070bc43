// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace warta {

// A hash table from the bytes of a word to what is known about it: the analysis of a word is done once, not
// at each of its occurrences. Entries keep their address until clear(). One thread at a time.
template <typename Value>
class WordTable {
 public:
  WordTable() : slots_(kInitialSlots) {}

  // The entry of `key`; made by `make(key)` at its first use.
  template <typename Make>
  const Value& find_or_make(std::string_view key, const Make& make) {
    const std::uint64_t hash = hash_of(key);
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at].entry != nullptr; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].hash == hash && slots_[at].entry->key == key) return slots_[at].entry->value;
    }
    entries_.push_back(std::make_unique<Entry>(Entry{std::string(key), make(key)}));
    slots_[at] = {hash, entries_.back().get()};
    const Value& value = entries_.back()->value;
    if (entries_.size() * 2 > slots_.size()) grow();
    return value;
  }

  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

  void clear() {
    entries_.clear();
    slots_.assign(kInitialSlots, Slot{});
  }

 private:
  static constexpr std::size_t kInitialSlots = std::size_t{1} << 14;

  struct Entry {
    std::string key;
    Value value;
  };
  struct Slot {
    std::uint64_t hash = 0;
    const Entry* entry = nullptr;
  };

  // Multiply-and-fold over eight bytes at a time; words are short and this is the hottest line of the
  // analyzer.
  static std::uint64_t hash_of(std::string_view key) noexcept {
    constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = key.size() * kMultiplier;
    const char* at = key.data();
    std::size_t left = key.size();
    for (; left >= 8; left -= 8, at += 8) {
      std::uint64_t chunk = 0;
      std::memcpy(&chunk, at, 8);
      hash = fold(hash ^ chunk, kMultiplier);
    }
    std::uint64_t tail = 0;
    for (std::size_t i = 0; i < left; ++i)
      tail |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
    return fold(hash ^ tail, kMultiplier);
  }

  static std::uint64_t fold(std::uint64_t a, std::uint64_t b) noexcept {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.entry == nullptr) continue;
      std::size_t at = slot.hash & (slots_.size() - 1);
      while (slots_[at].entry != nullptr) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::vector<std::unique_ptr<Entry>> entries_;
};

}  // namespace warta
