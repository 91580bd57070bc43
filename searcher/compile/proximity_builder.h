// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

#include "searcher/compile/word_clauses.h"
#include "searcher/passages/proximity_matcher.h"
#include "warta/query.h"

namespace warta {

// One proximity operator as the archive is asked for it.
struct CompiledProximity {
  std::shared_ptr<const ProximityMatcher> matcher;
  Xapian::Query candidates;  // every article that the operator matches, and more; scores by its words
};

// Ways to choose words from the groups of one operator.
inline constexpr std::size_t kMaxVariants = 256;

// Makes OR of AND of expressions without AND. Throws Error(invalid_argument) for more than kMaxVariants, and
// as the vocabulary does.
[[nodiscard]] CompiledProximity compile_proximity(const query::Node& node, schema::Field field,
                                                  const WordContext& context);

// Articles whose text an operator may read: about two seconds' worth.
inline constexpr Xapian::doccount kMaxCandidates = 20'000;

// Of more candidates than this, positions are asked first: about 0.2 seconds' worth of reading.
inline constexpr Xapian::doccount kReadDirectly = 2'000;

// The ids of the articles that the operator matches, of those that `among` (empty: all) does: by positions
// where they suffice, else by stored texts. Throws Error(invalid_argument) when there are more than
// kMaxCandidates to read.
[[nodiscard]] std::vector<std::string> ids_of_matches(const CompiledProximity& asked,
                                                      const Xapian::Query& among, const WordContext& context,
                                                      Xapian::doccount read_directly = kReadDirectly);

}  // namespace warta
