// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/stop_signal.h"

#include <atomic>
#include <csignal>

namespace warta::command_line {

namespace {

std::atomic<bool> asked{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void ask_to_stop(int signal) {
  asked = true;
  std::signal(signal, SIG_DFL);
}

}  // namespace

void catch_stop_signals() {
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
}

bool stop_asked() { return asked; }

}  // namespace warta::command_line
