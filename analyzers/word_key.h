// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of the hash tables of words.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "util/byte_hash.h"

namespace warta::indonesian {

inline constexpr std::size_t kKeyBytes = 16;

// The first bytes of a word as two numbers, padded with zeros, so that words of any length up to kKeyBytes
// are compared in the same way, without a branch that could be mispredicted; and a hash of all its bytes.
struct WordKey {
  std::uint64_t first = 0, second = 0, hash = 0;
};

namespace detail {

struct KeyHalves {
  std::uint64_t first = 0, second = 0;
};

// Ones for the bytes among the first kKeyBytes of a word of that size.
inline constexpr auto kKeyMasks = [] {
  std::array<KeyHalves, kKeyBytes + 1> masks{};
  for (std::size_t size = 0; size <= kKeyBytes; ++size) {
    std::array<unsigned char, kKeyBytes> bytes{};
    for (std::size_t i = 0; i < size; ++i) bytes[i] = 0xFF;
    masks[size] = std::bit_cast<KeyHalves>(bytes);
  }
  return masks;
}();

// Rarely needed, so kept out of the loops over words.
[[gnu::noinline]] inline KeyHalves copied_halves(const char* word, std::size_t size) noexcept {
  KeyHalves halves;
  std::memcpy(&halves, word, size);
  return halves;
}
[[gnu::noinline]] inline std::uint64_t hash_with(std::uint64_t hash, std::string_view rest) noexcept {
  return warta::detail::fold(hash ^ byte_hash(rest), 0x9E3779B97F4A7C15ULL);
}

}  // namespace detail

// The key of the word at [begin, end) of `text`.
inline WordKey word_key(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const char* const word = text.data() + begin;
  const std::size_t size = end - begin;
  WordKey key;
  if (text.size() - begin >= kKeyBytes) {
    key.first = warta::detail::load<std::uint64_t>(word);
    key.second = warta::detail::load<std::uint64_t>(word + 8);
    const detail::KeyHalves& mask = detail::kKeyMasks[std::min(size, kKeyBytes)];
    key.first &= mask.first;
    key.second &= mask.second;
  } else {
    const detail::KeyHalves halves = detail::copied_halves(word, size);
    key.first = halves.first;
    key.second = halves.second;
  }
  key.hash = warta::detail::fold(key.first ^ 0x9E3779B97F4A7C15ULL, key.second ^ 0xD6E8FEB86659FD93ULL);
  if (size > kKeyBytes) key.hash = detail::hash_with(key.hash, {word + kKeyBytes, size - kKeyBytes});
  return key;
}

}  // namespace warta::indonesian
