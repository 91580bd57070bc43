// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP responses inside WARC records.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/readers/text/header_block.h"
#include "warta/language.h"

namespace warta::readers {

// Whether this Content-Type is HTML.
[[nodiscard]] bool is_page_type(std::string_view content_type);
// Whether an HTTP response is a page: status 200, HTML.
[[nodiscard]] bool is_found_page(const HeaderBlock& header);

// `UTF-8` of `text/html; charset="UTF-8"`.
[[nodiscard]] std::string_view charset_of(std::string_view content_type);

struct HttpBody {
  std::string bytes;
  Bilingual problem;  // why it cannot be decoded, or empty
};

// The body of a response without its transfer and content encodings (chunked; gzip, deflate, br). Accepts
// bodies that a crawler has decoded while it kept the header. Returns at most `max_bytes`.
[[nodiscard]] HttpBody decode_http_body(const HeaderBlock& header, std::string_view body,
                                        std::size_t max_bytes);

}  // namespace warta::readers
