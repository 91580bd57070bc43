// SPDX-License-Identifier: GPL-3.0-or-later
// Lets a backup hold commits back for as long as it copies the last changed blocks.
#pragma once

#include <string>

namespace warta {

// A lock (flock) on the directory of an archive. It only makes backups end: a backup notices commits that
// happened all the same, and copies again. So waiting is bounded, and a file system without such locks is
// accepted.
class CommitGate {
 public:
  enum class Use {
    commit,  // a writer: waits for backups
    copy,    // a backup: waits for a commit that is under way
  };
  CommitGate(const std::string& archive, Use use);
  ~CommitGate();
  CommitGate(const CommitGate&) = delete;
  CommitGate& operator=(const CommitGate&) = delete;

 private:
  int directory_;
};

}  // namespace warta
