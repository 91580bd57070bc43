// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace warta {

// The surface of a word: NFKC with full case folding (which also drops soft hyphens and other ignorable
// characters), apostrophes removed so that `Jum'at`, `Jum’at` and `Jumat` meet. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string normalize_surface(std::string_view word);

// `surface` with accents taken off Latin letters (`mbappé` → `mbappe`): what roots are compared by.
[[nodiscard]] std::string strip_accents(std::string_view surface);

[[nodiscard]] bool is_ascii(std::string_view text) noexcept;

}  // namespace warta
