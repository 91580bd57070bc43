// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/text/late_encoding.h"

#include <algorithm>
#include <utility>

#include "indexer/readers/bytes/decoded_source.h"
#include "indexer/readers/text/encoding.h"

namespace warta::readers {

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::string_view LateEncoding::Rest::next() {
  return std::exchange(given_, true) ? bytes_.next() : std::string_view(block_);
}

std::string_view LateEncoding::next() {
  if (decoded_ != nullptr) return decoded_->next();
  const std::string_view block = bytes_.next();
  if (is_known_ || is_ascii(block)) return block;
  is_known_ = true;
  TextEncoding encoding = detect_encoding(block);
  if (encoding.name.empty()) return block;
  note_ = std::move(encoding.note);
  rest_ = std::make_unique<Rest>(std::string(block), bytes_);
  decoded_ = std::make_unique<DecodedSource>(*rest_, encoding.name);
  return decoded_->next();
}

}  // namespace warta::readers
