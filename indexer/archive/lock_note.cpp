// SPDX-License-Identifier: GPL-3.0-or-later
// Writes and reads the note of lock_note.h.
#include "indexer/archive/lock_note.h"

#include <unistd.h>

#include <array>
#include <fstream>
#include <utility>

#include "indexer/archive/messages.h"
#include "indexer/archive/metadata.h"
#include "util/files.h"

namespace warta {

std::string lock_note() {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '?';
  return std::to_string(::getpid()) + " " + host.data() + " " + now_utc() + "\n";
}

Bilingual describe_holder(const std::string& note_file) {
  std::ifstream file(note_file);
  std::string pid;
  std::string host;
  std::string since;
  if (!(file >> pid >> host >> since)) return both(archive_messages::kAnotherProcess);
  return both(archive_messages::kProcess, {pid, host, since});
}

LockNote::LockNote(std::string file) : file_(std::move(file)) {
  if (!replace_file(file_, lock_note())) file_.clear();
}

LockNote::~LockNote() {
  if (!file_.empty()) ::unlink(file_.c_str());
}

LockNote::LockNote(LockNote&& other) noexcept : file_(std::exchange(other.file_, {})) {}

LockNote& LockNote::operator=(LockNote&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

}  // namespace warta
