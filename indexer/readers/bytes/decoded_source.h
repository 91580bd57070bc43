// SPDX-License-Identifier: GPL-3.0-or-later
// Conversion of bytes in any encoding to UTF-8.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_source.h"

namespace warta::readers {

// `UTF-16LE` or `UTF-16BE` when `head` begins with their byte-order mark, else empty.
[[nodiscard]] std::string_view utf16_by_mark(std::string_view head);

// Whether ICU has a converter of this name.
[[nodiscard]] bool knows_encoding(const std::string& name);

// The bytes of another source as UTF-8, without a byte-order mark. Invalid sequences become U+FFFD.
class DecodedSource final : public ByteSource {
 public:
  // `encoding` is a name known to ICU; throws Error(unsupported) otherwise.
  DecodedSource(ByteSource& source, std::string_view encoding);
  ~DecodedSource() override;
  DecodedSource(const DecodedSource&) = delete;
  DecodedSource& operator=(const DecodedSource&) = delete;

  std::string_view head() override;
  std::string_view next() override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// All of `bytes` as UTF-8; throws like DecodedSource.
[[nodiscard]] std::string decode(std::string_view bytes, std::string_view encoding);

}  // namespace warta::readers
