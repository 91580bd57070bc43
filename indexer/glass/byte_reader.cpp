// SPDX-License-Identifier: GPL-3.0-or-later
// The slow paths of byte_reader.h, across the end of a window.
#include "indexer/glass/byte_reader.h"

#include <algorithm>

#include "indexer/glass/messages.h"
#include "warta/error.h"

namespace warta::glass {

std::string_view ByteReader::gather(std::size_t n, std::string& scratch) {
  scratch.clear();
  while (scratch.size() < n) {
    if (at_ == end_ && !refill()) fail_at_end();
    const std::size_t take = std::min(n - scratch.size(), static_cast<std::size_t>(end_ - at_));
    scratch.append(at_, take);
    at_ += take;
  }
  return scratch;
}

void ByteReader::fail_at_end() { throw Error(ErrorCode::io, both(messages::kEndsEarly)); }

}  // namespace warta::glass
