// SPDX-License-Identifier: GPL-3.0-or-later
// The encoding of position lists. Used by the inverter.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace warta::glass {

// Appends the tag of a position list: strictly ascending positions, at least one.
// Format: xapian-core 1.4.22, backends/glass/glass_positionlist.cc (pack) and common/bitstream.cc. The last
// position, then (unless it is the only one) as bits: the first, the count, and the rest by interpolative
// coding, every number in as few bits as its range allows ("Managing Gigabytes", second edition, pages 126
// and 127).
void pack_positions(std::string& out, std::span<const std::uint32_t> positions);

}  // namespace warta::glass
