// SPDX-License-Identifier: GPL-3.0-or-later
// Words that set the matching articles apart from the rest of the archive (SearchResults::typical).
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "searcher/compile/deadline.h"
#include "warta/searcher.h"

namespace warta {

// The `count` most typical words of the articles that `query` matches. Candidates are the words of a sample
// of kSampled articles, chosen by their ids, so that shards give what one archive gives; their counts are
// exact.
[[nodiscard]] std::vector<TypicalWord> typical_words(const Xapian::Database& database,
                                                     const Xapian::Query& query, std::uint32_t count,
                                                     const Deadline& deadline);

// Dunning's log-likelihood ratio for a word that `matching` of `matches` articles have, and `others` of the
// `rest`; 0 when it is not more frequent among the matches.
[[nodiscard]] double log_likelihood(double matching, double matches, double others, double rest);

}  // namespace warta
