// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <ostream>
#include <string>

#include "warta/archive_writer.h"

// The subcommands of warta-index, one file each.
namespace warta::command_line {

struct Command {
  const CLI::App* parser;                 // says whether the user asked for it
  std::function<int(std::ostream&)> run;  // gives the exit status
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
[[nodiscard]] Command split_command(CLI::App& app);
[[nodiscard]] Command merge_command(CLI::App& app);

// Options that several of them have.
void archive_option(CLI::App& command, std::string& archive);
void lock_timeout_option(CLI::App& command, unsigned& seconds);
void indexing_options(CLI::App& command, unsigned& jobs, Builder& builder, std::size_t& memory_bytes);

// `1 article`, `78 articles`.
[[nodiscard]] std::string quantity(std::uint64_t count, const std::string& one, const std::string& many);

// `812 KiB`, `34.5 MiB`.
[[nodiscard]] std::string size_text(std::uint64_t bytes);

}  // namespace warta::command_line
