// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace warta {

// 128 bits of XXH3: equal content for our purposes (1 in 10^25 by chance among a billion articles), no
// defence against forgery.
struct ContentHash {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  bool operator==(const ContentHash&) const = default;
  [[nodiscard]] std::string to_hex() const;  // 32 digits
};

[[nodiscard]] ContentHash content_hash(std::string_view bytes) noexcept;

}  // namespace warta
