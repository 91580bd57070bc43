// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/segment.h"

namespace warta::glass {

SpilledSegment::SpilledSegment(const std::filesystem::path& directory, const SortedLists& lists)
    : file_(File::temporary(directory)) {
  FileAppender out(file_);
  for (std::size_t stream = 0; stream < stream_count; ++stream) {
    begins_[stream] = out.offset();
    write_lists(out, lists[stream]);
  }
  begins_[stream_count] = out.offset();
  out.flush();
}

bool SpilledSegment::has(Stream stream) const noexcept {
  const auto at = static_cast<std::size_t>(stream);
  return begins_[at] != begins_[at + 1];
}

std::unique_ptr<ListStream> SpilledSegment::open(Stream stream) const {
  const auto at = static_cast<std::size_t>(stream);
  return stream_of(file_, begins_[at], begins_[at + 1]);
}

}  // namespace warta::glass
