// SPDX-License-Identifier: GPL-3.0-or-later
// Checks a tree after parsing.
#pragma once

#include "searcher/query/diagnostics.h"
#include "warta/query.h"

namespace warta::query {

// The rules that the grammar does not express (listed at the kinds of nodes in warta/query.h): every branch
// must search for something, and operands of proximity and fields are restricted. Reports the first
// violation.
[[nodiscard]] bool check_tree(const Node& tree, Reporter& reporter);

}  // namespace warta::query
