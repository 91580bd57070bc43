// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/stop_signal.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <string_view>

#include "util/terminal/terminal.h"

namespace warta::command_line {

namespace {

std::atomic<bool> asked{false};
bool somebody_looks = false;
static_assert(std::atomic<bool>::is_always_lock_free);

void ask_to_stop(int signal) {
  constexpr std::string_view kHint = "\nstopping in good order; Ctrl-C again stops at once\n";
  asked = true;
  std::signal(signal, SIG_DFL);
  // write(2) may be called in a signal handler; that it could not write is no matter here.
  if (somebody_looks && ::write(STDERR_FILENO, kHint.data(), kHint.size()) < 0) return;
}

}  // namespace

void catch_stop_signals() {
  somebody_looks = is_terminal(STDERR_FILENO);
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
}

bool stop_asked() { return asked; }

}  // namespace warta::command_line
