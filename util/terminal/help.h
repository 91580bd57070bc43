// SPDX-License-Identifier: GPL-3.0-or-later
// How the programs explain themselves: --help on one screen, --help-all with every option, and the same as
// data for manual pages and completions.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace warta::command_line {

// Installs --help and --help-all, for the subcommands that come later, too.
// `examples`: command lines, one a line.
void explain_options(CLI::App& app, std::string_view examples);

// Every option and subcommand as JSON, which docs/manual/make.py reads.
[[nodiscard]] std::string described(const CLI::App& app);

}  // namespace warta::command_line
