// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace warta {

// Who holds a lock, for the message to whoever waits for it: `PID HOST SINCE`. The lock itself is another
// matter; a note that a killed process left behind is overwritten by the next holder.
[[nodiscard]] std::string lock_note();

// `process 17 on berita1 since 2026-11-24T08:00:00Z`; `another process` when the file says nothing.
[[nodiscard]] std::string describe_holder(const std::string& note_file);

// Keeps a note in a file while it lives. A note that cannot be written is no error.
class LockNote {
 public:
  LockNote() = default;
  explicit LockNote(std::string file);
  ~LockNote();
  LockNote(LockNote&& other) noexcept;
  LockNote& operator=(LockNote&& other) noexcept;

 private:
  std::string file_;
};

}  // namespace warta
