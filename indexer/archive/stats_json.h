// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of archive statistics, for `warta-index stats` and the server.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "warta/archive_tools.h"

namespace warta {

// Documented in docs/output-format.md.
[[nodiscard]] nlohmann::ordered_json stats_json(const std::string& archive, const ArchiveStats& stats);
[[nodiscard]] nlohmann::ordered_json coverage_json(const std::string& archive, const Coverage& coverage);

}  // namespace warta
