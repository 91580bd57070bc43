// SPDX-License-Identifier: GPL-3.0-or-later
// What an archive records about itself, under the keys of schema.h.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "warta/archive_writer.h"

namespace warta {

// The current time in UTC, ISO 8601 to the second.
[[nodiscard]] std::string now_utc();

// The value of kMetaCleaning: the fingerprint of the newsroom rules, or `off`.
[[nodiscard]] std::string cleaning_name(bool clean);

// The metadata of a new archive. `options` has its analyzer filled in; `builder` is `glass` or `xapian`.
[[nodiscard]] std::map<std::string, std::string> new_archive_metadata(const WriterOptions& options,
                                                                      std::string_view builder);

}  // namespace warta
