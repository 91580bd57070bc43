// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace warta::readers {

// Appends a line of print to a paragraph. A hyphen at the end of the paragraph joins the broken word, and
// stays where it belongs to the word: in `anak-anak`, `sayur-mayur`, `U-19`.
void append_print_line(std::string& paragraph, std::string_view line);

// Whether a paragraph goes on after `text`: it ends without the mark of an end.
[[nodiscard]] bool goes_on(std::string_view text);
// Whether `text` begins in lower case, as the rest of a sentence does.
[[nodiscard]] bool begins_lower(std::string_view text);

}  // namespace warta::readers
