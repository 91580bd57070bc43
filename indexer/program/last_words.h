// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace warta::command_line {

// From here on a process that std::terminate() ends says which command it was at and why, on one line of
// standard error, and ends with kFailure. A write of libxapian that fails in a destructor, as on a full
// disk, ends the process whatever we catch (values-in-a-destructor in docs/xapian-faults.md). The archive is
// as it was last committed, and what was half made beside it is cleared away by the next command that changes
// it. `argv` must outlive the process's work.
void say_last_words(int argc, char** argv);

}  // namespace warta::command_line
