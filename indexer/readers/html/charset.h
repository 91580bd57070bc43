// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "warta/language.h"

namespace warta::readers {

// The bytes of a page as valid UTF-8. Which charset they are in: a byte-order mark decides; bytes that are
// well-formed UTF-8 beyond ASCII are UTF-8 whatever is declared; else the charset of the HTTP header
// (`http_charset`, may be empty), then that of `<meta>`, then windows-1252. A declaration that the bytes
// contradict is ignored. What was converted, ignored or replaced is appended to `notes`.
[[nodiscard]] std::string html_to_utf8(std::string_view bytes, std::string_view http_charset,
                                       std::vector<Bilingual>& notes);

}  // namespace warta::readers
