// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "util/text.h"

namespace warta::readers {

// The named fields behind the first line of a WARC record (ISO 28500) or of an HTTP message (RFC 9112).
class HeaderBlock {
 public:
  // `text` is everything up to the empty line, without it.
  explicit HeaderBlock(std::string_view text);

  [[nodiscard]] std::string_view first_line() const { return first_line_; }
  // The value of the first field of this name, in lower case here and in any case there; empty when there is
  // none.
  [[nodiscard]] std::string_view value(std::string_view lower_case_name) const;

 private:
  std::string first_line_;
  std::vector<std::pair<std::string, std::string>> fields_;
};

// Where the empty line behind a header ends, and where the header before it does; npos when it is not there.
struct HeaderEnd {
  std::size_t header;
  std::size_t body;
};
[[nodiscard]] HeaderEnd find_header_end(std::string_view text);

}  // namespace warta::readers
