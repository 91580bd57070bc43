// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-index export`: prints all articles as JSON Lines.
#include <memory>

#include "indexer/program/commands.h"
#include "util/terminal/program.h"
#include "warta/archive_tools.h"
#include "warta/record.h"

namespace warta::command_line {

Command export_command(CLI::App& app) {
  const auto archive = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("export", said({"mencetak setiap artikel seperti dari sumbernya, dalam JSON",
                                         "print every article as its source gave it, as JSON Lines"}));
  archive_option(*command, *archive);
  return {command, [archive](std::ostream& out) {
            export_articles(*archive, [&out](const Article& article) {
              out << article_to_json(article) << '\n';
              return out.good();
            });
            return static_cast<int>(kSuccess);
          }};
}

}  // namespace warta::command_line
