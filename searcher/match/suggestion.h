// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "searcher/compile/deadline.h"
#include "warta/analyzer.h"
#include "warta/query.h"

namespace warta {

// `text`, whose tree is `tree`, with unknown words replaced by the archive's most frequent among those spelt
// most like them. Empty when there is nothing to replace, or a word to replace has no likeness, or more than
// `most` words are unknown. Words with `=` or in fields, phrases and exclusions stay as they are.
[[nodiscard]] std::optional<std::string> respelt(const std::string& text, const QueryTree& tree,
                                                 std::size_t most, const Analyzer& analyzer,
                                                 const Xapian::Database& database, const Deadline& deadline);

}  // namespace warta
