// SPDX-License-Identifier: GPL-3.0-or-later
// A buffer for parsers that split an entry into records: CSV, JSON, WARC.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_source.h"

namespace warta::readers {

// Holds the bytes since the beginning of the current record, so that a parser can go back and resume after a
// broken one; counts lines (`\n`).
class ByteWindow {
 public:
  explicit ByteWindow(ByteSource& file) : file_(file) {}

  // Whether there is a next byte; reads on when needed. Throws what ByteSource::next throws.
  bool more() { return more_than(0); }
  // Whether there are more than `count` bytes; all of them are then in ahead().
  bool more_than(std::size_t count);
  // The buffered bytes; not empty after more(). Valid until the next call of more().
  [[nodiscard]] std::string_view ahead() const { return std::string_view(buffer_).substr(position_); }
  void advance(std::size_t count);

  // Marks the beginning of a record here.
  void begin_record();
  // The bytes of the record so far.
  [[nodiscard]] std::string_view record() const {
    return std::string_view(buffer_).substr(begin_, position_ - begin_);
  }
  // Goes back to byte `offset` of the record. All calls together go back at most the length of the file, so
  // that any input takes linear time; further calls have no effect.
  void go_back_to(std::size_t offset);

  [[nodiscard]] std::uint64_t line() const { return line_; }  // of the next byte, from 1

 private:
  ByteSource& file_;
  std::string buffer_;
  std::size_t begin_ = 0;     // of the record
  std::size_t position_ = 0;  // of the next byte
  std::uint64_t line_ = 1;
  std::uint64_t fetched_ = 0;
  std::uint64_t gone_back_ = 0;
};

}  // namespace warta::readers
