// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "warta/archive_writer.h"

namespace warta {

// Now in UTC, ISO 8601 to the second.
[[nodiscard]] std::string now_utc();

// What kMetaCleaning holds: the fingerprint of the newsroom rules, or that they are off.
[[nodiscard]] std::string cleaning_name(bool clean);

// The metadata of an archive that is being made with these options (their analyzer filled in) by `builder`
// (glass or xapian).
[[nodiscard]] std::map<std::string, std::string> new_archive_metadata(const WriterOptions& options,
                                                                      std::string_view builder);

}  // namespace warta
