// SPDX-License-Identifier: GPL-3.0-or-later
// The stream of bytes that every reader takes (warta::ByteSource), and one over bytes in memory.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "warta/reader.h"

namespace warta::readers {

// An entry of a file, or the decoded bytes of another source.
using warta::ByteSource;

// One block of bytes in memory.
class HeldBytes final : public ByteSource {
 public:
  explicit HeldBytes(std::string_view bytes) : bytes_(bytes) {}
  std::string_view head() override { return bytes_.substr(0, std::size_t{1} << 16); }
  std::string_view next() override { return std::exchange(bytes_, std::string_view()); }

 private:
  std::string_view bytes_;
};

}  // namespace warta::readers
