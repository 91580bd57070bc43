// SPDX-License-Identifier: GPL-3.0-or-later
// Runs $PAGER or `less` in a child process (pager.h).
#include "util/terminal/pager.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>

#include "util/terminal/terminal.h"

namespace warta::command_line {

namespace {

// The default; shows the output without a pager when `less` is not installed.
constexpr const char* kWithoutPager = "command -v less >/dev/null || exec cat; exec less";

[[noreturn]] void run_pager(const char* command, int input) {
  dup2(input, STDIN_FILENO);
  // -F: quit if the text fits on one screen; -R: colours; -X: leave the text on the screen.
  setenv("LESS", "FRX", 0);
  std::signal(SIGPIPE, SIG_DFL);
  execl("/bin/sh", "sh", "-c", command, nullptr);
  _exit(127);
}

}  // namespace

void Pager::start() {
  const char* given = std::getenv("PAGER");
  const std::string_view name = given == nullptr ? "less" : given;
  const char* term = std::getenv("TERM");
  const bool dumb = term == nullptr || std::string_view(term) == "dumb";
  if (process_ != -1 || !is_terminal(STDOUT_FILENO) || name.empty() || name == "cat" || dumb) return;
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return;
  process_ = fork();
  if (process_ == 0) {
    close(ends[1]);
    run_pager(given == nullptr ? kWithoutPager : given, ends[0]);
  }
  close(ends[0]);
  if (process_ > 0) {
    // Ctrl-C reaches both processes: the pager handles it, and we wait so that it keeps the terminal.
    std::signal(SIGINT, SIG_IGN);
    dup2(ends[1], STDOUT_FILENO);
  }
  close(ends[1]);
}

Pager::~Pager() {
  if (process_ <= 0) return;
  close(STDOUT_FILENO);
  int status = 0;
  while (waitpid(process_, &status, 0) == -1 && errno == EINTR) {
  }
}

}  // namespace warta::command_line
