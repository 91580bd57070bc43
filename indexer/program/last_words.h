// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace warta::command_line {

// From here on a process that std::terminate() ends says which command it was at and why, on one line of
// standard error, and ends with kFailure. libxapian 1.4 writes values from a destructor (~ValueUpdater in
// backends/glass/glass_values.cc of 1.4.22), so a write that fails there, as on a full disk, ends the process
// whatever we catch. The archive is as it was last committed, and what was half made beside it is cleared
// away by the next command that changes it. `argv` must outlive the process's work.
void say_last_words(int argc, char** argv);

}  // namespace warta::command_line
