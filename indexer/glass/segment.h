// SPDX-License-Identifier: GPL-3.0-or-later
// Segments: inverted documents that an inverter wrote out because they exceeded its memory.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "indexer/glass/lists.h"

namespace warta::glass {

// The streams of lists in a segment; their contents are described in tables.h.
enum class Stream : std::size_t { postings, positions, values, termlists, documents };
inline constexpr std::size_t stream_count = 5;
using SortedLists = std::array<std::vector<MemoryList>, stream_count>;

// The segments of one inverter that did not fit in memory, one after another in an unnamed file.
class SpillFile {
 public:
  explicit SpillFile(const std::filesystem::path& directory) : file_(File::temporary(directory)) {}
  void add_segment(const SortedLists& lists);
  [[nodiscard]] bool has(Stream stream) const;
  [[nodiscard]] std::vector<std::unique_ptr<ListStream>> open(Stream stream) const;  // one for each segment

 private:
  using Begins = std::array<std::uint64_t, stream_count + 1>;  // offsets of the streams, and of the end

  File file_;
  std::vector<Begins> segments_;
};

}  // namespace warta::glass
