// SPDX-License-Identifier: GPL-3.0-or-later
// Completions of a query while it is typed: Searcher::complete().
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/compile/deadline.h"
#include "warta/searcher.h"

namespace warta {

// At most `most` completions of the end of `text`; see Searcher::complete().
[[nodiscard]] std::vector<Completion> completions(const std::string& text, std::size_t most,
                                                  const Xapian::Database& database, const Deadline& deadline);

}  // namespace warta
