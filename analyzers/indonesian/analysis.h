// SPDX-License-Identifier: GPL-3.0-or-later
// The analysis of one word by the ranker. Used at build time for the words of the lexicon, at run time for
// all others.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "analyzers/indonesian/candidates.h"
#include "analyzers/indonesian/lexicon.h"
#include "analyzers/indonesian/ranker.h"

namespace warta::indonesian {

struct LexemeAndRoot {
  std::string lexeme;
  std::string root;
  Decision decision = Decision::ranked;
};

[[nodiscard]] constexpr bool is_spelling(Decision decision) noexcept {
  return decision == Decision::spelling || decision == Decision::spelt_inside;
}

// The analysis of a word that needs no ranker: stored in the lexicon, an exception, a name.
using SettledForms = std::function<std::optional<LexemeAndRoot>(std::string_view word)>;

// Lexeme and root of one word of lower-case ASCII letters (at most kMaxWordBytes). The rest after a clitic,
// and every root found, is analysed again, by `settled` first, until the root is its own root.
[[nodiscard]] LexemeAndRoot analyze_by_rank(const Lexicon& lexicon, std::string_view word,
                                            const SettledForms& settled);

// The lexeme of a reading: without clitics, ku-, kau- and the voice prefixes meN- and di-.
[[nodiscard]] std::string lexeme_of(const Candidate& candidate);

}  // namespace warta::indonesian
