// SPDX-License-Identifier: GPL-3.0-or-later
// Sequential reading of bytes, from memory (byte_chain.h) or a file (file.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace warta::glass {

// Reads through a window, which a derived class moves forward.
class ByteReader {
 public:
  virtual ~ByteReader() = default;

  [[nodiscard]] bool at_end() { return at_ == end_ && !refill(); }

  // A number written by pack_uint, of at most 32 bits.
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

  // The next `n` bytes: a view into the window if they are in it, otherwise collected in `scratch`. Valid
  // until the next call of any member.
  std::string_view read_bytes(std::size_t n, std::string& scratch) {
    if (static_cast<std::size_t>(end_ - at_) >= n) {
      const char* const begin = at_;
      at_ += n;
      return {begin, n};
    }
    return gather(n, scratch);
  }

  // The rest of the window, after moving it if it is used up; empty at the end.
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
  virtual bool refill() = 0;  // sets a new, non-empty window; false at the end
  std::string_view gather(std::size_t n, std::string& scratch);
  [[noreturn]] static void fail_at_end();

  const char* at_ = nullptr;
  const char* end_ = nullptr;
};

}  // namespace warta::glass
