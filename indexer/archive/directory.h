// SPDX-License-Identifier: GPL-3.0-or-later
// Opening and locking an archive. Everything that reads or writes one begins here.
#pragma once

#include <xapian.h>

#include <chrono>
#include <string>

#include "indexer/archive/lock_note.h"
#include "warta/language.h"

namespace warta {

// What is at the path of an archive.
enum class DirectoryState { absent, empty, archive };

// Throws Error(invalid_argument) when something else is there: a file, or a directory with other files.
[[nodiscard]] DirectoryState inspect_archive_directory(const std::string& path);

// In a backup (warta/backup.h), and in no other archive.
inline constexpr const char* kBackupFile = "warta.backup";
[[nodiscard]] bool is_backup(const std::string& path);

// Opens an archive for reading. Throws Error: io (absent or unreadable), invalid_argument (not an archive of
// ours), archive_version, archive_corrupt.
[[nodiscard]] Xapian::Database open_archive_for_reading(const std::string& path);

// Whether this library can read the articles of an archive in this format, to reindex them.
[[nodiscard]] bool is_readable_format(const std::string& format);

// An archive that no other process can change while this exists.
struct LockedArchive {
  Xapian::WritableDatabase database;
  LockNote note;  // destroyed before the lock is released
};

// Commits the transaction that `database` has open, and waits until the commit will survive a loss of power.
// libxapian syncs its tables and renames the file that names their new state, but does not sync the directory
// (rename-unsynced in docs/xapian-faults.md): the next commit reuses blocks of the state before, so if the
// rename were lost then, so would the archive be. Every change to an archive is therefore made in a
// transaction that ends here; outside one, libxapian commits by itself after 10,000 changes.
void commit_durably(Xapian::WritableDatabase& database, const std::string& path);

// Opens the archive at `path` for writing; creates an empty database if there is none. Throws
// Error(invalid_argument) when it is a backup; Error(archive_locked), naming the holder, when another process
// holds the lock for longer than `timeout`; and Xapian's own errors.
[[nodiscard]] LockedArchive lock_archive(const std::string& path, std::chrono::seconds timeout);

// Throws unless `database` is, by its metadata, an archive that this library reads.
void require_our_format(const Xapian::Database& database, const std::string& path);

// What an archive was written with and this program does otherwise: "another lexicon (1a2b…; this program has
// 3c4d…)". Both are fingerprints of an Analyzer.
[[nodiscard]] Bilingual analyzer_difference(const std::string& written, const std::string& ours);

// Throws Error(analyzer_mismatch) unless the archive was written with the analyzer of this fingerprint.
void require_analyzer(const Xapian::Database& database, const std::string& path,
                      const std::string& fingerprint);

}  // namespace warta
