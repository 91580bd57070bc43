// SPDX-License-Identifier: GPL-3.0-or-later
// The server on a pipe: `warta-search --stdio`.
#pragma once

#include <chrono>
#include <ostream>
#include <string>
#include <vector>

#include "warta/searcher.h"

namespace warta::server {

// Answers requests from standard input until it ends or `out` is closed: one JSON object per line in each
// direction (docs/output-format.md). Invalid requests get an error as answer; throws Error only when the
// archive cannot be opened at the start. A search may take `most_time`, 0: any.
void run_stdio(const std::vector<std::string>& archives, const SearcherOptions& options,
               std::chrono::milliseconds most_time, std::ostream& out);

}  // namespace warta::server
