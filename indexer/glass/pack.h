// SPDX-License-Identifier: GPL-3.0-or-later
// The encodings of numbers and keys in the glass format (xapian-core 1.4.22, common/pack.h). Every function
// appends to `out`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace warta::glass {

using DocId = std::uint32_t;  // Xapian::docid: 1 to 2^32 - 1

// pack_uint: seven bits per byte, lowest first; the top bit is set if more bytes follow. At most 10 bytes.
inline constexpr std::size_t max_uint32_bytes = 5;

inline char* write_uint(char* out, std::uint64_t value) noexcept {
  while (value >= 0x80) {
    *out++ = static_cast<char>(value | 0x80);
    value >>= 7;
  }
  *out++ = static_cast<char>(value);
  return out;
}

inline void pack_uint(std::string& out, std::uint64_t value) {
  char bytes[10];
  out.append(bytes, static_cast<std::size_t>(write_uint(bytes, value) - bytes));
}

// pack_uint_last: little endian without leading zeros, so zero has no bytes. Only at the end of a key or tag.
inline void pack_uint_last(std::string& out, std::uint32_t value) {
  for (; value != 0; value >>= 8) out.push_back(static_cast<char>(value));
}

// pack_uint_preserving_sort, glass variant: bytes compare as the numbers do; 2 bytes below 0x8000, then 3 to
// 5. The number of leading one bits in the first byte gives the length.
inline void pack_sorted_uint(std::string& out, std::uint32_t value) {
  if (value < 0x8000) {
    out.push_back(static_cast<char>(value >> 8));
    out.push_back(static_cast<char>(value));
    return;
  }
  const int length = value < 1U << 22 ? 3 : value < 1U << 29 ? 4 : 5;
  const auto mask = static_cast<std::uint64_t>(static_cast<unsigned char>(0xff << (10 - length)));
  const std::uint64_t bytes = (mask << (8 * (length - 1))) | value;
  for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) out.push_back(static_cast<char>(bytes >> shift));
}

inline void pack_string(std::string& out, std::string_view value) {
  pack_uint(out, value.size());
  out.append(value);
}

// pack_string_preserving_sort without the final zero byte: each zero byte is followed by 0xff, so that a zero
// byte after the term sorts before every longer term. The next byte must not be 0xff; a packed docid never
// begins with it.
inline void pack_sorted_string(std::string& out, std::string_view value) {
  for (const char c : value) {
    out.push_back(c);
    if (c == '\0') out.push_back('\xff');
  }
}

}  // namespace warta::glass
