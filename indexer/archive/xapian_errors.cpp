// SPDX-License-Identifier: GPL-3.0-or-later
// Says what each type of Xapian::Error means for an archive, and what to do (xapian_errors.h).
#include "indexer/archive/xapian_errors.h"

#include <string_view>

#include "indexer/archive/messages.h"
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
    throw Error(ErrorCode::archive_locked, both(archive_messages::kLocked, {path}));
  }
  if (type == "DatabaseVersionError") {
    throw Error(ErrorCode::archive_version, both(archive_messages::kXapianVersion, {path, detail(error)}));
  }
  if (type == "DatabaseCorruptError" || type == "DocNotFoundError") {
    throw Error(ErrorCode::archive_corrupt, both(archive_messages::kDamaged, {path, detail(error)}));
  }
  if (type == "NetworkError" || type == "NetworkTimeoutError") {
    throw Error(ErrorCode::io, both(archive_messages::kNoAnswer, {path, detail(error)}));
  }
  if (type == "DatabaseOpeningError" || type == "DatabaseNotFoundError" || type == "DatabaseCreateError") {
    throw Error(ErrorCode::io, both(archive_messages::kCannotOpen, {path, detail(error)}));
  }
  throw Error(ErrorCode::io, both(archive_messages::kXapian, {path, detail(error)}));
}

}  // namespace warta
