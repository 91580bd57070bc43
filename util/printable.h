// SPDX-License-Identifier: GPL-3.0-or-later
// Text for the terminal. Whatever prints text of articles or errors calls printable() first.
#pragma once

#include <string>
#include <string_view>

namespace warta {

// Replaces control characters (C0 except tab and line feed, DEL, C1) and bidirectional overrides by U+FFFD,
// so that no article can move the cursor or hide text.
[[nodiscard]] std::string printable(std::string_view text);

// The terminal columns of `utf8`: two for wide characters (East Asian Width W and F), none for combining
// marks.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

}  // namespace warta
