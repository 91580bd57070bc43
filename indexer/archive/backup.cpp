// SPDX-License-Identifier: GPL-3.0-or-later
// warta/backup.h. A directory of backups has one directory a backup, named by its time; the file kBackupFile
// in it has the lines of note_of(). Below `unfinished` the next one is made.
#include "warta/backup.h"
#include "indexer/archive/messages.h"
#include "util/system_message.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include "indexer/archive/build_folder.h"
#include "indexer/archive/compaction.h"
#include "indexer/archive/directory.h"
#include "indexer/archive/metadata.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/state_copy.h"
#include "indexer/archive/table_sums.h"
#include "indexer/archive/xapian_errors.h"
#include "util/files.h"
#include "warta/archive_tools.h"
#include "warta/error.h"

namespace warta {

namespace fs = std::filesystem;

namespace {

constexpr const char* kUnfinished = "unfinished";
constexpr std::string_view kNoteMagic = "warta-backup 1";

std::string without_colons(std::string time) {
  std::erase(time, ':');
  return time;
}

std::string real_path(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(fs::absolute(path), error);
  return (real.has_filename() ? real : real.parent_path()).string();
}

// `path` last: it may have any character.
std::string note_of(const KeptBackup& backup) {
  return std::string(kNoteMagic) + "\n" + std::to_string(backup.articles) + "\n" + backup.changed + "\n" +
         backup.archive;
}

// Nothing when the directory is another one.
std::optional<KeptBackup> backup_at(const fs::path& directory) {
  std::ifstream file(directory / kBackupFile, std::ios::binary);
  KeptBackup backup;
  std::string magic, articles;
  if (!std::getline(file, magic) || magic != kNoteMagic || !std::getline(file, articles) ||
      !std::getline(file, backup.changed))
    return std::nullopt;
  backup.archive = std::string{std::istreambuf_iterator<char>(file), {}};
  backup.articles = std::strtoull(articles.c_str(), nullptr, 10);
  backup.name = directory.filename().string();
  backup.path = directory.string();
  return backup;
}

// The directory of backups, for one process at a time.
class BackupsLock {
 public:
  explicit BackupsLock(const std::string& destination)
      : directory_(::open(destination.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (directory_ < 0)
      throw Error(ErrorCode::io,
                  both(archive_messages::kCannotOpenBackups, {destination, system_message(errno)}));
    if (::flock(directory_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
    ::close(directory_);
    throw Error(ErrorCode::archive_locked, both(archive_messages::kBackupRuns, {destination}));
  }
  ~BackupsLock() { ::close(directory_); }
  BackupsLock(const BackupsLock&) = delete;
  BackupsLock& operator=(const BackupsLock&) = delete;

 private:
  int directory_;
};

void make_directory(const fs::path& path) {
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
    throw Error(ErrorCode::io,
                both(archive_messages::kCannotMakeDirectory, {path.string(), system_message(errno)}));
}

void prepare_destination(const std::string& archive, const std::string& destination) {
  const std::string below = real_path(archive) + "/";
  if ((real_path(destination) + "/").starts_with(below)) {
    throw Error(ErrorCode::invalid_argument, both(archive_messages::kBackupsInside, {destination}));
  }
  std::error_code ignored;
  if (fs::exists(fs::path(destination) / kVersionFile, ignored)) {
    throw Error(ErrorCode::invalid_argument, both(archive_messages::kBackupsInArchive, {destination}));
  }
  make_directory(destination);
  require_ours(real_path(destination));
  for (const KeptBackup& kept : kept_backups(destination)) {
    if (kept.archive == real_path(archive)) continue;
    throw Error(ErrorCode::invalid_argument,
                both(archive_messages::kBackupsOfAnother, {destination, kept.archive, real_path(archive)}));
  }
}

// Puts the checksums beside the copy, where it did not bring them; otherwise compares with them.
void check_sums(const std::string& path, const std::string& copy) {
  const SumsReport sums = compare_table_sums(copy);
  if (!sums.known) {
    write_table_sums(copy);
  } else if (!sums.faults.empty()) {
    throw Error(ErrorCode::archive_corrupt,
                both(archive_messages::kDamagedSoNoBackup, {path, sums.faults.front()}));
  }
}

void verify_copy(const std::string& path, const std::string& copy, const BackupOptions& options,
                 KeptBackup& made) {
  Bilingual fault;
  VerifyOptions verify;
  verify.sample = options.sample;
  verify.on_fault = [&fault](const Fault& found) {
    if (fault.empty()) fault = found.article.empty() ? found.what : at(found.article, found.what);
  };
  const VerifyReport report = verify_archive(copy, verify);
  if (report.faults != 0) {
    throw Error(ErrorCode::archive_corrupt, both(archive_messages::kFaultsSoNoBackup, {path, fault}));
  }
  made.articles = report.articles;
}

// Files that are equal in the previous backup are stored once. Safe because no backup is ever changed.
std::uint64_t share_equal_tables(const fs::path& copy, const fs::path& previous) {
  const std::vector<std::string> equal = equal_tables(copy.string(), previous.string());
  if (equal.empty()) return 0;
  const SumsReport sums = compare_table_sums(previous.string());
  if (!sums.known || !sums.faults.empty()) return 0;  // the previous one is damaged: keep our own
  std::uint64_t shared = 0;
  for (const std::string& table : equal) {
    const fs::path link = copy / "link";
    if (::link((previous / table).c_str(), link.c_str()) != 0) continue;  // not on this file system
    fs::rename(link, copy / table);
    shared += fs::file_size(copy / table);
  }
  return shared;
}

std::string free_name(const fs::path& destination) {
  const std::string now = without_colons(now_utc());
  std::string name = now;
  std::error_code ignored;
  for (int i = 2; fs::exists(destination / name, ignored); ++i) name = now + "-" + std::to_string(i);
  return name;
}

// The one with this name, or else the newest whose name does not come after everything that begins with `at`:
// several of one second differ by more at their end.
KeptBackup chosen(const std::string& destination, const std::string& at) {
  const std::string wanted = without_colons(at);
  const std::vector<KeptBackup> kept = kept_backups(destination);
  const auto named = std::find_if(kept.begin(), kept.end(),
                                  [&wanted](const KeptBackup& backup) { return backup.name == wanted; });
  if (named != kept.end()) return *named;
  const auto found = std::find_if(kept.rbegin(), kept.rend(), [&wanted](const KeptBackup& backup) {
    return wanted.empty() || backup.name.substr(0, wanted.size()) <= wanted;
  });
  if (found != kept.rend()) return *found;
  throw Error(ErrorCode::invalid_argument,
              kept.empty() ? both(archive_messages::kNoBackups, {destination})
                           : both(archive_messages::kNoBackupOf, {destination, at, kept.front().name}));
}

// Nothing when the archive is too damaged to be opened, so that no process can be writing.
std::optional<LockedArchive> lock_if_sound(const std::string& path, std::chrono::seconds timeout) {
  try {
    return lock_archive(path, timeout);
  } catch (const Xapian::Error&) {
    return std::nullopt;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::archive_corrupt) throw;
    return std::nullopt;
  }
}

bool is_archive(const std::string& path) {
  try {
    return inspect_archive_directory(path) == DirectoryState::archive;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::archive_corrupt) throw;
    return true;  // a damaged one
  }
}

}  // namespace

BackupReport backup_archive(const std::string& path, const std::string& destination,
                            const BackupOptions& options) {
  return with_mapped_errors(path, [&] {
    BackupReport report;
    report.made.changed = with_retries(path, [&path](bool) {
      return open_archive_for_reading(path).get_metadata(std::string(schema::kMetaChanged));
    });
    report.made.archive = real_path(path);
    prepare_destination(path, destination);
    const BackupsLock lock(destination);
    const fs::path copy = fs::path(destination) / kUnfinished;
    fs::remove_all(copy);
    make_directory(copy);
    try {
      copy_committed_state(path, copy.string());
      check_sums(path, copy.string());
      report.made.changed = Xapian::Database(copy.string()).get_metadata(std::string(schema::kMetaChanged));
      // From here on nothing opens it for writing.
      if (!replace_file(copy / kBackupFile, note_of(report.made)))
        throw Error(ErrorCode::io,
                    both(archive_messages::kCannotWriteThere, {copy.string(), system_message(errno)}));
      verify_copy(path, copy.string(), options, report.made);
      if (!replace_file(copy / kBackupFile, note_of(report.made)))
        throw Error(ErrorCode::io,
                    both(archive_messages::kCannotWriteThere, {copy.string(), system_message(errno)}));
      std::vector<KeptBackup> kept = kept_backups(destination);
      if (!kept.empty()) report.shared_bytes = share_equal_tables(copy, kept.back().path);
      sync_directory_and_files(copy);
      report.made.name = free_name(destination);
      report.made.path = (fs::path(destination) / report.made.name).string();
      fs::rename(copy, report.made.path);
    } catch (...) {
      std::error_code ignored;
      fs::remove_all(copy, ignored);
      throw;
    }
    sync_path(destination);
    report.bytes = size_on_disk(report.made.path);
    std::vector<KeptBackup> kept = kept_backups(destination);
    for (std::size_t i = 0; options.keep != 0 && i + options.keep < kept.size(); ++i) {
      fs::remove_all(kept[i].path);
      report.deleted.push_back(kept[i].name);
    }
    return report;
  });
}

std::vector<KeptBackup> kept_backups(const std::string& destination) {
  std::vector<KeptBackup> kept;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(destination, error)) {
    if (entry.path().filename() == kUnfinished || entry.is_symlink()) continue;
    if (std::optional<KeptBackup> backup = backup_at(entry.path())) kept.push_back(std::move(*backup));
  }
  if (error)
    throw Error(ErrorCode::io,
                both(archive_messages::kCannotReadBackups, {destination, system_message(error)}));
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return kept;
}

KeptBackup restore_archive(const std::string& destination, const std::string& path,
                           const RestoreOptions& options) {
  return with_mapped_errors(path, [&] {
    const KeptBackup backup = chosen(destination, options.at);
    const bool replaces = is_archive(path);
    if (replaces && !options.replace) {
      throw Error(ErrorCode::invalid_argument, both(archive_messages::kRestoreOver, {path}));
    }
    const SumsReport sums = compare_table_sums(backup.path);
    if (!sums.known || !sums.faults.empty()) {
      throw Error(ErrorCode::archive_corrupt,
                  both(archive_messages::kBackupDamaged,
                       {backup.path, sums.faults.empty() ? MessageValue(archive_messages::kNoChecksums)
                                                         : MessageValue(sums.faults.front())}));
    }
    const std::optional<LockedArchive> lock =
        replaces ? lock_if_sound(path, options.lock_timeout) : std::nullopt;
    BuildFolder folder(path, options.lock_timeout);
    const fs::path database = folder.database();
    make_directory(database);
    for (const fs::directory_entry& entry : fs::directory_iterator(backup.path)) {
      if (entry.path().filename() != kBackupFile)
        copy_file(entry.path().string(), (database / entry.path().filename()).string());
    }
    if (!compare_table_sums(database.string()).faults.empty())
      throw Error(ErrorCode::io, both(archive_messages::kCopyDiffers, {path}));
    sync_directory_and_files(database);
    if (replaces) {
      folder.replace_archive();
    } else {
      folder.move_into_place();
    }
    return backup;
  });
}

}  // namespace warta
