// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-index remove`: removes articles by id.
#include <iostream>
#include <memory>
#include <sstream>
#include <utility>

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
  std::string from;
  unsigned lock_timeout_seconds = 0;
};

// One id a line.
void add_ids_of(const std::string& file, std::vector<std::string>& ids) {
  std::istringstream lines(read_whole(file));
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) ids.push_back(std::move(line));
  }
}

int remove(RemoveArguments& arguments, std::ostream& out) {
  if (arguments.from.empty() && arguments.ids.empty()) throw CLI::RequiredError("ID");
  if (!arguments.from.empty()) add_ids_of(arguments.from, arguments.ids);
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
  command->add_option("ID", arguments->ids,
                      said({"id artikel, seperti yang dicetak `warta-search --format ids`",
                            "ids of articles, as `warta-search --format ids` prints them"}));
  command
      ->add_option("--from", arguments->from,
                   said({"berkas berisi satu id per baris, atau - untuk masukan standar",
                         "file of ids, one a line, or - for standard input"}))
      ->type_name("FILE");
  lock_timeout_option(*command, arguments->lock_timeout_seconds);
  return {command, [arguments](std::ostream& out) { return remove(*arguments, out); }};
}

}  // namespace warta::command_line
