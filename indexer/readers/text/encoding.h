// SPDX-License-Identifier: GPL-3.0-or-later
// The encoding of text and XML files.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "warta/language.h"

namespace warta::readers {

struct TextEncoding {
  std::string name;  // for DecodedSource; empty: UTF-8
  Bilingual note;    // for the user, or empty
};

// For a text without declaration: UTF-8 if it is valid, or has any valid multi-byte sequence; otherwise by
// ICU's detector (ucsdet) UTF-16 or UTF-32, and windows-1252 for every single-byte encoding, since that is
// the one of Indonesian news. `text` may end within a character.
[[nodiscard]] TextEncoding detect_encoding(std::string_view text);

// For an XML document that begins with `head`: what it declares, unless the bytes contradict it.
[[nodiscard]] TextEncoding xml_encoding(std::string_view head);

// The length of `text` without a UTF-8 sequence that is truncated at its end.
[[nodiscard]] std::size_t whole_characters(std::string_view text);

}  // namespace warta::readers
