// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace warta {

// `text` made safe to print: control characters (C0 but tab and line feed, DEL, C1) and bidirectional
// overrides become U+FFFD, so that no article can move the cursor or hide text.
[[nodiscard]] std::string printable(std::string_view text);

// Columns that `utf8` takes on a terminal: two for wide characters (East Asian Width W and F), none for
// combining marks.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

}  // namespace warta
