// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "warta/query.h"

namespace warta {

// Articles by the values of their slots (indexer/archive/schema.h); neither adds to a score.
[[nodiscard]] Xapian::Query date_query(const query::DateRange& range);
[[nodiscard]] Xapian::Query word_count_query(const query::WordCountRange& range);

}  // namespace warta
