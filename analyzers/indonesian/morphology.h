// SPDX-License-Identifier: GPL-3.0-or-later
// The morphology of Indonesian: the interface of this folder for word_entry.cpp and warta-analyze.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/indonesian/analysis.h"
#include "analyzers/indonesian/lexicon.h"
#include "analyzers/indonesian/word_lists.h"
#include "warta/analyzer.h"

namespace warta::indonesian {

struct MorphologyOptions {
  std::vector<ExceptionRow> exceptions;  // the user's; they take precedence over everything else
  bool old_spelling = false;             // Soekarno has the forms of Sukarno, Djakarta those of Jakarta
  bool as_spelt = false;                 // resiko does not have the forms of risiko
};

// How the forms of a word were found.
struct Explanation {
  struct Reading {
    std::string root, analysis;  // `peN- (k) + tahu + -an`
    double score = 0;
    bool chosen = false;
    Ranker::NamedFeatures features;  // with weight × value
  };
  WordForms forms;
  Decision decision = Decision::untouched;
  std::vector<Reading> readings;  // best first

  [[nodiscard]] std::string to_text() const;
};

// Surface → lexeme → root. Immutable and thread-safe.
class Morphology {
 public:
  explicit Morphology(const MorphologyOptions& options = {});

  // `surface` is normalised (normalize_surface); hyphens and digits inside it are part of it.
  // `with_k` is the same with k for the apostrophes it was written with: the old spelling means that by
  // ra'jat.
  [[nodiscard]] WordForms analyze(std::string_view surface, std::string_view with_k = {}) const;
  [[nodiscard]] Explanation explain(std::string_view surface) const;

  // The forms of a word that is doubled and another than its half, in any form: `mata-mata`, `berhati-hati`.
  [[nodiscard]] std::optional<WordForms> doubled_word(std::string_view surface) const;

  // An entry of the dictionary.
  [[nodiscard]] bool is_headword(std::string_view surface) const;

  // An entry of the dictionary that news does not write like a name.
  [[nodiscard]] bool is_common_word(std::string_view surface) const;

  // Whether common spellings are not the standard ones (MorphologyOptions).
  [[nodiscard]] bool as_spelt() const { return as_spelt_; }

  // In hexadecimal digits.
  [[nodiscard]] std::string lexicon_hash() const;

 private:
  [[nodiscard]] LexemeAndRoot decide(std::string_view surface) const;
  [[nodiscard]] LexemeAndRoot decide_word(std::string_view word) const;
  [[nodiscard]] bool is_word(std::string_view word) const;
  [[nodiscard]] std::optional<std::string> modern_spelling(std::string_view word) const;
  [[nodiscard]] std::optional<LexemeAndRoot> decide_doubled(std::string_view surface) const;
  [[nodiscard]] LexemeAndRoot decide_compound(std::string_view surface) const;
  [[nodiscard]] std::optional<LexemeAndRoot> settled(std::string_view word) const;

  Lexicon lexicon_;
  bool old_spelling_;
  bool as_spelt_;
  std::unordered_map<std::string, ExceptionRow> exceptions_;
};

}  // namespace warta::indonesian
