// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/word_clauses.h"
#include "warta/query.h"
#include "warta/searcher.h"

namespace warta {

// A query as the archive is asked for it.
struct CompiledQuery {
  Xapian::Query all;  // articles with all of the words that stand side by side
  Xapian::Query any;  // articles with at least one of them; ranks as `all` does. Equal to `all` when nothing
                      // is left to Match
  bool differ = false;  // whether `any` can match what `all` does not
  MatchedWords matched;
  std::vector<std::string> left_out;  // function words that do not count beside other words
};

// Turns a tree into Xapian queries by indexer/schema.h, with the analyzer that made the archive. Throws
// Error(invalid_argument) when nothing of the query can be searched for, Error(unsupported) for what the
// language has and the searcher not yet.
[[nodiscard]] CompiledQuery compile_query(const QueryTree& tree, Level level, const Analyzer& analyzer);

}  // namespace warta
