// SPDX-License-Identifier: GPL-3.0-or-later
// Command line, exit codes and error output of every program (program.h).
#include "util/terminal/program.h"

#include <fcntl.h>

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <istream>
#include <new>
#include <sstream>
#include <utility>

#include "util/printable.h"
#include "util/terminal/messages.h"
#include "util/terminal/terminal.h"
#include "warta/error.h"
#include "warta/version.h"

namespace warta::command_line {

namespace {

std::string kind_of(ErrorCode code) {
  for (const messages::KindRow& row : messages::kKinds)
    if (row.code == code) return said(row.kind);
  return {};
}

// What CLI11 found wrong with the command line, and where to read what is right.
void complain_about(const CLI::App& app, const CLI::ParseError& error) {
  std::string command = app.get_name();
  for (const CLI::App* chosen : app.get_subcommands()) command += ' ' + chosen->get_name();
  const std::string advice = "; " + said(messages::kSeeHelp, {command});
  const std::string what = error.what();
  if (what.starts_with("A subcommand")) return complain(app.get_name(), said(messages::kNoCommand) + advice);
  const std::string first = what.substr(0, what.find_first_of(": "));
  const std::string last = what.substr(what.rfind(' ') + 1);
  const std::size_t colon = what.find(": ");
  const std::string rest = colon == std::string::npos ? what : what.substr(colon + 2);
  for (const messages::WrongCommandLine& row : messages::kWrongCommandLine)
    if (static_cast<int>(row.code) == error.get_exit_code())
      return complain(app.get_name(), said(row.message, {first, last, rest}) + advice);
  const std::string kind = kind_of(ErrorCode::invalid_argument);
  complain(app.get_name(), kind.empty() ? kind : kind + advice, kind.empty() ? what + advice : what);
}

// A closed descriptor would be reused for the first file opened, for example an archive's lock, which would
// then be read or written as standard input, output or error.
void open_standard_descriptors() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    // open() returns the lowest free descriptor, and those below are open by now.
    if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF && open("/dev/null", O_RDWR) != descriptor)
      std::_Exit(kFailure);
  }
}

}  // namespace

int run_program(const char* name, const char* purpose, int argc, char** argv,
                const std::function<Work(CLI::App&)>& declare) {
  open_standard_descriptors();
  OutputBuffer buffer(STDOUT_FILENO);
  std::ostream out(&buffer);
  CLI::App app(purpose, name);
  int code = kSuccess;
  try {
    app.set_version_flag("--version", std::string(name) + ' ' + version());
    const Work work = declare(app);
    app.parse(argc, argv);
    code = work(out);
    out.flush();
  } catch (const CLI::Success& wish) {  // help or version
    app.exit(wish, out, std::cerr);
    out.flush();
  } catch (const CLI::ParseError& error) {
    complain_about(app, error);
    code = kFailure;
  } catch (const Complaint& complaint) {
    complain(name, complaint.what());
    code = kFailure;
  } catch (const Error& error) {
    complain(name, kind_of(error.code()), error.what());
    code = kFailure;
  } catch (const std::bad_alloc&) {
    complain(name, said(messages::kOutOfMemory));
    code = kFailure;
  } catch (const std::exception& error) {
    complain(name, said(messages::kInternalError), error.what());
    code = kFailure;
  }
  if (buffer.closed()) return kSuccess;
  if (buffer.failed() == 0) return code;
  complain(name, said(messages::kCannotWrite), std::strerror(buffer.failed()));
  return kFailure;
}

std::string said(const Message& message, std::initializer_list<std::string_view> values) {
  return say(message, language(), values);
}

void complain(const std::string& program, const std::string& message, const std::string& detail) {
  const bool one_line = message.empty() || detail.empty() || language() == Language::en;
  const std::string between = message.empty() || detail.empty() ? ""
                              : one_line                        ? ": "
                                                                : "\n" + program + ": ";
  std::cerr << program + ": " + printable(message) + between + printable(detail) + '\n';
}

std::string read_whole(const std::string& path) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  std::ostringstream bytes;
  if (in && in.peek() != std::istream::traits_type::eof()) bytes << in.rdbuf();
  if ((path != "-" && !file.is_open()) || in.bad())
    throw Error(ErrorCode::io, path + ": cannot read it: " + std::strerror(errno));
  return std::move(bytes).str();
}

}  // namespace warta::command_line
