// SPDX-License-Identifier: GPL-3.0-or-later
// Signal handlers and the handler of std::terminate() (termination.h).
#include "indexer/program/termination.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <string_view>

#include "indexer/archive/xapian_errors.h"
#include "indexer/program/messages.h"
#include "util/printable.h"
#include "util/terminal/program.h"
#include "util/terminal/terminal.h"
#include "warta/error.h"

namespace warta::command_line {

namespace {

std::atomic<bool> requested{false};
bool stderr_is_terminal = false;
std::string hint;  // for a signal handler, which must not make it
static_assert(std::atomic<bool>::is_always_lock_free);

void request_stop(int signal) {
  requested = true;
  std::signal(signal, SIG_DFL);
  // write(2) is safe in a signal handler; failure does not matter here.
  if (stderr_is_terminal && ::write(STDERR_FILENO, hint.data(), hint.size()) < 0) return;
}
char** arguments = nullptr;
int argument_count = 0;

std::string command_as_typed() {
  std::string command = "warta-index";
  for (int i = 1; i < argument_count; ++i) command.append(" ").append(arguments[i]);
  return command;
}

Bilingual reason(const std::exception_ptr& thrown) {
  if (thrown == nullptr) return both(index_messages::kNotWritten);
  try {
    with_mapped_errors("libxapian", [&] { std::rethrow_exception(thrown); });
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const Error& error) {
    return error.message();
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
  }
  return both(index_messages::kUnknownError);
}

std::terminate_handler out_of_memory = nullptr;  // of util/terminal

void end() {
  try {
    const Bilingual why = reason(std::current_exception());
    complain("warta-index", said(index_messages::kEnded, {command_as_typed(), why.in(language())}));
    std::cerr.flush();
    ::_exit(kFailure);
  } catch (const std::bad_alloc&) {
    out_of_memory();
  }
}

}  // namespace

void catch_stop_signals() {
  stderr_is_terminal = is_terminal(STDERR_FILENO);
  hint = "\n" + said(index_messages::kStopping) + "\n";
  std::signal(SIGINT, request_stop);
  std::signal(SIGTERM, request_stop);
}

bool stop_requested() { return requested; }

void explain_termination(int argc, char** argv) {
  arguments = argv;
  argument_count = argc;
  out_of_memory = std::set_terminate(end);
}

}  // namespace warta::command_line
