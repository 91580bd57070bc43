// SPDX-License-Identifier: GPL-3.0-or-later
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
#include "util/terminal/terminal.h"
#include "warta/error.h"
#include "warta/version.h"

namespace warta::command_line {

namespace {

// The library speaks English: where, what exactly, and what to do. What kind of failure it is stands before
// that in Indonesian for who asks for it by name.
std::string with_kind(const Error& error) {
  if (!wants_indonesian()) return error.what();
  const auto kind = [](ErrorCode code) {
    switch (code) {
      case ErrorCode::invalid_argument:
        return "permintaan keliru";
      case ErrorCode::io:
        return "tidak dapat dibaca atau ditulis";
      case ErrorCode::archive_locked:
        return "arsip sedang ditulis program lain";
      case ErrorCode::archive_corrupt:
        return "arsip rusak";
      case ErrorCode::archive_version:
        return "arsip dibuat versi lain";
      case ErrorCode::analyzer_mismatch:
        return "arsip dibuat dengan analisis kata yang lain";
      case ErrorCode::unsupported:
        return "tidak didukung di sini";
      case ErrorCode::timeout:
        return "pencarian terlalu lama, dihentikan";
    }
    return "gagal";
  };
  return std::string(kind(error.code())) + ": " + error.what();
}

// What CLI11 found wrong with the command line, and where to read what is right.
std::string with_help(const CLI::App& app, const std::string& wrong) {
  std::string command = app.get_name();
  for (const CLI::App* chosen : app.get_subcommands()) command += ' ' + chosen->get_name();
  return wrong + "; `" + command + " --help` says what can stand there";
}

int complain(const CLI::App& app, const std::string& message) {
  std::cerr << app.get_name() << ": " << printable(message) << '\n';
  return kFailure;
}

// A descriptor that was closed before the start would be given to the first file opened, an archive's lock
// for example, which would then be read or written as standard input, output or error.
void open_standard_descriptors() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    // The lowest free one, since those below are open by now.
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
    code = complain(app, with_kind(Error(ErrorCode::invalid_argument, with_help(app, error.what()))));
  } catch (const Error& error) {
    code = complain(app, with_kind(error));
  } catch (const std::bad_alloc&) {
    code = complain(app, "out of memory; give fewer --jobs or a machine with more");
  } catch (const std::exception& error) {
    code = complain(app, std::string("internal error, please report it: ") + error.what());
  }
  if (buffer.closed()) return kSuccess;
  if (buffer.failed() != 0)
    return complain(app, std::string("cannot write the output: ") + std::strerror(buffer.failed()));
  return code;
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
