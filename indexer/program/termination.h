// SPDX-License-Identifier: GPL-3.0-or-later
// How a running command ends early: by a signal, or by a failure that no `catch` can see.
#pragma once

namespace warta::command_line {

// The first Ctrl-C (or SIGTERM) after this call requests an orderly stop; the second one stops at once.
void catch_stop_signals();

[[nodiscard]] bool stop_requested();

// Installs a handler for std::terminate() that prints the command and the reason on one line of standard
// error, and exits with kFailure. A write of libxapian that fails in a destructor, as on a full disk,
// terminates the process (values-in-a-destructor in docs/xapian-faults.md). The archive keeps its last
// committed state; the next command that changes it removes unfinished files. `argv` must stay valid.
void explain_termination(int argc, char** argv);

}  // namespace warta::command_line
