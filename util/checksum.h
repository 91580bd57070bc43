// SPDX-License-Identifier: GPL-3.0-or-later
// A checksum against damage, not against an attacker.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace warta {

// XXH3 with 64 bits: one change in 2^64 is not noticed.
[[nodiscard]] std::uint64_t checksum(std::string_view bytes) noexcept;

inline constexpr std::size_t kChecksumBytes = 8;

// Big-endian.
void append_checksum(std::string& out, std::uint64_t sum);
[[nodiscard]] std::uint64_t read_checksum(std::string_view bytes) noexcept;  // of at least kChecksumBytes

}  // namespace warta
