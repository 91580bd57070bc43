// SPDX-License-Identifier: GPL-3.0-or-later
// When Xapian may prune: skip articles that cannot be among the best. Used by ranking.cpp.
//
// libxapian prunes too much (and-maybe-skips in docs/xapian-faults.md). Measured over 28,177 articles: of
// pages of two to five words of which any may match, one in 4,000 lacked a hit; of AND_MAYBE of one word,
// with the first shard remote and the second local, one in 80.
#pragma once

#include <xapian.h>

namespace warta {

// Whether Xapian prunes `query` correctly: a term, or an OR of two, perhaps filtered by a term. It turns
// those into an AND at once (orpostlist.cc), and into an AND_MAYBE only while the required side can still
// reach the best; the first article for which it cannot has both.
[[nodiscard]] bool prunes_rightly(const Xapian::Query& query);

// Has the same matches and scores, but Xapian only skips in `query`, which is correct and a quarter slower.
// For an OR of terms only, perhaps filtered by another, over local archives: servers do
// not have this posting source, phrases inside an OR would match wrongly beside it (or-check-tie in
// docs/xapian-faults.md), and Xapian takes an AND_MAYBE out of an AND (api/queryinternal.cc), so that there
// is nothing to skip through.
[[nodiscard]] Xapian::Query skipping_through(const Xapian::Query& query);

}  // namespace warta
