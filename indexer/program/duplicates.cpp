// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-index duplicates`: lists groups of near-duplicates.
#include <memory>

#include "indexer/program/commands.h"
#include "util/printable.h"
#include "util/terminal/program.h"
#include "warta/archive_tools.h"

namespace warta::command_line {

Command duplicates_command(CLI::App& app) {
  const auto archive = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "duplicates", said({"mendaftar artikel yang nyaris sama, satu kelompok per baris",
                          "list the near-duplicates, a group a line, the earliest first"}));
  archive_option(*command, *archive);
  return {command, [archive](std::ostream& out) {
            for (const std::vector<std::string>& group : near_duplicates(*archive)) {
              for (std::size_t i = 0; i < group.size(); ++i)
                out << (i == 0 ? "" : "\t") << printable(group[i]);
              out << '\n';
            }
            return static_cast<int>(kSuccess);
          }};
}

}  // namespace warta::command_line
