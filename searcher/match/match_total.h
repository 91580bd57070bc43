// SPDX-License-Identifier: GPL-3.0-or-later
// How many articles a query matches. Used by searcher_state.cpp beside a ranking, whose set is wider.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/compile/deadline.h"

namespace warta {

// The exact number of articles that match. Words joined by AND, OR and NOT are counted from the postings of
// local archives, a third faster than by Xapian's matcher; for everything else Xapian is asked. Throws
// Error(timeout) at the deadline.
[[nodiscard]] std::uint64_t match_total(const Xapian::Database& database, bool local,
                                        const Xapian::Query& query, const Deadline& deadline);

// The number of articles with one of `words` (terms), or nothing if a search is cheaper. For two words no
// posting is read when `have_all` is known; otherwise, if the archives are `local`, those of all words except
// the most frequent one, and its own only at their articles.
[[nodiscard]] std::optional<std::uint64_t> total_of_words(const Xapian::Database& database, bool local,
                                                          const std::vector<std::string>& words,
                                                          const Deadline& deadline,
                                                          std::optional<std::uint64_t> have_all = {});

}  // namespace warta
