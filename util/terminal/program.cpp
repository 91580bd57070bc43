// SPDX-License-Identifier: GPL-3.0-or-later
// Command line, exit codes and error output of every program (program.h).
#include "util/terminal/program.h"

#include <fcntl.h>

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <istream>
#include <new>
#include <numeric>
#include <sstream>
#include <utility>

#include "util/printable.h"
#include "util/system_message.h"
#include "util/terminal/configuration.h"
#include "util/terminal/help.h"
#include "util/terminal/messages.h"
#include "util/terminal/terminal.h"
#include "warta/error.h"
#include "warta/version.h"

namespace warta::command_line {

namespace {

// Without an allocation: there may be no memory at all.
void say_out_of_memory() noexcept {
  const Message& message = messages::kOutOfMemory;
  const std::string_view what = language() == Language::en ? message.english : message.indonesian;
  for (const std::string_view part : {std::string_view(program_invocation_short_name), std::string_view(": "),
                                      what, std::string_view("\n")}) {
    if (::write(STDERR_FILENO, part.data(), part.size()) < 0) return;
  }
}

std::terminate_handler other_terminations = nullptr;

// An exception that nobody catches: one of a library's destructor or thread, or before main().
void end_out_of_memory() {
  try {
    if (std::current_exception() != nullptr) throw;
  } catch (const std::bad_alloc&) {
    say_out_of_memory();
    ::_exit(kFailure);
  } catch (...) {
  }
  if (other_terminations != nullptr) other_terminations();
  std::abort();
}

// Before the constructors of this program's own objects, which allocate.
[[gnu::constructor(101)]] void handle_terminations() {
  other_terminations = std::set_terminate(end_out_of_memory);
}

std::string kind_of(ErrorCode code) {
  for (const messages::KindRow& row : messages::kKinds)
    if (row.code == code) return said(row.kind);
  return {};
}

// How many letters have to be changed, added or removed to make one word of the other.
std::size_t distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= one.size(); ++i) {
    std::size_t before = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t changed = before + (one[i - 1] == other[j - 1] ? 0 : 1);
      before = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

// The command that `word` is most like, or nothing.
std::string command_like(const CLI::App& app, const std::string& word) {
  constexpr std::size_t kSlips = 2;
  std::string best;
  std::size_t least = kSlips + 1;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    const std::size_t here = distance(word, command->get_name());
    if (here >= std::min(least, command->get_name().size())) continue;
    least = here;
    best = app.get_name() + ' ' + command->get_name();
  }
  return best;
}

// A sentence of CLI11's checks, `--jobs: Value 999 not in range 1 to 256`, in the language of the programs;
// our own are in it already.
std::string value_told(const std::string& what) {
  const std::size_t colon = what.find(": ");
  if (colon == std::string::npos || language() == Language::en) return what;
  const std::string option = what.substr(0, colon + 2);
  const std::string_view problem = std::string_view(what).substr(colon + 2);
  constexpr std::string_view kValue = "Value ";
  for (const messages::WrongValue& row : messages::kWrongValues) {
    const std::size_t between = problem.find(row.between);
    const std::size_t then =
        between == std::string_view::npos ? between : problem.find(row.then, between + row.between.size());
    if (then == std::string_view::npos || !problem.starts_with(kValue)) continue;
    const std::size_t least = between + row.between.size();
    const std::size_t most = then + row.then.size();
    return option + said(row.message, {problem.substr(kValue.size(), between - kValue.size()),
                                       problem.substr(least, then - least),
                                       problem.substr(most, problem.size() - most - row.end.size())});
  }
  constexpr std::string_view kNotIn = " not in {";
  if (const std::size_t at = problem.find(kNotIn); at != std::string_view::npos && problem.ends_with('}')) {
    const std::size_t list = at + kNotIn.size();
    return option +
           said(messages::kNoneOf, {problem.substr(0, at), problem.substr(list, problem.size() - list - 1)});
  }
  constexpr std::string_view kCheck = "Check ";  // of a transformer
  if (problem.starts_with(kCheck) && problem.ends_with("FAILED")) {
    const std::string_view value = problem.substr(kCheck.size());
    return option + said(messages::kBadValue, {value.substr(0, value.find(' '))});
  }
  return what;
}

// What CLI11 found wrong with the command line, and where to read what is right.
void complain_about(const CLI::App& app, const CLI::ParseError& error) {
  std::string command = app.get_name();
  for (const CLI::App* chosen : app.get_subcommands()) command += ' ' + chosen->get_name();
  const std::string advice = "; " + said(messages::kSeeHelp, {command});
  const std::string what = error.what();
  if (what.starts_with("A subcommand")) {
    const std::vector<std::string> words = app.remaining();
    if (words.empty()) return complain(app.get_name(), said(messages::kNoCommand) + advice);
    const std::string meant = command_like(app, words.front());
    const std::string problem = meant.empty() ? said(messages::kWrongCommand, {words.front()})
                                              : said(messages::kWrongCommandMeant, {words.front(), meant});
    return complain(app.get_name(), problem + advice);
  }
  const std::string first = what.substr(0, what.find_first_of(": "));
  const std::string last = what.substr(what.rfind(' ') + 1);
  const std::size_t colon = what.find(": ");
  const std::string rest = colon == std::string::npos ? what : what.substr(colon + 2);
  for (const messages::WrongCommandLine& row : messages::kWrongCommandLine)
    if (static_cast<int>(row.code) == error.get_exit_code())
      return complain(app.get_name(), said(row.message, {first, last, rest}) + advice);
  complain(app.get_name(), value_told(what) + advice);
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

namespace {

int run(const char* name, const char* purpose, const char* examples, const std::vector<std::string>& given,
        const std::function<Work(CLI::App&)>& declare) {
  OutputBuffer buffer(STDOUT_FILENO);
  std::ostream out(&buffer);
  CLI::App app(purpose, name);
  int code = kSuccess;
  try {
    explain_options(app, examples);
    app.set_version_flag("--version", std::string(name) + ' ' + version(), said(messages::kVersion))
        ->group(said(messages::kAbout));
    const Work work = declare(app);
    if (given == std::vector<std::string>{"--describe-options"}) {  // for docs/manual/make.py
      out << described(app);
      out.flush();
      return kSuccess;
    }
    app.parse(std::vector<std::string>(given.rbegin(), given.rend()));  // CLI11 takes them from the end
    if (const std::string wrong = configuration().wrong; !wrong.empty())
      throw Complaint(messages::kWrongSetting, {wrong});
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
    complain(name, said(error));
    code = kFailure;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    complain(name, said(messages::kCited, {said(messages::kInternalError), error.what()}));
    code = kFailure;
  }
  if (buffer.closed()) return kSuccess;
  if (buffer.failed() == 0) return code;
  complain(name, said(messages::kCannotWrite, {system_message(buffer.failed()).in(language())}));
  return kFailure;
}

}  // namespace

int run_program(const char* name, const char* purpose, const char* examples,
                const std::vector<std::string>& given, const std::function<Work(CLI::App&)>& declare) {
  open_standard_descriptors();
  try {
    return run(name, purpose, examples, given, declare);
  } catch (const std::bad_alloc&) {  // also of a message about something else
    say_out_of_memory();
    return kFailure;
  }
}

std::string said(const Message& message, std::initializer_list<std::string_view> values) {
  return say(message, language(), values);
}

std::string said(const Error& error) {
  if (language() == Language::en) return error.what();
  const Bilingual message = error.message();
  if (message.indonesian != message.english) return message.indonesian;
  return said(messages::kCited, {kind_of(error.code()), message.english});
}

void complain(const std::string& program, const std::string& message) {
  std::cerr << program + ": " + printable(message) + '\n';
}

std::string read_whole(const std::string& path) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  std::ostringstream bytes;
  if (in && in.peek() != std::istream::traits_type::eof()) bytes << in.rdbuf();
  if ((path != "-" && !file.is_open()) || in.bad())
    throw Error(ErrorCode::io, both(messages::kCannotRead, {path, system_message(errno)}));
  return std::move(bytes).str();
}

}  // namespace warta::command_line
