// SPDX-License-Identifier: GPL-3.0-or-later
// Which queries Xapian may pass over articles for on its way to the best, and how the others are asked.
//
// libxapian skips too many (and-maybe-skips in docs/xapian-faults.md). Measured over 28,177 articles: of the
// pages of two to five words of which any will do one in 4,000 lacked a hit; of AND_MAYBE of one word, the
// first shard remote and the second not, one in 80.
#pragma once

#include <xapian.h>

namespace warta {

// Whether Xapian by itself passes over no more than it may: a term, or an OR of two, which may be filtered by
// a term. Of that it makes an AND at once (orpostlist.cc), and an AND_MAYBE only while the required side can
// still be among the best alone; that it no longer can is then first seen at an article that has both.
[[nodiscard]] bool prunes_rightly(const Xapian::Query& query);

// The same matches and scores, but Xapian only ever skips through `query`, which is right and takes a quarter
// longer. For an OR of nothing but terms, which may be filtered by another, over local archives: servers do
// not have this posting source, phrases inside an OR would match wrongly beside it (or-check-tie in
// docs/xapian-faults.md), and Xapian takes an AND_MAYBE out of an AND (api/queryinternal.cc), so that there
// is nothing to skip through.
[[nodiscard]] Xapian::Query skipping_through(const Xapian::Query& query);

}  // namespace warta
