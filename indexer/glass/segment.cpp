// SPDX-License-Identifier: GPL-3.0-or-later
// Spills segments to a file and opens them again (segment.h).
#include "indexer/glass/segment.h"

#include <algorithm>

namespace warta::glass {

void SpillFile::add_segment(const SortedLists& lists) {
  FileAppender out(file_, segments_.empty() ? 0 : segments_.back().back());
  Begins begins;
  for (std::size_t stream = 0; stream < stream_count; ++stream) {
    begins[stream] = out.offset();
    write_lists(out, lists[stream]);
  }
  begins[stream_count] = out.offset();
  out.flush();
  segments_.push_back(begins);
}

bool SpillFile::has(Stream stream) const {
  const auto at = static_cast<std::size_t>(stream);
  return std::any_of(segments_.begin(), segments_.end(),
                     [&](const Begins& begins) { return begins[at] != begins[at + 1]; });
}

std::vector<std::unique_ptr<ListStream>> SpillFile::open(Stream stream) const {
  // At most 4 MiB per stream, for fewer than a thousand segments.
  const std::size_t buffer_bytes =
      std::clamp((std::size_t{4} << 20) / std::max<std::size_t>(1, segments_.size()), std::size_t{4096},
                 std::size_t{65536});
  const auto at = static_cast<std::size_t>(stream);
  std::vector<std::unique_ptr<ListStream>> streams;
  for (const Begins& begins : segments_) {
    if (begins[at] != begins[at + 1])
      streams.push_back(stream_of(file_, begins[at], begins[at + 1], buffer_bytes));
  }
  return streams;
}

}  // namespace warta::glass
