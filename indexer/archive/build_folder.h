// SPDX-License-Identifier: GPL-3.0-or-later
// Where a new state of an archive is built, and how it replaces the old one atomically. Called by whatever
// makes a whole archive: first builds, compaction, reindexing, splitting.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

namespace warta {

// The folder `ARCHIVE.building` beside an archive, in which its next state is built before a rename puts it
// in place. One process at a time owns it; leftovers of a process that died are removed.
class BuildFolder {
 public:
  // Throws Error: archive_locked (another process owns it for longer than `timeout`), io.
  BuildFolder(const std::string& archive, std::chrono::seconds timeout);
  ~BuildFolder();
  BuildFolder(const BuildFolder&) = delete;
  BuildFolder& operator=(const BuildFolder&) = delete;

  // Removes the leftovers of a process that died beside the archive, unless another process is building
  // there.
  static void clear_leftovers(const std::string& archive);

  // The path of the archive that a process moved aside before it died; empty if there is none.
  [[nodiscard]] static std::string moved_aside(const std::string& archive);

  // The path of the new database; absent at first.
  [[nodiscard]] std::filesystem::path database() const { return folder_ / "database"; }

  // Moves the database to the archive's path, which must be absent or an empty directory. Throws Error(io).
  void move_into_place();

  // Replaces the archive, which the caller has locked, by the database, and deletes the old one. A process
  // killed meanwhile leaves one or the other. Throws Error(io).
  void replace_archive();

 private:
  bool try_lock();
  [[nodiscard]] bool still_there(const std::filesystem::path& file) const;
  [[nodiscard]] std::filesystem::path previous() const;
  // Moves back an archive that was moved aside, unless there is another one by now. False when it cannot.
  bool clear_away();

  std::filesystem::path archive_, folder_;
  int lock_ = -1;
};

}  // namespace warta
