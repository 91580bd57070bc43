// SPDX-License-Identifier: GPL-3.0-or-later
// System calls for files.h.
#include "util/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

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
    throw Error(ErrorCode::io, path.string() + ": cannot write it to disk: " + std::strerror(reason));
}

void sync_directory_and_files(const fs::path& directory) {
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) sync_path(entry.path());
  sync_path(directory);
}

}  // namespace warta
