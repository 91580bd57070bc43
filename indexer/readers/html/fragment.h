// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace warta::readers {

// How the text of an element becomes a value.
enum class FeedText : std::uint8_t {
  plain,   // blanks collapsed
  title,   // plain, in which some systems leave entities and marks of HTML: title_text()
  lines,   // kept as it is
  person,  // plain; the name alone of `alamat@contoh.id (Nama)`, as RSS has it
  byline,  // plain, without the `Oleh` or `By` before the name
  html,    // HTML that is escaped, or in CDATA
  markup,  // elements inside the element itself (XHTML, NITF)
};

// The value of an element whose content is `text`, written as `kind` says.
[[nodiscard]] std::string feed_text(std::string_view text, FeedText kind);

// A title without the HTML that systems leave in it: `Harga <em>cabai</em> &amp; beras`. Other text is
// returned as it is.
[[nodiscard]] std::string title_text(std::string text);

// A text without markup in which systems left entities of HTML (`&quot;`), decoded. A text with markup is
// returned as it is.
[[nodiscard]] std::string decoded_entities(std::string text);

// Appends `text` as HTML.
void append_escaped(std::string_view text, std::string& html);

// Blank, or what programs write for a value that is not there: `NULL`, `\N`, `nan`, `None`.
[[nodiscard]] bool is_no_value(std::string_view text);

}  // namespace warta::readers
