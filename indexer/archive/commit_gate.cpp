// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the lock of commit_gate.h.
#include "indexer/archive/commit_gate.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

namespace warta {

CommitGate::CommitGate(const std::string& archive, Use use)
    : directory_(::open(archive.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  constexpr std::chrono::seconds kLongest{60};
  constexpr std::chrono::milliseconds kRetry{5};
  const int lock = (use == Use::commit ? LOCK_EX : LOCK_SH) | LOCK_NB;
  const auto give_up = std::chrono::steady_clock::now() + kLongest;
  while (directory_ >= 0 && ::flock(directory_, lock) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) return;
    if (std::chrono::steady_clock::now() >= give_up) return;
    std::this_thread::sleep_for(kRetry);
  }
}

CommitGate::~CommitGate() {
  if (directory_ >= 0) ::close(directory_);
}

}  // namespace warta
