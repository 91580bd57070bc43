// SPDX-License-Identifier: GPL-3.0-or-later
// What a handle needs to know of the process that made it.
#pragma once

#include <unistd.h>

#include "util/messages.h"
#include "warta/error.h"
#include "warta/language.h"

namespace warta {

// The process that made a handle. A child of fork() has a copy of the handle, but shares its files with the
// parent: two processes that write through them damage them.
class OwningProcess {
 public:
  [[nodiscard]] bool is_this() const { return ::getpid() == pid_; }

  // Throws Error(invalid_argument) in any other process. `what` is the handle: `berita: the writer`.
  void require_this(const Bilingual& what) const {
    if (is_this()) return;
    throw Error(ErrorCode::invalid_argument, both(util_messages::kOtherProcess, {what, pid_, ::getpid()}));
  }

 private:
  pid_t pid_ = ::getpid();
};

}  // namespace warta
