// SPDX-License-Identifier: GPL-3.0-or-later
// The complete analysis of one word, without its neighbours: called once per distinct word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/indonesian/morphology.h"
#include "warta/analyzer.h"

namespace warta::indonesian {

// One token of a word, by offsets into that word.
struct WordPart {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  WordForms forms;
  TokenKind kind = TokenKind::word;
  int multiplier = 0;           // power of ten after a number: `juta` 6
  int month = 0;                // 1 to 12 for the name of a month
  int integer = -1;             // the value of a whole number of at most four digits, else -1
  bool read_otherwise = false;  // see Token
};

// The analysis of one word as ICU finds it: usually one part; `kata.Dia` and `Rp1,5` have two, `@` none.
struct WordEntry {
  std::vector<WordPart> parts;
  std::vector<WordForms> joined;  // in addition to the first part: `kontan` for `KONTAN.CO.ID`
};

// Words joined by hyphens: `sayur-mayur`, `COVID-19`.
struct CompoundEntry {
  WordForms whole;   // of a word that is one token: `mata-mata`; empty surface: the parts are tokens
  WordForms folded;  // empty surface: the parts speak for themselves
  WordForms joined;  // empty surface: no form without hyphen
  bool joined_read_otherwise = false;  // see Token
};

// The three levels of `raw` as one word. Lexemes and roots meet without accents, the surface has them.
[[nodiscard]] WordForms forms_of(std::string_view raw, const Morphology& morphology);

// Whether the surface of these forms has other ones where it is alone (Token::read_otherwise).
[[nodiscard]] bool differs_from_alone(const WordForms& forms, const Morphology& morphology);

[[nodiscard]] WordEntry make_word_entry(std::string_view word, const Morphology& morphology);

// `parts` are the surfaces between the hyphens, at least two; `numeric[i]`: part i is a number.
[[nodiscard]] CompoundEntry make_compound_entry(const std::vector<std::string_view>& parts,
                                                const std::vector<bool>& numeric,
                                                const Morphology& morphology);

}  // namespace warta::indonesian
