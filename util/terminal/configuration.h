// SPDX-License-Identifier: GPL-3.0-or-later
// The user's own defaults: `~/.config/warta/config.toml`. Read by the programs only.
#pragma once

#include <optional>
#include <string>

#include "warta/query.h"

namespace warta::command_line {

struct Configuration {
  std::optional<Language> language;  // of messages
  std::string archive;               // to search when neither command line nor environment names one
  std::string wrong;                 // `FILE:LINE` of the first line that is neither of these; empty if none
};

// Reads `$XDG_CONFIG_HOME/warta/config.toml`, else that of `~/.config`; a missing file sets nothing. Never
// throws.
[[nodiscard]] Configuration configuration();

}  // namespace warta::command_line
