// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_source.h"

namespace warta::readers {

// The bytes of an entry as a parser sees them that cuts records and, when one is broken, goes back to look
// for the next. Holds what was read since the record began; counts lines (`\n`).
class ByteWindow {
 public:
  explicit ByteWindow(ByteSource& file) : file_(file) {}

  // Whether there is a byte ahead, fetching some when needed. Throws what ByteSource::next throws.
  bool more() { return more_than(0); }
  // Whether there are more than `count` bytes ahead, all of them then at hand.
  bool more_than(std::size_t count);
  // The bytes that are at hand; not empty after more(). Valid until the next call of more().
  [[nodiscard]] std::string_view ahead() const { return std::string_view(buffer_).substr(position_); }
  void advance(std::size_t count);

  // The record begins here.
  void begin_record();
  // What has been passed since then.
  [[nodiscard]] std::string_view record() const {
    return std::string_view(buffer_).substr(begin_, position_ - begin_);
  }
  // Goes back to byte `offset` of the record. All going back together reads no more than the file once
  // again, so that no input takes more than linear time; beyond that it does nothing.
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
