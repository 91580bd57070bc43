// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_source.h"
#include "warta/language.h"

namespace warta::readers {

// A text whose first block is ASCII, so that its encoding shows later: the first block that is not decides
// for the rest, as detect_encoding() does. A conversion is said in `note`, which must outlive this.
class LateEncoding final : public ByteSource {
 public:
  LateEncoding(ByteSource& bytes, Bilingual& note) : bytes_(bytes), note_(note) {}

  std::string_view head() override { return bytes_.head(); }
  std::string_view next() override;

 private:
  // The block in hand, and then the rest.
  class Rest final : public ByteSource {
   public:
    Rest(std::string block, ByteSource& bytes) : block_(std::move(block)), bytes_(bytes) {}
    std::string_view head() override { return block_; }
    std::string_view next() override;

   private:
    std::string block_;
    ByteSource& bytes_;
    bool given_ = false;
  };

  ByteSource& bytes_;
  Bilingual& note_;
  bool is_known_ = false;
  std::unique_ptr<Rest> rest_;
  std::unique_ptr<ByteSource> decoded_;
};

[[nodiscard]] bool is_ascii(std::string_view text);

}  // namespace warta::readers
