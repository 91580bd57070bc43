// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <vector>

#include "searcher/proximity.h"
#include "searcher/word_clauses.h"
#include "warta/query.h"
#include "warta/searcher.h"

namespace warta {

// A part of a query that adds to the score on its own.
struct ScoredPart {
  std::string name;
  Xapian::Query query;
};

// A query as the archive is asked for it.
struct CompiledQuery {
  Xapian::Query all;  // articles with all of the words that stand side by side
  Xapian::Query any;  // articles with at least one of them; ranks as `all` does. Equal to `all` when nothing
                      // is left to Match
  bool differ = false;  // whether `any` can match what `all` does not
  MatchedWords matched;
  std::vector<ScoredPart> parts;      // the score of an article is the sum of theirs
  std::vector<std::string> left_out;  // function words that do not count beside other words
};

// Decides which articles one proximity operator matches: given what it needs of them (see ProximityMatcher)
// and what the rest of the query does, their ids.
using Verify =
    std::function<std::vector<std::string>(const ProximityMatcher& matcher, const Xapian::Query& among)>;

// Turns a tree into Xapian queries by indexer/schema.h, with the analyzer that made the archive. Words of
// patterns and of `word~` come from `vocabulary`; `verify` is asked once for each proximity operator. Throws
// Error(invalid_argument) when nothing of the query can be searched for or it expands beyond its limits.
[[nodiscard]] CompiledQuery compile_query(const QueryTree& tree, Level level, const Analyzer& analyzer,
                                          const Xapian::Database& vocabulary, const Verify& verify);

}  // namespace warta
