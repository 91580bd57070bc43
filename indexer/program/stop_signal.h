// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace warta::command_line {

// From here on the first Ctrl-C (or SIGTERM) asks for an orderly end; the second one is the default again and
// stops at once.
void catch_stop_signals();

[[nodiscard]] bool stop_asked();

}  // namespace warta::command_line
