// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-index compact`.
#include <memory>

#include "indexer/program/commands.h"
#include "util/terminal/program.h"
#include "warta/archive_tools.h"

namespace warta::command_line {

namespace {

struct CompactArguments {
  std::string archive;
  unsigned lock_timeout_seconds = 0;
};

int compact(const CompactArguments& arguments, std::ostream& out) {
  const CompactReport report =
      compact_archive(arguments.archive, std::chrono::seconds(arguments.lock_timeout_seconds));
  out << arguments.archive << ": " << size_text(report.bytes_before) << " before, "
      << size_text(report.bytes_after) << " now\n";
  return kSuccess;
}

}  // namespace

Command compact_command(CLI::App& app) {
  const auto arguments = std::make_shared<CompactArguments>();
  CLI::App* command =
      app.add_subcommand("compact", said({"mengembalikan ruang kosong (`add` melakukannya sendiri)",
                                          "give back free space (`add` does it by itself)"}));
  archive_option(*command, arguments->archive);
  lock_timeout_option(*command, arguments->lock_timeout_seconds);
  return {command, [arguments](std::ostream& out) { return compact(*arguments, out); }};
}

}  // namespace warta::command_line
