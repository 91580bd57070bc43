// SPDX-License-Identifier: GPL-3.0-or-later
// Spelling suggestions: Searcher::suggest().
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "searcher/compile/deadline.h"
#include "searcher/compile/vocabulary.h"
#include "warta/analyzer.h"
#include "warta/query.h"

namespace warta {

// `text`, whose tree is `tree`, with unknown words replaced by the most frequent of the archive's words that
// are spelt most similarly. Empty if nothing is unknown, an unknown word has no similar one, or more than
// `most` words are unknown. Words with `=` or in fields, phrases and exclusions are not changed.
[[nodiscard]] std::optional<std::string> respelt(const std::string& text, const QueryTree& tree,
                                                 std::size_t most, const Analyzer& analyzer,
                                                 const Xapian::Database& database, const Deadline& deadline,
                                                 WordLists* lists);

// `text` with one of its words (at most `most` are looked up) replaced by one of the archive's most similar
// and most frequent words: what a query with hardly any hit may have meant.
[[nodiscard]] std::vector<std::string> respellings(const std::string& text, const QueryTree& tree,
                                                   std::size_t most, const Analyzer& analyzer,
                                                   const Xapian::Database& database, const Deadline& deadline,
                                                   WordLists* lists);

}  // namespace warta
