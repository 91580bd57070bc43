// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace warta::command_line {

// Puts a pager between standard output and the terminal it is on: $PAGER, or `less`, which shows what fits on
// one screen without asking for a key. Lives until everything has been written.
class Pager {
 public:
  Pager() = default;
  ~Pager();  // waits until the reader has seen enough
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  // Does nothing when standard output is no terminal, PAGER is empty or `cat`, or there is no pager to run.
  void start();

 private:
  pid_t process_ = -1;
};

}  // namespace warta::command_line
