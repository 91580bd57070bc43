// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace warta::glass {

// Bytes in order, from memory or from a file, through a window that a derived class moves forward.
class ByteReader {
 public:
  virtual ~ByteReader() = default;

  [[nodiscard]] bool at_end() { return at_ == end_ && !refill(); }

  // One pack_uint of at most 32 bits.
  std::uint32_t read_uint() {
    std::uint32_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(read_byte());
      value |= static_cast<std::uint32_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  char read_byte() {
    if (at_ == end_ && !refill()) fail_at_end();
    return *at_++;
  }

  // The next `n` bytes: a view into the window when they lie in it, otherwise gathered in `scratch`. Valid
  // until the next call of any member.
  std::string_view read_bytes(std::size_t n, std::string& scratch) {
    if (static_cast<std::size_t>(end_ - at_) >= n) {
      const char* const begin = at_;
      at_ += n;
      return {begin, n};
    }
    return gather(n, scratch);
  }

  // What is left of the window, moving it first when it is used up; empty at the end.
  std::string_view read_window() {
    if (at_ == end_ && !refill()) return {};
    const char* const begin = at_;
    at_ = end_;
    return {begin, static_cast<std::size_t>(end_ - begin)};
  }

 protected:
  void set_window(std::string_view window) {
    at_ = window.data();
    end_ = window.data() + window.size();
  }

 private:
  virtual bool refill() = 0;  // sets a new, non-empty window; false when there are no more bytes
  std::string_view gather(std::size_t n, std::string& scratch);
  [[noreturn]] static void fail_at_end();

  const char* at_ = nullptr;
  const char* end_ = nullptr;
};

}  // namespace warta::glass
