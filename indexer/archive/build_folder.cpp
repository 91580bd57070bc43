// SPDX-License-Identifier: GPL-3.0-or-later
// Locks, clears and moves the folder of build_folder.h.
#include "indexer/archive/build_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <thread>

#include "indexer/archive/lock_note.h"
#include "indexer/archive/messages.h"
#include "util/files.h"
#include "util/system_message.h"
#include "warta/error.h"

namespace warta {

namespace fs = std::filesystem;

namespace {

constexpr const char* kPrevious = "previous";
constexpr const char* kFileOfAnArchive = "iamglass";

void rename_or_throw(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error)
    throw Error(ErrorCode::io, both(archive_messages::kCannotMove, {to.string(), system_message(error)}));
}

// The path with links resolved: renaming must not replace a link, and must stay on one file system.
fs::path real_name(const std::string& archive) {
  const fs::path name = fs::absolute(archive);
  std::error_code error;
  const fs::path followed = fs::weakly_canonical(name, error);
  const fs::path real = error ? name.lexically_normal() : followed;
  return real.has_filename() ? real : real.parent_path();  // `berita/`
}

// A directory on which a file system is mounted cannot be renamed.
void require_no_mount(const fs::path& archive) {
  struct stat inside {};
  struct stat beside {};
  if (::stat(archive.c_str(), &inside) != 0 || ::stat(archive.parent_path().c_str(), &beside) != 0) return;
  if (inside.st_dev != beside.st_dev)
    throw Error(ErrorCode::io, both(archive_messages::kIsMounted, {archive.string()}));
}

fs::path folder_of(fs::path archive) { return archive += ".building"; }

}  // namespace

BuildFolder::BuildFolder(const std::string& archive, std::chrono::seconds timeout)
    : archive_(real_name(archive)), folder_(folder_of(archive_)) {
  require_no_mount(archive_);
  require_ours(archive_);
  const auto give_up = std::chrono::steady_clock::now() + timeout;
  while (!try_lock()) {
    if (std::chrono::steady_clock::now() >= give_up) {
      throw Error(ErrorCode::archive_locked,
                  both(archive_messages::kIsBuilding, {archive, describe_holder(folder_ / "lock")}));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  clear_away();
}

void BuildFolder::clear_leftovers(const std::string& archive) {
  std::error_code ignored;
  if (!fs::exists(folder_of(real_name(archive)), ignored)) return;
  try {
    const BuildFolder folder(archive, std::chrono::seconds{0});
  } catch (const Error&) {  // another process owns it
  }
}

BuildFolder::~BuildFolder() {
  std::error_code ignored;
  if (clear_away()) fs::remove_all(folder_, ignored);
  ::close(lock_);
}

bool BuildFolder::clear_away() {
  std::error_code ignored;
  fs::remove_all(database(), ignored);
  fs::remove_all(database() += ".shards", ignored);  // made by ShardedBuild
  if (!fs::exists(previous(), ignored)) return true;
  // A process died in replace_archive(): the archive that it moved aside is the good one.
  const bool replaced = fs::exists(archive_ / kFileOfAnArchive, ignored);
  if (!replaced && ::rename(previous().c_str(), archive_.c_str()) != 0) return false;
  fs::remove_all(previous(), ignored);
  return true;
}

std::string BuildFolder::moved_aside(const std::string& archive) {
  const fs::path previous = folder_of(real_name(archive)) / kPrevious;
  std::error_code error;
  return fs::exists(previous, error) ? previous.string() : std::string();
}

bool BuildFolder::try_lock() {
  if (::mkdir(folder_.c_str(), 0700) != 0 && errno != EEXIST) {
    throw Error(ErrorCode::io,
                both(archive_messages::kCannotMakeFolder, {folder_.string(), system_message(errno)}));
  }
  require_ours(folder_);
  const fs::path file = folder_ / "lock";
  const int directory = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  lock_ = directory < 0 ? -1 : ::openat(directory, "lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  const int reason_not_opened = errno;
  if (directory >= 0) ::close(directory);
  errno = reason_not_opened;
  if (lock_ < 0 && errno == ENOENT) return false;  // the previous holder has just removed the folder
  if (lock_ < 0)
    throw Error(ErrorCode::io,
                both(archive_messages::kCannotOpenLock, {file.string(), system_message(errno)}));
  const bool locked = ::flock(lock_, LOCK_EX | LOCK_NB) == 0;
  if (!locked && errno != EWOULDBLOCK) {
    const int reason = errno;
    ::close(lock_);
    throw Error(ErrorCode::io, both(archive_messages::kCannotLock, {file.string(), system_message(reason)}));
  }
  if (locked && still_there(file)) {
    const std::string note = lock_note();
    // The note is only for messages; it may be missing.
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
  return ::fstat(lock_, &held) == 0 && ::lstat(file.c_str(), &named) == 0 && held.st_ino == named.st_ino;
}

void BuildFolder::move_into_place() {
  restrict_access(database());
  rename_or_throw(database(), archive_);  // replaces an empty directory, too
  sync_path(archive_.parent_path());
}

void BuildFolder::replace_archive() {
  restrict_access(database(), archive_);
  const bool swapped =
      ::renameat2(AT_FDCWD, database().c_str(), AT_FDCWD, archive_.c_str(), RENAME_EXCHANGE) == 0;
  if (!swapped) {  // not supported by the file system; clear_away() repairs a crash between these two
    rename_or_throw(archive_, previous());
    rename_or_throw(database(), archive_);  // if this fails the destructor moves the old archive back
  }
  sync_path(archive_.parent_path());
}

fs::path BuildFolder::previous() const { return folder_ / kPrevious; }

}  // namespace warta
