// SPDX-License-Identifier: GPL-3.0-or-later
// Backups of an archive: made while others write and read it, kept by time, restored.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// One backup: an archive that is never changed. Searchers open it as any archive.
struct KeptBackup {
  std::string name;            // when it was made, in UTC: `2026-11-29T151500Z`
  std::string path;            // its directory
  std::string archive;         // absolute path of the archive it was made of
  std::uint64_t articles = 0;  // in it
  std::string changed;         // when the archive was last changed before, ISO 8601, UTC
};

// How to make a backup.
struct BackupOptions {
  // How many backups to keep; the oldest others are deleted after the new one is complete. 0: all.
  std::size_t keep = 0;
  // Number of articles that verifying the backup analyses again.
  std::uint64_t sample = 100;
};

// Result of backup_archive.
struct BackupReport {
  KeptBackup made;
  std::uint64_t bytes = 0;           // of its files
  std::uint64_t shared_bytes = 0;    // of those, in files equal to the previous backup's, stored once
  std::vector<std::string> deleted;  // names of the backups that options.keep did not keep
};

// Copies the last committed state of the archive at `path` to a new directory below `destination`, which is
// made if absent, and verifies it. Takes no lock that a writer or reader needs: a writer waits at the end of
// a commit, while the blocks are copied that have changed during the copying (seconds, at most a minute).
// A process that dies leaves a folder `unfinished`, which the next backup removes. Verifying can crash the
// process where the archive is damaged, see verify_archive. Throws Error: io, invalid_argument (not an
// archive; `destination` has backups of another one), archive_locked (another backup is being made there),
// archive_version, archive_corrupt (the archive is damaged; no backup is made).
BackupReport backup_archive(const std::string& path, const std::string& destination,
                            const BackupOptions& options = {});

// The backups in a directory, the oldest first. Throws Error(io).
[[nodiscard]] std::vector<KeptBackup> kept_backups(const std::string& destination);

// How to restore a backup.
struct RestoreOptions {
  // The newest backup of this time or before: the beginning of a name, such as `2026-11-29` or
  // `2026-11-29T15`. Empty: the newest.
  std::string at;
  // Whether to replace an archive that is at the path.
  bool replace = false;
  // How long to wait for its writer before Error(archive_locked).
  std::chrono::seconds lock_timeout{0};
};

// Makes the archive at `path` from a backup in `destination`: whole or not at all, as compact_archive does.
// Returns which one it was. Throws Error: io, invalid_argument (no such backup; there is an archive already),
// archive_locked, archive_corrupt (the backup is damaged).
KeptBackup restore_archive(const std::string& destination, const std::string& path,
                           const RestoreOptions& options = {});

}  // namespace warta

#pragma GCC visibility pop
