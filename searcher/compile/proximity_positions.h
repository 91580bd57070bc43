// SPDX-License-Identifier: GPL-3.0-or-later
// What the positions of an archive say about NEAR/n and w/n, so that fewer texts, or none, must be read.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "searcher/compile/word_clauses.h"
#include "searcher/passages/proximity_matcher.h"

namespace warta {

struct PositionalMatches {
  std::vector<std::string> ids;  // of the articles that the operator matches, perhaps of more
  bool exact = false;            // of no more
};

// The articles among those of `candidates` that the operator matches by positions. None where positions say
// nothing: they know no sentences, no paragraphs and no values of numbers. Reads the vocabulary of the field
// once, some 0.5 s for a million words.
[[nodiscard]] std::optional<PositionalMatches> matches_by_positions(const Proximity& asked,
                                                                    const Xapian::Query& candidates,
                                                                    const WordContext& context);

}  // namespace warta
