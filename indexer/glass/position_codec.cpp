// SPDX-License-Identifier: GPL-3.0-or-later
// Interpolative coding of positions (position_codec.h).
#include "indexer/glass/position_codec.h"

#include <bit>
#include <cstddef>

#include "indexer/glass/pack.h"

namespace warta::glass {
namespace {

// Writes numbers of a known range as bits, the lowest bit of a byte first.
class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(out) {}

  // Writes `value`, one of `choices` possible values. If `choices` is not a power of two, the spare codes
  // shorten the values in the middle of the range by one bit.
  void write(std::uint32_t value, std::uint32_t choices) {
    unsigned bits = static_cast<unsigned>(std::bit_width(choices - 1));
    const auto spare = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - choices);
    if (spare != 0) {
      const std::uint32_t middle = (choices - spare) / 2;
      if (value >= middle + spare) {
        value = (value - (middle + spare)) | (std::uint32_t{1} << (bits - 1));
      } else if (value >= middle) {
        --bits;
      }
    }
    pending_ |= std::uint64_t{value} << pending_bits_;
    for (pending_bits_ += bits; pending_bits_ >= 8; pending_bits_ -= 8) {
      out_.push_back(static_cast<char>(pending_));
      pending_ >>= 8;
    }
  }

  // The positions between the ends of `span`, which the reader knows already: the middle one, then each half.
  // The middle one has as many choices as its neighbours leave.
  void write_between(std::span<const std::uint32_t> span) {
    while (span.size() > 2) {
      const std::size_t middle = (span.size() - 1) / 2;
      const auto gaps = static_cast<std::uint32_t>(span.size() - 1);
      const auto lowest = span.front() + static_cast<std::uint32_t>(middle);
      write(span[middle] - lowest, span.back() - span.front() - gaps + 1);
      write_between(span.first(middle + 1));
      span = span.subspan(middle);
    }
  }

  void finish() {
    if (pending_bits_ != 0) out_.push_back(static_cast<char>(pending_));
  }

 private:
  std::string& out_;
  std::uint64_t pending_ = 0;
  unsigned pending_bits_ = 0;  // fewer than 8 between calls
};

}  // namespace

void pack_positions(std::string& out, std::span<const std::uint32_t> positions) {
  pack_uint(out, positions.back());
  if (positions.size() == 1) return;
  BitWriter bits(out);
  bits.write(positions.front(), positions.back());
  bits.write(static_cast<std::uint32_t>(positions.size() - 2), positions.back() - positions.front());
  bits.write_between(positions);
  bits.finish();
}

}  // namespace warta::glass
