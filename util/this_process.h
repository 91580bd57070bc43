// SPDX-License-Identifier: GPL-3.0-or-later
// What a handle needs to know of the process that made it.
#pragma once

#include <unistd.h>

#include <string>

#include "warta/error.h"

namespace warta {

// The process that made a handle. A child of fork() has a copy of the handle, but shares its files with the
// parent: two processes that write through them damage them.
class OwningProcess {
 public:
  [[nodiscard]] bool is_this() const { return ::getpid() == pid_; }

  // Throws Error(invalid_argument) in any other process. `what` is the handle: `berita: the writer`.
  void require_this(const std::string& what) const {
    if (is_this()) return;
    throw Error(ErrorCode::invalid_argument,
                what + " belongs to process " + std::to_string(pid_) + ", and this is process " +
                    std::to_string(::getpid()) +
                    ", made of it by fork(); open the archive in the process that uses it");
  }

 private:
  pid_t pid_ = ::getpid();
};

}  // namespace warta
