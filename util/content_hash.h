// SPDX-License-Identifier: GPL-3.0-or-later
// A 128-bit hash of content, to tell whether two texts are equal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace warta {

// XXH3. Among a billion articles two have the same hash with a probability of 1 in 10^20; no defence
// against forgery.
struct ContentHash {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  bool operator==(const ContentHash&) const = default;
  [[nodiscard]] std::string to_hex() const;  // 32 digits
};

[[nodiscard]] ContentHash content_hash(std::string_view bytes) noexcept;

}  // namespace warta
