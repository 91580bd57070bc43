// SPDX-License-Identifier: GPL-3.0-or-later
// Headers of WARC records and HTTP messages.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "util/text.h"

namespace warta::readers {

// The named fields after the first line of a WARC record (ISO 28500) or an HTTP message (RFC 9112).
class HeaderBlock {
 public:
  // `text` is everything before the empty line.
  explicit HeaderBlock(std::string_view text);

  [[nodiscard]] std::string_view first_line() const { return first_line_; }
  // The value of the first field with this name, in any case; empty if there is none.
  [[nodiscard]] std::string_view value(std::string_view lower_case_name) const;

 private:
  std::string first_line_;
  std::vector<std::pair<std::string, std::string>> fields_;
};

// The ends of a header and of the empty line after it; npos if there is none.
struct HeaderEnd {
  std::size_t header;
  std::size_t body;
};
[[nodiscard]] HeaderEnd find_header_end(std::string_view text);

}  // namespace warta::readers
