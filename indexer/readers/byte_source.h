// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

namespace warta::readers {

// Bytes that come block by block: an entry of a file, or another source's bytes decoded.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // The first bytes, at most 64 KiB, without taking them. To be called before the first next().
  virtual std::string_view head() = 0;
  // The next bytes, empty at the end. Valid until the next call. Throws Error(io): cut off, damaged, or
  // expands beyond a limit.
  virtual std::string_view next() = 0;
};

// Bytes at hand, in one block.
class HeldBytes final : public ByteSource {
 public:
  explicit HeldBytes(std::string_view bytes) : bytes_(bytes) {}
  std::string_view head() override { return bytes_.substr(0, std::size_t{1} << 16); }
  std::string_view next() override { return std::exchange(bytes_, std::string_view()); }

 private:
  std::string_view bytes_;
};

}  // namespace warta::readers
