// SPDX-License-Identifier: GPL-3.0-or-later
// The pager of the programs.
#pragma once

#include <sys/types.h>

namespace warta::command_line {

// Sends standard output through a pager when it is a terminal: $PAGER, or `less`, which quits at once if the
// text fits on one screen. Must outlive all writing.
class Pager {
 public:
  Pager() = default;
  ~Pager();  // waits until the reader quits the pager
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  // Does nothing when standard output is not a terminal, PAGER is empty or `cat`, or no pager can be run.
  void start();

 private:
  pid_t process_ = -1;
};

}  // namespace warta::command_line
