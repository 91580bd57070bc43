// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "indexer/glass/lists.h"

namespace warta::glass {

// The streams of lists a segment has; tables.h says what is in each.
enum class Stream : std::size_t { postings, positions, values, termlists, documents };
inline constexpr std::size_t stream_count = 5;
using SortedLists = std::array<std::vector<MemoryList>, stream_count>;

// A segment on disk, in a file without a name.
class SpilledSegment {
 public:
  SpilledSegment(const std::filesystem::path& directory, const SortedLists& lists);
  [[nodiscard]] bool has(Stream stream) const noexcept;
  [[nodiscard]] std::unique_ptr<ListStream> open(Stream stream) const;

 private:
  File file_;
  std::array<std::uint64_t, stream_count + 1> begins_{};
};

}  // namespace warta::glass
