// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-index reindex`: rebuilds an archive from its stored originals.
#include <unistd.h>

#include <iostream>
#include <memory>

#include "indexer/program/commands.h"
#include "indexer/program/messages.h"
#include "indexer/program/progress_line.h"
#include "indexer/program/termination.h"
#include "util/terminal/program.h"
#include "util/terminal/terminal.h"
#include "warta/archive_tools.h"

namespace warta::command_line {

namespace {

struct ReindexArguments {
  std::string archive;
  std::string exceptions;
  bool clean = true;
  ReindexOptions options;
  unsigned lock_timeout_seconds = 0;
};

int reindex(ReindexArguments& arguments, std::ostream& out) {
  ReindexOptions& options = arguments.options;
  options.lock_timeout = std::chrono::seconds(arguments.lock_timeout_seconds);
  if (!arguments.exceptions.empty()) options.exceptions = read_whole(arguments.exceptions);
  ProgressLine line(std::cerr, is_terminal(STDERR_FILENO), 0);
  options.progress = [&line](const AddProgress& progress) {
    line.update(progress);
    return !stop_requested();
  };
  catch_stop_signals();
  const ReindexReport report = reindex_archive(arguments.archive, options);
  line.clear();
  if (report.interrupted) {
    complain("warta-index", said(index_messages::kReindexInterrupted));
    return kInterrupted;
  }
  out << arguments.archive << ": " << quantity(report.articles, "article", "articles") << " reindexed\n";
  return kSuccess;
}

}  // namespace

Command reindex_command(CLI::App& app) {
  const auto arguments = std::make_shared<ReindexArguments>();
  CLI::App* command =
      app.add_subcommand("reindex", said({"membangun ulang arsip dari naskah asli yang disimpan",
                                          "rebuild an archive from its stored originals"}));
  archive_option(*command, arguments->archive);
  command->add_option("--exceptions", arguments->exceptions,
                      said({"berkas berisi baris KATA<TAB>DASAR pengganti milik arsip (bawaan: tetap); baris "
                            "!ejaan-lama mempertemukan ejaan lama dan baru",
                            "file of rows WORD<TAB>ROOT in place of the archive's (default: keep them); a "
                            "line !ejaan-lama lets the old spelling meet the new"}));
  CLI::Option* clean =
      command->add_flag("--clean,!--no-clean", arguments->clean,
                        said({"menerapkan kaidah redaksi atau tidak (bawaan: seperti pada arsip)",
                              "apply the newsroom rules, or do not (default: as the archive has it)"}));
  indexing_options(*command, arguments->options.jobs, arguments->options.builder,
                   arguments->options.memory_bytes);
  lock_timeout_option(*command, arguments->lock_timeout_seconds);
  return {command, [arguments, clean](std::ostream& out) {
            if (clean->count() != 0) arguments->options.clean = arguments->clean;
            return reindex(*arguments, out);
          }};
}

}  // namespace warta::command_line
