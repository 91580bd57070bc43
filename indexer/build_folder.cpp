// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <thread>

#include "indexer/lock_note.h"
#include "warta/error.h"

namespace warta {

namespace fs = std::filesystem;

namespace {

void sync_path(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  // A file system that cannot sync a directory says EINVAL.
  const bool synced = descriptor >= 0 && (::fsync(descriptor) == 0 || errno == EINVAL);
  const int reason = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!synced)
    throw Error(ErrorCode::io, path.string() + ": cannot write it to disk: " + std::strerror(reason));
}

void rename_or_throw(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error)
    throw Error(ErrorCode::io, to.string() + ": cannot move the new archive there: " + error.message());
}

fs::path absolute_name(const std::string& archive) {
  const fs::path name = fs::absolute(archive).lexically_normal();
  return name.has_filename() ? name : name.parent_path();  // `berita/`
}

fs::path folder_of(fs::path archive) { return archive += ".building"; }

}  // namespace

void sync_directory_tree(const fs::path& directory) {
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) sync_path(entry.path());
  sync_path(directory);
}

BuildFolder::BuildFolder(const std::string& archive, std::chrono::seconds timeout)
    : archive_(absolute_name(archive)), folder_(folder_of(archive_)) {
  const auto give_up = std::chrono::steady_clock::now() + timeout;
  while (!try_lock()) {
    if (std::chrono::steady_clock::now() >= give_up) {
      throw Error(ErrorCode::archive_locked, archive + ": " + describe_holder(folder_ / "lock") +
                                                 " is building this archive; wait for it, or give "
                                                 "--lock-timeout SECONDS");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  clear_away();
}

void BuildFolder::clear_leftovers(const std::string& archive) {
  std::error_code ignored;
  if (!fs::exists(folder_of(absolute_name(archive)), ignored)) return;
  try {
    const BuildFolder folder(archive, std::chrono::seconds{0});
  } catch (const Error&) {  // not ours to clear
  }
}

BuildFolder::~BuildFolder() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
  ::close(lock_);
}

// What a process that died left behind.
void BuildFolder::clear_away() {
  std::error_code ignored;
  if (fs::exists(previous(), ignored) && !fs::exists(archive_, ignored))
    fs::rename(previous(), archive_, ignored);  // it died between the two renames of replace_archive
  fs::remove_all(database(), ignored);
  if (fs::exists(archive_, ignored)) fs::remove_all(previous(), ignored);
}

bool BuildFolder::try_lock() {
  std::error_code error;
  fs::create_directory(folder_, error);
  if (error)
    throw Error(ErrorCode::io,
                folder_.string() + ": cannot make this folder to build in: " + error.message());
  const fs::path file = folder_ / "lock";
  lock_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock_ < 0 && errno == ENOENT) return false;  // its last holder has just removed the folder
  if (lock_ < 0)
    throw Error(ErrorCode::io, file.string() + ": cannot open the lock: " + std::strerror(errno));
  if (::flock(lock_, LOCK_EX | LOCK_NB) == 0 && still_there(file)) {
    const std::string note = lock_note();
    // The note is only for messages: that it cannot be written stops nobody.
    if (::ftruncate(lock_, 0) == 0 && ::pwrite(lock_, note.data(), note.size(), 0) < 0) return true;
    return true;
  }
  ::close(lock_);
  return false;
}

// The file may have been removed with its folder between open and lock.
bool BuildFolder::still_there(const fs::path& file) const {
  struct stat held {};
  struct stat named {};
  return ::fstat(lock_, &held) == 0 && ::stat(file.c_str(), &named) == 0 && held.st_ino == named.st_ino;
}

void BuildFolder::move_into_place() {
  rename_or_throw(database(), archive_);  // over an empty directory, too
  sync_path(archive_.parent_path());
}

void BuildFolder::replace_archive() {
  const bool swapped =
      ::renameat2(AT_FDCWD, database().c_str(), AT_FDCWD, archive_.c_str(), RENAME_EXCHANGE) == 0;
  if (!swapped) {  // the file system cannot: clear_away() mends a death between these two
    rename_or_throw(archive_, previous());
    rename_or_throw(database(), archive_);
  }
  sync_path(archive_.parent_path());
}

}  // namespace warta
