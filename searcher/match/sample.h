// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses articles at random, but always the same ones: those whose ids have the least hashes. So a sample of
// several archives is that of one, and articles added later change little of it.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/compile/deadline.h"
#include "searcher/match/ranking.h"
#include "warta/searcher.h"

namespace warta {

// The places in `numbers`, which ascend, of at most `most` articles, in the order of their hashes.
[[nodiscard]] std::vector<std::size_t> sample_of(const Xapian::Database& database,
                                                 const std::vector<Xapian::docid>& numbers, std::size_t most,
                                                 std::uint32_t seed, const Deadline& deadline);

// Reduces `found` to SearchOptions::sample matches, if that is set.
void keep_sample(const Xapian::Database& database, const SearchOptions& options, const Deadline& deadline,
                 OrderedMatches& found);

}  // namespace warta
