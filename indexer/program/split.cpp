// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-index split` and `warta-index merge`.
#include <memory>
#include <vector>

#include "indexer/program/commands.h"
#include "util/terminal/program.h"
#include "warta/archive_tools.h"

namespace warta::command_line {

namespace {

struct SplitArguments {
  std::string archive;
  std::size_t parts = 0;
  ReindexOptions options;
  unsigned lock_timeout_seconds = 0;
};

struct MergeArguments {
  std::string archive;
  std::vector<std::string> parts;
  ReindexOptions options;
};

int split(SplitArguments& arguments, std::ostream& out) {
  arguments.options.lock_timeout = std::chrono::seconds(arguments.lock_timeout_seconds);
  for (const std::string& part : split_archive(arguments.archive, arguments.parts, arguments.options))
    out << part << '\n';
  return kSuccess;
}

int merge(const MergeArguments& arguments, std::ostream& out) {
  const ReindexReport report = merge_archives(arguments.archive, arguments.parts, arguments.options);
  out << arguments.archive << ": " << quantity(report.articles, "article", "articles") << '\n';
  return kSuccess;
}

}  // namespace

Command split_command(CLI::App& app) {
  const auto arguments = std::make_shared<SplitArguments>();
  CLI::App* command =
      app.add_subcommand("split", said({"membagi satu arsip menjadi N arsip untuk dicari bersama",
                                        "make N archives of one, to be searched together"}));
  archive_option(*command, arguments->archive);
  command->add_option("N", arguments->parts, said({"banyaknya", "how many"}))->required();
  lock_timeout_option(*command, arguments->lock_timeout_seconds);
  indexing_options(*command, arguments->options.jobs, arguments->options.builder,
                   arguments->options.memory_bytes);
  return {command, [arguments](std::ostream& out) { return split(*arguments, out); }};
}

Command merge_command(CLI::App& app) {
  const auto arguments = std::make_shared<MergeArguments>();
  CLI::App* command = app.add_subcommand(
      "merge", said({"menggabungkan beberapa arsip menjadi satu", "make one archive of several"}));
  command
      ->add_option("ARCHIVE", arguments->archive,
                   said({"direktori arsip yang dibuat", "directory of the archive to make"}))
      ->required();
  command
      ->add_option("PART", arguments->parts, said({"arsip yang digabungkan", "the archives it is made of"}))
      ->required();
  indexing_options(*command, arguments->options.jobs, arguments->options.builder,
                   arguments->options.memory_bytes);
  return {command, [arguments](std::ostream& out) { return merge(*arguments, out); }};
}

}  // namespace warta::command_line
