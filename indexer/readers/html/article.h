// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "warta/reader.h"

namespace warta::readers {

// A saved page, however it came: as a file, or as the body of an HTTP response.
struct HtmlPage {
  std::string_view bytes;
  std::string_view http_charset;  // of the Content-Type header; empty when there is none
  std::string_view url;           // where it was fetched, used when the page names no address of its own
};

// The article of a page, or why there is none: over `limits.max_record_bytes`, nested too deep, without a
// story.
[[nodiscard]] ReadResult read_html_article(const HtmlPage& page, const SourceLocation& origin,
                                           const ReadLimits& limits);

// The story of a piece of HTML as feeds and content systems keep it (`content:encoded`): one paragraph a
// line, without markup, captions, share buttons and links to other stories. Any bytes; invalid UTF-8 is
// replaced.
[[nodiscard]] std::string html_fragment_text(std::string_view html);

}  // namespace warta::readers
