// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <string>

#include "indexer/archive/lock_note.h"

namespace warta {

// What stands at a path where an archive is asked for.
enum class DirectoryState { absent, empty, archive };

// Throws Error(invalid_argument) when something else is there: a file, a folder of other things.
[[nodiscard]] DirectoryState inspect_archive_directory(const std::string& path);

// Opens an archive for reading. Throws Error: io (absent or unreadable), invalid_argument (not an archive of
// ours), archive_version, archive_corrupt.
[[nodiscard]] Xapian::Database open_archive_for_reading(const std::string& path);

// Whether this library can read the articles of an archive of this format, to make it anew.
[[nodiscard]] bool is_readable_format(const std::string& format);

// An archive that nobody else can change as long as this lives.
struct LockedArchive {
  Xapian::WritableDatabase database;
  LockNote note;  // goes before the lock does
};

// Opens what is at `path` for changing it, making an empty database when there is none. Throws
// Error(archive_locked), naming the holder, when another process writes to it for longer than `timeout`; and
// Xapian's own errors.
[[nodiscard]] LockedArchive lock_archive(const std::string& path, std::chrono::seconds timeout);

// Throws unless the metadata of `database` says that it is an archive this library reads.
void require_our_format(const Xapian::Database& database, const std::string& path);

// Throws Error(analyzer_mismatch) unless the archive was written with the analyzer of this fingerprint.
void require_analyzer(const Xapian::Database& database, const std::string& path,
                      const std::string& fingerprint);

}  // namespace warta
