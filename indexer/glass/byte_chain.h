// SPDX-License-Identifier: GPL-3.0-or-later
// Growing byte lists in memory: where an inverter collects postings.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "indexer/glass/byte_reader.h"
#include "indexer/glass/pack.h"

namespace warta::glass {

// Memory that is released only as a whole: one system allocation per megabyte.
class Arena {
 public:
  char* allocate(std::size_t bytes) {
    if (bytes > left_) add_block(bytes);
    char* const result = next_;
    next_ += bytes;
    left_ -= bytes;
    return result;
  }

  std::string_view copy(std::string_view text) {
    char* const bytes = allocate(text.size());
    std::copy(text.begin(), text.end(), bytes);
    return {bytes, text.size()};
  }

  // Bytes allocated from the system.
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

 private:
  static constexpr std::size_t block_bytes = std::size_t{1} << 20;

  void add_block(std::size_t at_least) {
    left_ = std::max(block_bytes, at_least);
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
    next_ = blocks_.back().get();
    bytes_ += left_;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t bytes_ = 0;
};

// A growing list of bytes in an arena: blocks of 16, 32, 64 … 65,536 bytes, each ending in the address of the
// next. Most terms of a collection occur in one document, so the first block is small; doubling keeps long
// lists cheap.
class ByteChain {
 public:
  void append_uint(Arena& arena, std::uint32_t value) {
    if (room() >= max_uint32_bytes) {
      char* const begin = last_ + used_;
      used_ += static_cast<std::uint32_t>(write_uint(begin, value) - begin);
    } else {
      char bytes[max_uint32_bytes];
      append(arena, {bytes, static_cast<std::size_t>(write_uint(bytes, value) - bytes)});
    }
  }

  // Where the next byte goes, if the last block has room.
  [[nodiscard]] const char* end() const noexcept { return last_ == nullptr ? nullptr : last_ + used_; }

  void append(Arena& arena, std::string_view bytes) {
    while (!bytes.empty()) {
      if (room() == 0) add_block(arena);
      const std::size_t n = std::min(room(), bytes.size());
      std::memcpy(last_ + used_, bytes.data(), n);
      used_ += static_cast<std::uint32_t>(n);
      bytes.remove_prefix(n);
    }
  }

 private:
  friend class ChainReader;
  static constexpr std::uint32_t first_block = 16;
  static constexpr std::uint32_t largest_block = 65536;
  static constexpr std::uint32_t link_bytes = sizeof(char*);

  [[nodiscard]] std::size_t room() const noexcept {
    return last_ == nullptr ? 0 : size_ - link_bytes - used_;
  }

  void add_block(Arena& arena) {
    const std::uint32_t size = last_ == nullptr ? first_block : std::min(size_ * 2, largest_block);
    char* const block = arena.allocate(size);
    if (last_ == nullptr) {
      first_ = block;
    } else {
      std::memcpy(last_ + size_ - link_bytes, &block, link_bytes);
    }
    last_ = block;
    size_ = size;
    used_ = 0;
  }

  char* first_ = nullptr;
  char* last_ = nullptr;
  std::uint32_t used_ = 0;  // used bytes of the last block
  std::uint32_t size_ = 0;  // of the last block, including its link
};

// Reads a chain from its beginning. The chain must not change meanwhile.
class ChainReader final : public ByteReader {
 public:
  ChainReader() = default;
  explicit ChainReader(const ByteChain& chain)
      : chain_(&chain), block_(chain.first_), size_(ByteChain::first_block) {
    if (block_ != nullptr) set_block();
  }

 private:
  bool refill() override {
    if (block_ == nullptr || block_ == chain_->last_) return false;
    std::memcpy(&block_, block_ + size_ - ByteChain::link_bytes, ByteChain::link_bytes);
    size_ = std::min(size_ * 2, ByteChain::largest_block);
    set_block();
    return true;
  }

  void set_block() {
    set_window({block_, block_ == chain_->last_ ? chain_->used_ : size_ - ByteChain::link_bytes});
  }

  const ByteChain* chain_ = nullptr;
  const char* block_ = nullptr;
  std::uint32_t size_ = 0;
};

}  // namespace warta::glass
