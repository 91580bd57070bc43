// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/query/diagnostics.h"
#include "warta/query.h"

namespace warta::query {

// The rules about what may stand where, which the grammar does not say (listed at the node kinds in
// warta/query.h): something must be searched for in every branch, proximity and fields hold only what can be
// inside them. Reports the first breach.
[[nodiscard]] bool check_tree(const Node& tree, Reporter& reporter);

}  // namespace warta::query
