// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of bounded length, for formats with one record a line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_source.h"

namespace warta::readers {

// Splits an entry into lines.
class LineSource {
 public:
  struct Line {
    std::string text;          // without line end; empty when too_long
    std::uint64_t number = 0;  // from 1
    bool too_long = false;     // longer than `max_bytes`, so its text was skipped
    std::uint64_t bytes = 0;   // length of the line
  };

  LineSource(ByteSource& file, std::size_t max_bytes) : file_(file), max_bytes_(max_bytes) {}

  // False at the end. A `\r` before the line feed is part of the line end. Throws what ByteSource::next
  // throws.
  bool next(Line& line);

 private:
  ByteSource& file_;
  std::size_t max_bytes_;
  std::string_view rest_;
  std::uint64_t number_ = 0;
};

}  // namespace warta::readers
