// SPDX-License-Identifier: GPL-3.0-or-later
// The stable names of error codes (warta/error.h).
#include "warta/error.h"

namespace warta {

const char* to_string(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::invalid_argument:
      return "invalid_argument";
    case ErrorCode::io:
      return "io";
    case ErrorCode::archive_locked:
      return "archive_locked";
    case ErrorCode::archive_corrupt:
      return "archive_corrupt";
    case ErrorCode::archive_version:
      return "archive_version";
    case ErrorCode::analyzer_mismatch:
      return "analyzer_mismatch";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::timeout:
      return "timeout";
  }
  return "unknown";
}

}  // namespace warta
