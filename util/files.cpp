// SPDX-License-Identifier: GPL-3.0-or-later
// System calls for files.h.
#include "util/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "util/messages.h"
#include "util/system_message.h"
#include "warta/error.h"

namespace warta {

namespace fs = std::filesystem;

void sync_path(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  // EINVAL: the file system cannot sync a directory.
  const bool synced = descriptor >= 0 && (::fsync(descriptor) == 0 || errno == EINVAL);
  const int reason = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!synced)
    throw Error(ErrorCode::io, both(util_messages::kCannotSync, {path.string(), system_message(reason)}));
}

void sync_directory_and_files(const fs::path& directory) {
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) sync_path(entry.path());
  sync_path(directory);
}

void require_ours(const fs::path& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) return;
  struct stat above {};
  const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const bool is_public = ::stat(parent.c_str(), &above) == 0 && (above.st_mode & S_IWOTH) != 0;
  if (S_ISLNK(found.st_mode)) {
    throw Error(ErrorCode::io, both(util_messages::kLinkForDirectory, {path.string()}));
  }
  if (!is_public || found.st_uid == ::geteuid()) return;
  throw Error(ErrorCode::io, both(util_messages::kOfAnotherUser, {path.string()}));
}

void require_no_links(const fs::path& directory) {
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
    if (!entry.is_symlink()) continue;
    throw Error(ErrorCode::io, both(util_messages::kLinkInArchive, {entry.path().string()}));
  }
}

void restrict_access(const fs::path& path, const fs::path& like) {
  struct stat wanted {};
  const bool as_before = !like.empty() && ::stat(like.c_str(), &wanted) == 0;
  const auto set = [](const fs::path& file, mode_t keep, bool replace) {
    struct stat found {};
    if (::lstat(file.c_str(), &found) != 0 || S_ISLNK(found.st_mode)) return;
    const mode_t mode = replace ? keep : found.st_mode & keep;
    // A file system without permissions refuses; there is nothing to protect then.
    if (::chmod(file.c_str(), mode & 07777) != 0) return;
  };
  if (fs::is_directory(path)) {
    struct stat file_wanted {};
    const bool files_as_before = as_before && ::stat((like / "iamglass").c_str(), &file_wanted) == 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(path))
      set(entry.path(), files_as_before ? file_wanted.st_mode : 0600, files_as_before);
  }
  set(path, as_before ? wanted.st_mode : 0700, as_before);
}

bool replace_file(const fs::path& path, const std::string& bytes) {
  ::unlink(path.c_str());
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (descriptor < 0) return false;
  const bool written = ::write(descriptor, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  return ::close(descriptor) == 0 && written;
}

}  // namespace warta
