// SPDX-License-Identifier: GPL-3.0-or-later
// Files of queries with names: `warta-index add --alerts FILE`.
#pragma once

#include <string>
#include <vector>

#include "warta/query.h"

namespace warta::alerts {

struct SavedQuery {
  std::string name;
  std::string text;
  ParsedQuery query;
  std::string where;  // `FILE:LINE: `
};

// Reads `NAME<TAB>QUERY` lines; empty lines and those that begin with `#` are ignored. Prints every wrong
// line with its place, after `program`, and then throws Complaint; also for a file without queries.
[[nodiscard]] std::vector<SavedQuery> read_saved_queries(const std::string& file, const std::string& program);

}  // namespace warta::alerts
