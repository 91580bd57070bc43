// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "analyzers/command_line/program.h"
#include "analyzers/printable.h"
#include "indexer/commands/commands.h"
#include "warta/archive_tools.h"

namespace warta::command_line {

Command duplicates_command(CLI::App& app) {
  const auto archive = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "duplicates", "list the near-duplicates: a group a line, ids between tabs, the earliest first");
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
