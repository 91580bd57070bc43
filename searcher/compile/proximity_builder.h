// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <memory>

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

}  // namespace warta
