// SPDX-License-Identifier: GPL-3.0-or-later
// Several archives as one: directories, remote ones, and files that list them.
#pragma once

#include <xapian.h>

#include <chrono>
#include <string>
#include <vector>

namespace warta {

// Opens archives as one database. Throws Error naming the archive that cannot be opened: invalid_argument
// (also for an empty list), io, archive_version, archive_corrupt, analyzer_mismatch (not all have the
// analyzer and exceptions of the first).
[[nodiscard]] Xapian::Database open_shards(std::vector<std::string>& archives,
                                           std::chrono::milliseconds timeout,
                                           std::vector<std::string>* missing);

// Replaces every file among `names` by the archives that it lists. Throws Error(invalid_argument) for a file
// that lists none.
[[nodiscard]] std::vector<std::string> with_stubs_resolved(const std::vector<std::string>& names);

// Whether the archive is a `tcp://HOST:PORT`.
[[nodiscard]] bool is_remote(const std::string& archive);

// All names, for messages about the whole.
[[nodiscard]] std::string name_of_shards(const std::vector<std::string>& archives);

// The `tcp://HOST:PORT` that failed, or `names` if Xapian does not say.
[[nodiscard]] std::string failed_shard(const Xapian::NetworkError& error, const std::string& names);

}  // namespace warta
