// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/last_words.h"

#include <unistd.h>

#include <exception>
#include <iostream>
#include <string>

#include "indexer/archive/xapian_errors.h"
#include "util/printable.h"
#include "util/terminal/program.h"
#include "warta/error.h"

namespace warta::command_line {

namespace {

char** arguments = nullptr;
int argument_count = 0;

std::string command_as_typed() {
  std::string command = "warta-index";
  for (int i = 1; i < argument_count; ++i) command.append(" ").append(arguments[i]);
  return command;
}

std::string reason() {
  const std::exception_ptr thrown = std::current_exception();
  if (thrown == nullptr) return "libxapian could not write its changes (is the disk full?)";
  try {
    with_mapped_errors("libxapian", [&] { std::rethrow_exception(thrown); });
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
  }
  return "an unknown error";
}

[[noreturn]] void end() {
  std::cerr << "warta-index: "
            << printable("`" + command_as_typed() + "` was ended by an error: " + reason() +
                         "; the archive is as it was last committed: make room on the disk and run the "
                         "command again")
            << std::endl;
  ::_exit(kFailure);
}

}  // namespace

void say_last_words(int argc, char** argv) {
  arguments = argv;
  argument_count = argc;
  std::set_terminate(end);
}

}  // namespace warta::command_line
