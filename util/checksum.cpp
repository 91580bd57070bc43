// SPDX-License-Identifier: GPL-3.0-or-later
// XXH3 of the xxhash library (checksum.h).
#include "util/checksum.h"

#include <xxhash.h>

namespace warta {

std::uint64_t checksum(std::string_view bytes) noexcept { return XXH3_64bits(bytes.data(), bytes.size()); }

void append_checksum(std::string& out, std::uint64_t sum) {
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>((sum >> shift) & 0xFF);
}

std::uint64_t read_checksum(std::string_view bytes) noexcept {
  std::uint64_t sum = 0;
  for (const char byte : bytes.substr(0, kChecksumBytes)) sum = (sum << 8) | static_cast<unsigned char>(byte);
  return sum;
}

}  // namespace warta
