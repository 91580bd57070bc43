// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-index backup` and `warta-index restore`.
#include "warta/backup.h"
#include "indexer/program/messages.h"

#include <cstring>
#include <iostream>
#include <memory>

#include "indexer/program/commands.h"
#include "util/printable.h"
#include "util/terminal/program.h"
#include "warta/error.h"

namespace warta::command_line {

namespace {

struct BackupArguments {
  std::string archive;
  std::string destination;
  BackupOptions options;
};

struct RestoreArguments {
  std::string backups;
  std::string archive;
  bool list = false;
  RestoreOptions options;
  unsigned lock_timeout_seconds = 0;
};

int backup(const BackupArguments& arguments, std::ostream& out) {
  const BackupReport report = backup_archive(arguments.archive, arguments.destination, arguments.options);
  out << printable(report.made.path) << ": " << quantity(report.made.articles, "article", "articles") << ", "
      << size_text(report.bytes);
  if (report.shared_bytes != 0)
    out << ", " << size_text(report.shared_bytes) << " of them shared with the backup before";
  out << "; verified\n";
  for (const std::string& name : report.deleted) out << "deleted: " << printable(name) << '\n';
  return kSuccess;
}

int list(const RestoreArguments& arguments, std::ostream& out) {
  for (const KeptBackup& kept : kept_backups(arguments.backups)) {
    out << printable(kept.name) << '\t' << quantity(kept.articles, "article", "articles") << '\t'
        << "archive of " << kept.changed << '\n';
  }
  return kSuccess;
}

int restore(RestoreArguments& arguments, std::ostream& out) {
  if (arguments.list) return list(arguments, out);
  if (arguments.archive.empty()) {
    throw Error(ErrorCode::invalid_argument, both(index_messages::kNameRestored, {arguments.backups}));
  }
  arguments.options.lock_timeout = std::chrono::seconds(arguments.lock_timeout_seconds);
  const KeptBackup backup = restore_archive(arguments.backups, arguments.archive, arguments.options);
  out << printable(arguments.archive) << ": " << quantity(backup.articles, "article", "articles")
      << " restored from " << printable(backup.name) << '\n';
  return kSuccess;
}

}  // namespace

Command backup_command(CLI::App& app) {
  const auto arguments = std::make_shared<BackupArguments>();
  CLI::App* command =
      app.add_subcommand("backup", said({"mencadangkan arsip, juga selagi ditulis dan dibaca",
                                         "back up an archive, also while it is written and read"}));
  archive_option(*command, arguments->archive);
  command
      ->add_option("BACKUPS", arguments->destination,
                   said({"direktori tempat cadangan disimpan, satu direktori per cadangan menurut waktunya",
                         "directory to keep backups in, each a directory named by its time"}))
      ->required();
  command
      ->add_option("--keep", arguments->options.keep,
                   said({"hanya menyimpan N cadangan terbaru (bawaan: semua)",
                         "keep the newest N backups only (default: all)"}))
      ->check(CLI::Range(1, 100000));
  return {command, [arguments](std::ostream& out) {
            const int status = run_in_child([&] { return backup(*arguments, out); });
            if (status >= 0) return status;
            std::cerr << printable("warta-index: " + arguments->archive +
                                   ": is so damaged that verifying its backup crashes (" +
                                   ::strsignal(-status) + "); no backup is made: restore an earlier one")
                      << '\n';
            return static_cast<int>(kFailure);
          }};
}

Command restore_command(CLI::App& app) {
  const auto arguments = std::make_shared<RestoreArguments>();
  CLI::App* command =
      app.add_subcommand("restore", said({"membuat arsip dari cadangan", "make an archive from a backup"}));
  command
      ->add_option("BACKUPS", arguments->backups,
                   said({"direktori cadangan `warta-index backup`", "directory of `warta-index backup`"}))
      ->required();
  command->add_option("ARCHIVE", arguments->archive, said({"direktori arsip", "directory of the archive"}));
  CLI::Option* const at = command->add_option(
      "--at", arguments->options.at,
      said({"cadangan terbaru sampai waktu ini (UTC), misalnya 2026-11-29 atau 2026-11-29T15:04",
            "the newest backup up to this time (UTC), such as 2026-11-29 or 2026-11-29T15:04"}));
  at->type_name("TIME");
  command
      ->add_flag("--list", arguments->list,
                 said({"hanya mendaftar cadangan yang ada", "only list the backups that there are"}))
      ->excludes(at);
  command->add_flag("--replace", arguments->options.replace,
                    said({"menggantikan arsip yang sudah ada di situ", "replace an archive that is there"}));
  lock_timeout_option(*command, arguments->lock_timeout_seconds);
  return {command, [arguments](std::ostream& out) { return restore(*arguments, out); }};
}

}  // namespace warta::command_line
