// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <ostream>
#include <string>

namespace warta::command_line {

// What every program ends with; each program says in its manual which it uses.
enum ExitCode : int {
  kSuccess = 0,
  kPartial = 1,  // search: no hits; index: some records were rejected
  kFailure = 2,  // a wrong command line, a wrong query, an archive that cannot be used
  kInterrupted = 130,
};

// Parses the command line, calls `work` with standard output and turns whatever happens into an exit code:
// errors go to standard error as `PROGRAM: message`; a closed pipe on standard output is a quiet success.
int run_program(CLI::App& app, int argc, char** argv, const std::function<int(std::ostream&)>& work);

// The whole of a file, or of standard input for `-`. Throws Error(io) naming the file.
std::string read_whole(const std::string& path);

}  // namespace warta::command_line
