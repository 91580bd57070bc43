// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "warta/archive_tools.h"

namespace warta {

// What `warta-index stats --json` prints (docs/output-format.md).
[[nodiscard]] nlohmann::ordered_json stats_json(const std::string& archive, const ArchiveStats& stats);

}  // namespace warta
