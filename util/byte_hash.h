// SPDX-License-Identifier: GPL-3.0-or-later
// Hashing and comparing short byte strings: the hash tables of the analyzer and the indexer.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace warta {

namespace detail {

template <typename Chunk>
inline Chunk load(const char* at) noexcept {
  Chunk chunk = 0;
  std::memcpy(&chunk, at, sizeof(Chunk));
  return chunk;
}

inline std::uint64_t fold(std::uint64_t a, std::uint64_t b) noexcept {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// At most eight bytes as one number; loads may overlap, so that there is no loop over bytes.
inline std::uint64_t short_chunk(const char* at, std::size_t size) noexcept {
  if (size >= 4) return load<std::uint32_t>(at) | std::uint64_t{load<std::uint32_t>(at + size - 4)} << 32;
  if (size == 0) return 0;
  return std::uint64_t{static_cast<unsigned char>(at[0])} |
         std::uint64_t{static_cast<unsigned char>(at[size / 2])} << 8 |
         std::uint64_t{static_cast<unsigned char>(at[size - 1])} << 16;
}

}  // namespace detail

// In the manner of wyhash: multiply and fold, eight bytes at a time. Not for storage: the hash differs
// between byte orders.
inline std::uint64_t byte_hash(std::string_view text) noexcept {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15ULL;
  constexpr std::uint64_t kOther = 0xD6E8FEB86659FD93ULL;
  std::uint64_t hash = text.size() * kMultiplier;
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left > 8; left -= 8, at += 8)
    hash = detail::fold(hash ^ detail::load<std::uint64_t>(at), kMultiplier);
  return detail::fold(hash ^ detail::short_chunk(at, left), kOther);
}

// a == b without a call into the C library for short texts.
inline bool equal_bytes(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  const std::size_t size = a.size();
  if (size > 16) return std::memcmp(a.data(), b.data(), size) == 0;
  if (size > 8) {
    return detail::load<std::uint64_t>(a.data()) == detail::load<std::uint64_t>(b.data()) &&
           detail::load<std::uint64_t>(a.data() + size - 8) ==
               detail::load<std::uint64_t>(b.data() + size - 8);
  }
  return detail::short_chunk(a.data(), size) == detail::short_chunk(b.data(), size);
}

}  // namespace warta
