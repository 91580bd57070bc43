// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-index verify`: checks an archive in a child process.
#include <cstring>
#include <limits>
#include <memory>

#include "indexer/program/commands.h"
#include "util/printable.h"
#include "util/terminal/program.h"
#include "util/terminal/terminal.h"
#include "warta/archive_tools.h"

namespace warta::command_line {

namespace {

struct VerifyArguments {
  std::string archive;
  VerifyOptions options;
  bool all = false;
  unsigned lock_timeout_seconds = 0;
};

int verify(VerifyArguments& arguments, std::ostream& out) {
  VerifyOptions& options = arguments.options;
  options.lock_timeout = std::chrono::seconds(arguments.lock_timeout_seconds);
  if (arguments.all) options.sample = std::numeric_limits<std::uint64_t>::max();
  options.on_fault = [&](const Fault& fault) {
    const std::string where = fault.article.empty() ? "" : fault.article + ": ";
    out << printable(arguments.archive + ": " + where + fault.what.in(language()))
        << std::endl;  // flushed before a crash
  };
  const VerifyReport report = verify_archive(arguments.archive, options);
  if (!report.tables_checked)
    out << printable(arguments.archive)
        << ": note: the blocks of its tables are not checked, because its files may not be written here; "
        << "verify a copy for that\n";
  if (report.articles == 0 && report.faults != 0) {
    out << arguments.archive << ": " << quantity(report.faults, "fault", "faults")
        << "; no article was looked at. Save what can be read with `warta-index export`, or restore a copy\n";
    return kSomeRejected;
  }
  out << arguments.archive << ": " << quantity(report.articles, "article", "articles") << " read, "
      << report.reanalysed << " of them analysed again; "
      << (report.faults == 0 ? "no faults" : quantity(report.faults, "fault", "faults")) << '\n';
  return report.faults == 0 ? kSuccess : kSomeRejected;
}

int verify_in_child(VerifyArguments& arguments, std::ostream& out) {
  const int status = run_in_child([&] { return verify(arguments, out); });
  if (status >= 0) return status;
  out << arguments.archive << ": is so damaged that reading it crashes (" << ::strsignal(-status)
      << "); restore a copy, or rebuild it from its sources\n";
  return kSomeRejected;
}

}  // namespace

Command verify_command(CLI::App& app) {
  const auto arguments = std::make_shared<VerifyArguments>();
  CLI::App* command = app.add_subcommand(
      "verify", said({"memeriksa apakah arsip utuh dan benar", "check that an archive is whole and right"}));
  archive_option(*command, arguments->archive);
  CLI::Option* sample = command->add_option(
      "--sample", arguments->options.sample,
      said({"banyaknya artikel yang dianalisis ulang (bawaan: 1000, tersebar di seluruh arsip)",
            "how many articles to analyse again (default: 1000, spread over the archive)"}));
  command
      ->add_flag("--all", arguments->all,
                 said({"menganalisis ulang setiap artikel", "analyse every article again"}))
      ->excludes(sample);
  lock_timeout_option(*command, arguments->lock_timeout_seconds);
  return {command, [arguments](std::ostream& out) { return verify_in_child(*arguments, out); }};
}

}  // namespace warta::command_line
