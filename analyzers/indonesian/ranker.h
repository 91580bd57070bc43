// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses one of the readings of a word (candidates.h). Used by analysis.cpp and lexicon_compiler.cpp.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/indonesian/candidates.h"
#include "analyzers/indonesian/lexicon.h"

namespace warta::indonesian {

// A linear model: each reading has features, each feature a weight (ranker_weights.tsv, made by
// train_ranker.py). NOTES.md explains each feature.
class Ranker {
 public:
  explicit Ranker(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // The reading with the highest score; of equal ones the longest root. `candidates` are those of `word`.
  [[nodiscard]] const Candidate& choose(std::string_view word,
                                        const std::vector<Candidate>& candidates) const;

  // The score of each reading, in order.
  [[nodiscard]] std::vector<double> scores(std::string_view word,
                                           const std::vector<Candidate>& candidates) const;

  // The features of a reading by name, for training and explanation.
  using NamedFeatures = std::vector<std::pair<std::string, double>>;
  [[nodiscard]] NamedFeatures features(std::string_view word, const std::vector<Candidate>& candidates,
                                       const Candidate& candidate) const;

 private:
  const Lexicon& lexicon_;
};

// The key of a feature's weight in the image.
[[nodiscard]] std::uint32_t feature_key(std::string_view name) noexcept;

}  // namespace warta::indonesian
