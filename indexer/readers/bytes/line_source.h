// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_source.h"

namespace warta::readers {

// Cuts an entry into lines of bounded length.
class LineSource {
 public:
  struct Line {
    std::string text;          // without its end; empty when too_long
    std::uint64_t number = 0;  // from 1
    bool too_long = false;     // was over `max_bytes` and has been skipped
    std::uint64_t bytes = 0;   // length of the line
  };

  LineSource(ByteSource& file, std::size_t max_bytes) : file_(file), max_bytes_(max_bytes) {}

  // False at the end. A `\r` before the line feed belongs to the line's end. Throws what ByteSource::next
  // throws.
  bool next(Line& line);

 private:
  ByteSource& file_;
  std::size_t max_bytes_;
  std::string_view rest_;
  std::uint64_t number_ = 0;
};

}  // namespace warta::readers
