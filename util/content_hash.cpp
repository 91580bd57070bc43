// SPDX-License-Identifier: GPL-3.0-or-later
// The XXH3 hash of content_hash.h.
#include "util/content_hash.h"

#include <xxhash.h>

namespace warta {

std::string ContentHash::to_hex() const {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const std::uint64_t half : {high, low}) {
    for (int shift = 60; shift >= 0; shift -= 4) hex += kDigits[(half >> shift) & 15U];
  }
  return hex;
}

ContentHash content_hash(std::string_view bytes) noexcept {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

}  // namespace warta
