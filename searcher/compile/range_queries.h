// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges of dates and word counts as Xapian queries.
#pragma once

#include <xapian.h>

#include "warta/query.h"

namespace warta {

// By the values of slots (indexer/archive/schema.h); they do not score.
[[nodiscard]] Xapian::Query date_query(const query::DateRange& range);
[[nodiscard]] Xapian::Query word_count_query(const query::WordCountRange& range);

}  // namespace warta
