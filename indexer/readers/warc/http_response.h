// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/readers/text/header_block.h"

namespace warta::readers {

// Whether this Content-Type is that of HTML.
[[nodiscard]] bool is_page_type(std::string_view content_type);
// Whether an HTTP response is a page that was found: status 200, HTML.
[[nodiscard]] bool is_found_page(const HeaderBlock& header);

// `UTF-8` of `text/html; charset="UTF-8"`.
[[nodiscard]] std::string_view charset_of(std::string_view content_type);

struct HttpBody {
  std::string bytes;
  std::string problem;  // why it cannot be had, else empty
};

// The body of a response without its transfer and content encodings (chunked; gzip, deflate, br). Crawlers
// that have undone them but kept the header are understood. At most `max_bytes` come out.
[[nodiscard]] HttpBody decode_http_body(const HeaderBlock& header, std::string_view body,
                                        std::size_t max_bytes);

}  // namespace warta::readers
