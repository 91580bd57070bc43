// SPDX-License-Identifier: GPL-3.0-or-later
// The subcommands of warta-index, one file each. A command may use the public headers and util/terminal;
// index_main.cpp calls it.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <ostream>
#include <string>

#include "warta/archive_writer.h"

namespace warta::command_line {

struct Command {
  const CLI::App* parser;                 // whether it was chosen
  std::function<int(std::ostream&)> run;  // returns an ExitCode
};

// Each declares its arguments on `app`.
[[nodiscard]] Command add_command(CLI::App& app);
[[nodiscard]] Command remove_command(CLI::App& app);
[[nodiscard]] Command stats_command(CLI::App& app);
[[nodiscard]] Command export_command(CLI::App& app);
[[nodiscard]] Command verify_command(CLI::App& app);
[[nodiscard]] Command compact_command(CLI::App& app);
[[nodiscard]] Command reindex_command(CLI::App& app);
[[nodiscard]] Command duplicates_command(CLI::App& app);
[[nodiscard]] Command words_command(CLI::App& app);
[[nodiscard]] Command split_command(CLI::App& app);
[[nodiscard]] Command merge_command(CLI::App& app);
[[nodiscard]] Command backup_command(CLI::App& app);
[[nodiscard]] Command restore_command(CLI::App& app);

// Options of several commands.
void archive_option(CLI::App& command, std::string& archive);
void lock_timeout_option(CLI::App& command, unsigned& seconds);
void indexing_options(CLI::App& command, unsigned& jobs, Builder& builder, std::size_t& memory_bytes);

// Runs `work` in a child process, because libxapian crashes on some kinds of damage (damage-crashes in
// docs/xapian-faults.md). Returns its exit status, or the negative number of the signal that ended it. In the
// child it returns, too, with what `work` returned.
[[nodiscard]] int run_in_child(const std::function<int()>& work);

// `1 article`, `78 articles`.
[[nodiscard]] std::string quantity(std::uint64_t count, const std::string& one, const std::string& many);

// `812 KiB`, `34.5 MiB`.
[[nodiscard]] std::string size_text(std::uint64_t bytes);

}  // namespace warta::command_line
