// SPDX-License-Identifier: GPL-3.0-or-later
// Near-duplicates of one article, for collapsing and duplicates_of().
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/compile/deadline.h"

namespace warta {

struct NearCopy {
  Xapian::docid document = 0;
  std::size_t bins = 0;  // equal ones, of StorySignature::kBins
  std::string id;        // the value of schema::kIdSlot
};

// The near-duplicates of the document `number` (indexer/archive/near_duplicates.h) in `scope`, excluding it,
// by number.
[[nodiscard]] std::vector<NearCopy> near_copies(const Xapian::Database& database, Xapian::docid number,
                                                const Xapian::Query& scope, const Deadline& deadline);

}  // namespace warta
