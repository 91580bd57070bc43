// SPDX-License-Identifier: GPL-3.0-or-later
// The Model Context Protocol on a pipe: `warta-search ARCHIVE --mcp`, for language-model assistants.
#pragma once

#include <chrono>
#include <ostream>
#include <string>
#include <vector>

#include "warta/searcher.h"

namespace warta::server {

// Speaks JSON-RPC 2.0, a message a line, on standard input and `out` until either is closed (docs/mcp.md).
// Invalid messages get an error as answer; throws Error only when the archive cannot be opened at the start.
// A search may take `most_time`, 0: any.
void run_mcp(const std::vector<std::string>& archives, const SearcherOptions& options,
             std::chrono::milliseconds most_time, std::ostream& out);

}  // namespace warta::server
