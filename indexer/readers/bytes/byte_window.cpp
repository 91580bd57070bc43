// SPDX-License-Identifier: GPL-3.0-or-later
// Fills and trims the buffer of byte_window.h.
#include "indexer/readers/bytes/byte_window.h"

#include <algorithm>

namespace warta::readers {

namespace {

// Bytes of finished records are dropped from the buffer when there are this many.
constexpr std::size_t kDropFrom = std::size_t{1} << 16;

std::uint64_t line_ends(std::string_view text) {
  return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

bool ByteWindow::more_than(std::size_t count) {
  while (buffer_.size() - position_ <= count) {
    const std::string_view bytes = file_.next();
    if (bytes.empty()) return false;
    fetched_ += bytes.size();
    buffer_ += bytes;
  }
  return true;
}

void ByteWindow::advance(std::size_t count) {
  line_ += line_ends(ahead().substr(0, count));
  position_ += count;
}

void ByteWindow::begin_record() {
  if (position_ > kDropFrom) {
    buffer_.erase(0, position_);
    position_ = 0;
  }
  begin_ = position_;
}

void ByteWindow::go_back_to(std::size_t offset) {
  const std::size_t bytes = position_ - begin_ - offset;
  if (gone_back_ + bytes > fetched_) return;
  gone_back_ += bytes;
  position_ -= bytes;
  line_ -= line_ends(ahead().substr(0, bytes));
}

}  // namespace warta::readers
