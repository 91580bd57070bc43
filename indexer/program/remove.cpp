// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-index remove`: removes articles by id.
#include <iostream>
#include <memory>

#include "indexer/program/commands.h"
#include "indexer/program/messages.h"
#include "util/printable.h"
#include "util/terminal/program.h"
#include "util/terminal/terminal.h"
#include "warta/archive_tools.h"

namespace warta::command_line {

namespace {

struct RemoveArguments {
  std::string archive;
  std::vector<std::string> ids;
  unsigned lock_timeout_seconds = 0;
};

int remove(const RemoveArguments& arguments, std::ostream& out) {
  const RemoveReport report =
      remove_articles(arguments.archive, arguments.ids, std::chrono::seconds(arguments.lock_timeout_seconds));
  for (const std::string& id : report.missing)
    std::cerr << printable(said(index_messages::kNoArticle, {arguments.archive, id})) << '\n';
  out << arguments.archive << ": " << report.removed << " removed, " << report.missing.size()
      << " not found\n";
  if (!report.compaction_failure.empty())
    complain("warta-index",
             said(index_messages::kNotCompactedRemoved, {report.compaction_failure.in(language())}));
  return report.missing.empty() ? kSuccess : kSomeRejected;
}

}  // namespace

Command remove_command(CLI::App& app) {
  const auto arguments = std::make_shared<RemoveArguments>();
  CLI::App* command = app.add_subcommand(
      "remove", said({"mengeluarkan artikel dari arsip", "take articles out of an archive"}));
  archive_option(*command, arguments->archive);
  command
      ->add_option("ID", arguments->ids,
                   said({"id artikel, seperti yang dicetak `warta-search --format ids`",
                         "ids of articles, as `warta-search --format ids` prints them"}))
      ->required();
  lock_timeout_option(*command, arguments->lock_timeout_seconds);
  return {command, [arguments](std::ostream& out) { return remove(*arguments, out); }};
}

}  // namespace warta::command_line
