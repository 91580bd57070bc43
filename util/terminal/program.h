// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <initializer_list>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "util/message.h"

namespace warta::command_line {

// What every program ends with; each program says in its manual which it uses.
enum ExitCode : int {
  kSuccess = 0,
  kNoHits = 1,        // search: the query matched nothing
  kSomeRejected = 1,  // index: some records or requests failed; each was named
  kFailure = 2,       // a wrong command line, a wrong query, an archive that cannot be used
  kInterrupted = 130,
};

// What a program does once its command line is parsed; returns an ExitCode.
using Work = std::function<int(std::ostream& out)>;

// Lets `declare` say what may stand on the command line (--version is there already), parses it, calls the
// work that `declare` returned with standard output, and turns whatever happens into an exit code: errors go
// to standard error as `PROGRAM: message`; a closed pipe on standard output is a quiet success.
int run_program(const char* name, const char* purpose, int argc, char** argv,
                const std::function<Work(CLI::App&)>& declare);

// The message in the language of the programs.
[[nodiscard]] std::string said(const Message& message, std::initializer_list<std::string_view> values = {});

// Prints `PROGRAM: message` on standard error. `detail` is a sentence of the library or the system, which
// speak English: where the message does not, it gets a line of its own.
void complain(const std::string& program, const std::string& message, const std::string& detail = {});

// What a program cannot do, said in the language of the programs; ends it with kFailure.
class Complaint : public std::runtime_error {
 public:
  explicit Complaint(const Message& message, std::initializer_list<std::string_view> values = {})
      : std::runtime_error(said(message, values)) {}
};

// The whole of a file, or of standard input for `-`. Throws Error(io) naming the file.
std::string read_whole(const std::string& path);

}  // namespace warta::command_line
