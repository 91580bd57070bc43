// SPDX-License-Identifier: GPL-3.0-or-later
// Says what each type of Xapian::Error means for an archive, and what to do (xapian_errors.h).
#include "indexer/archive/xapian_errors.h"

#include <string_view>

#include "warta/error.h"

namespace warta {

namespace {

std::string detail(const Xapian::Error& error) {
  std::string text = error.get_msg();
  const char* system = error.get_error_string();
  if (system != nullptr && text.find(system) == std::string::npos) text += std::string(" (") + system + ")";
  return text;
}

}  // namespace

void throw_mapped(const Xapian::Error& error, const std::string& path) {
  const std::string_view type = error.get_type();
  if (type == "DatabaseLockError") {
    throw Error(ErrorCode::archive_locked,
                path + ": another process is writing to this archive; wait for it, or use --lock-timeout");
  }
  if (type == "DatabaseVersionError") {
    throw Error(ErrorCode::archive_version, path + ": written by another version of Xapian (" +
                                                detail(error) + "); rebuild it from its sources");
  }
  if (type == "DatabaseCorruptError" || type == "DocNotFoundError") {
    throw Error(ErrorCode::archive_corrupt,
                path + ": the archive is damaged: " + detail(error) +
                    "; run `warta-index verify`, then restore a copy or rebuild it from its sources");
  }
  if (type == "NetworkError" || type == "NetworkTimeoutError") {
    throw Error(ErrorCode::io, path + ": the shard does not answer: " + detail(error));
  }
  if (type == "DatabaseOpeningError" || type == "DatabaseNotFoundError" || type == "DatabaseCreateError") {
    throw Error(ErrorCode::io, path + ": cannot open the archive: " + detail(error));
  }
  throw Error(ErrorCode::io, path + ": " + detail(error));
}

}  // namespace warta
