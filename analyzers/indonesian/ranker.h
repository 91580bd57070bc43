// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/indonesian/candidates.h"
#include "analyzers/indonesian/lexicon.h"

namespace warta::indonesian {

// Chooses among the readings of a word by a linear model: each reading has features, each feature a weight
// (ranker_weights.tsv, made by train_ranker.py). NOTES.md says what each feature is for.
class Ranker {
 public:
  explicit Ranker(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // The reading with the highest score; of equals the longest root. `candidates` are those of `word`.
  [[nodiscard]] const Candidate& choose(std::string_view word,
                                        const std::vector<Candidate>& candidates) const;

  // The score of each reading, in their order.
  [[nodiscard]] std::vector<double> scores(std::string_view word,
                                           const std::vector<Candidate>& candidates) const;

  // The features of a reading by name, for training and explanation.
  using NamedFeatures = std::vector<std::pair<std::string, double>>;
  [[nodiscard]] NamedFeatures features(std::string_view word, const std::vector<Candidate>& candidates,
                                       const Candidate& candidate) const;

 private:
  const Lexicon& lexicon_;
};

// The key under which the image keeps the weight of a feature of this name.
[[nodiscard]] std::uint32_t feature_key(std::string_view name) noexcept;

}  // namespace warta::indonesian
