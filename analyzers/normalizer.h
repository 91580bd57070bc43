// SPDX-License-Identifier: GPL-3.0-or-later
// Normal forms of words: the first step of their analysis.
#pragma once

#include <string>
#include <string_view>

namespace warta {

// The surface of a word: NFKC with full case folding (which also removes soft hyphens and other ignorable
// characters), without apostrophes, so that `Jum'at`, `Jum’at` and `Jumat` are equal. Invalid UTF-8 becomes
// U+FFFD.
[[nodiscard]] std::string normalize_surface(std::string_view word);

// `surface` without the accents of Latin and Greek letters and the vowel marks of Arabic ones, and with the
// Latin letters that many keyboards lack as others write them (`mbappé` → `mbappe`, `ødegaard` → `odegaard`):
// what lexemes and roots are compared by.
[[nodiscard]] std::string strip_accents(std::string_view surface);

// Bytes of the apostrophe that `text` begins with, 0 when it begins with something else.
[[nodiscard]] std::size_t apostrophe_size(std::string_view text) noexcept;

[[nodiscard]] bool is_ascii(std::string_view text) noexcept;

}  // namespace warta
