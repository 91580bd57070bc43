// SPDX-License-Identifier: GPL-3.0-or-later
// The lexicon in the library's constant data (lexicon.h).
#include "analyzers/indonesian/lexicon.h"

// Defined in lexicon_image.S.
extern "C" {
[[gnu::visibility("hidden")]] extern const std::byte warta_indonesian_lexicon_begin[];
[[gnu::visibility("hidden")]] extern const std::byte warta_indonesian_lexicon_end[];
}

namespace warta::indonesian {

Lexicon embedded_lexicon() { return Lexicon({warta_indonesian_lexicon_begin, warta_indonesian_lexicon_end}); }

}  // namespace warta::indonesian
