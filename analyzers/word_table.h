// SPDX-License-Identifier: GPL-3.0-or-later
// A hash table from words to values. One for each thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "util/byte_hash.h"

namespace warta {

// Entries keep their address until clear().
template <typename Value>
class WordTable {
 public:
  WordTable() : slots_(kInitialSlots) {}

  // The entry of `key`; `make(key)` makes it on first use.
  template <typename Make>
  const Value& find_or_make(std::string_view key, const Make& make) {
    const std::uint64_t hash = byte_hash(key);
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
