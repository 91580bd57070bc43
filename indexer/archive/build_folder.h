// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

namespace warta {

// The folder `ARCHIVE.building` beside an archive, in which its next state is made whole before it is put in
// its place. One process at a time has it; what a process that died left in it is cleared away.
class BuildFolder {
 public:
  // Throws Error: archive_locked (another process has it for longer than `timeout`), io.
  BuildFolder(const std::string& archive, std::chrono::seconds timeout);
  ~BuildFolder();
  BuildFolder(const BuildFolder&) = delete;
  BuildFolder& operator=(const BuildFolder&) = delete;

  // Removes what a process that died left beside the archive, unless another one is building there.
  static void clear_leftovers(const std::string& archive);

  // Where a process that died while it replaced the archive has left it; empty: nowhere.
  [[nodiscard]] static std::string moved_aside(const std::string& archive);

  // Where to make the database; absent at first.
  [[nodiscard]] std::filesystem::path database() const { return folder_ / "database"; }

  // Puts the database where no archive is yet (an empty directory is none). Throws Error(io).
  void move_into_place();

  // Puts the database in the place of the archive that is there, which the caller has locked; then that one
  // goes. A process killed meanwhile leaves one or the other. Throws Error(io).
  void replace_archive();

 private:
  bool try_lock();
  [[nodiscard]] bool still_there(const std::filesystem::path& file) const;
  [[nodiscard]] std::filesystem::path previous() const;
  // Moves an archive that was moved aside back, unless another has taken its place. False when that cannot be
  // done.
  bool clear_away();

  std::filesystem::path archive_, folder_;
  int lock_ = -1;
};

// Waits until every file of a directory, and the directory, is on disk. Throws Error(io).
void sync_directory_and_files(const std::filesystem::path& directory);

}  // namespace warta
