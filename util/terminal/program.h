// SPDX-License-Identifier: GPL-3.0-or-later
// What the three programs share: main(), exit codes, error output. Called by their main files only.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <initializer_list>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "util/message.h"
#include "warta/error.h"

namespace warta::command_line {

// The exit codes of all programs; each manual page lists those that its program uses.
enum ExitCode : int {
  kSuccess = 0,
  kNoHits = 1,        // search: the query matched nothing
  kSomeRejected = 1,  // index: some records or requests failed; each is reported
  kFailure = 2,       // an invalid command line or query, or an unusable archive
  kInterrupted = 130,
};

// The work of a program after its command line is parsed; returns an ExitCode.
using Work = std::function<int(std::ostream& out)>;

// Has `declare` define the options (--version and help are built in), parses `given`, runs the work that
// `declare` returned, and turns the outcome into an exit code. Errors go to standard error as `PROGRAM:
// message`; a closed pipe on standard output is a silent success. `examples` are command lines, one a line.
int run_program(const char* name, const char* purpose, const char* examples,
                const std::vector<std::string>& given, const std::function<Work(CLI::App&)>& declare);

// The message in the language of the programs.
[[nodiscard]] std::string said(const Message& message, std::initializer_list<std::string_view> values = {});

[[nodiscard]] std::string said(const Error& error);

// Prints `PROGRAM: message` on standard error.
void complain(const std::string& program, const std::string& message);

// What a program cannot do, said in the language of the programs; ends it with kFailure.
class Complaint : public std::runtime_error {
 public:
  explicit Complaint(const Message& message, std::initializer_list<std::string_view> values = {})
      : std::runtime_error(said(message, values)) {}
};

// The whole of a file, or of standard input for `-`. Throws Error(io) naming the file.
std::string read_whole(const std::string& path);

}  // namespace warta::command_line
