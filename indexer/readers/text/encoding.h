// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace warta::readers {

struct TextEncoding {
  std::string name;  // for DecodedSource; empty: UTF-8
  std::string note;  // what to tell the user, else empty
};

// Of a text that does not say: UTF-8 when it is valid, or has any sequence of several bytes that is; else
// what ICU's detector (ucsdet) says: UTF-16 or UTF-32, and windows-1252 for every encoding of one byte, which
// is the one that Indonesian news came in. `text` may end within a character.
[[nodiscard]] TextEncoding detect_encoding(std::string_view text);

// Of an XML document that begins with `head`: what it declares, unless its bytes say otherwise.
[[nodiscard]] TextEncoding xml_encoding(std::string_view head);

// The length of `text` without the begin of a UTF-8 sequence that its end cuts.
[[nodiscard]] std::size_t whole_characters(std::string_view text);

}  // namespace warta::readers
