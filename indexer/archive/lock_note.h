// SPDX-License-Identifier: GPL-3.0-or-later
// A note on who holds a lock, for the error message of those who wait. It is not the lock itself.
#pragma once

#include <string>

#include "warta/language.h"

namespace warta {

// The note: `PID HOST SINCE`. One that a killed process left is overwritten by the next holder.
[[nodiscard]] std::string lock_note();

// `process 17 on berita1 since 2026-11-24T08:00:00Z`; `another process` when there is no note.
[[nodiscard]] Bilingual describe_holder(const std::string& note_file);

// Keeps a note in a file while it lives. Failure to write it is not an error.
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
