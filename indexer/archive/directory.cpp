// SPDX-License-Identifier: GPL-3.0-or-later
// Opens, locks and checks archives (directory.h); explains what is wrong when that fails.
#include "indexer/archive/directory.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "indexer/archive/build_folder.h"
#include "indexer/archive/commit_gate.h"
#include "indexer/archive/messages.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/xapian_errors.h"
#include "util/files.h"
#include "util/system_message.h"
#include "warta/error.h"

namespace warta {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kNoteFile = "warta.lock";

ino_t inode_of(const std::string& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 ? found.st_ino : 0;
}

// The parts of the fingerprint of the Indonesian analyzer, `id-HASH/words-HASH/lexicon-HASH`.
constexpr std::array<std::pair<std::string_view, Message>, 3> kAnalyzerParts = {{
    {"lexicon", archive_messages::kOtherLexicon},
    {"words", archive_messages::kOtherBreaks},
    {"id", archive_messages::kOtherAnalysis},
}};

std::map<std::string, std::string> parts_of(std::string_view fingerprint) {
  std::map<std::string, std::string> parts;
  while (!fingerprint.empty()) {
    const std::size_t end = std::min(fingerprint.find('/'), fingerprint.size());
    const std::string_view part = fingerprint.substr(0, end);
    const std::size_t hyphen = std::min(part.find('-'), part.size());
    parts.emplace(part.substr(0, hyphen), part.substr(std::min(hyphen + 1, part.size())));
    fingerprint.remove_prefix(std::min(end + 1, fingerprint.size()));
  }
  return parts;
}

}  // namespace

DirectoryState inspect_archive_directory(const std::string& path) {
  std::error_code error;
  if (path.empty()) throw Error(ErrorCode::invalid_argument, both(archive_messages::kNoName));
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    if (fs::is_symlink(path, error)) {
      throw Error(ErrorCode::io,
                  both(archive_messages::kDeadLink, {path, fs::read_symlink(path, error).string()}));
    }
    const fs::path parent = fs::absolute(path).parent_path();
    if (!fs::is_directory(parent, error)) {
      throw Error(ErrorCode::io,
                  both(archive_messages::kNoParent, {path, fs::path(path).parent_path().string()}));
    }
    return DirectoryState::absent;
  }
  if (error) throw Error(ErrorCode::io, both(archive_messages::kCannotLook, {path, system_message(error)}));
  if (status.type() != fs::file_type::directory) {
    throw Error(ErrorCode::invalid_argument, both(archive_messages::kIsFile, {path}));
  }
  if (fs::exists(fs::path(path) / "iamglass", error)) return DirectoryState::archive;
  if (fs::exists(fs::path(path) / "postlist.glass", error)) {
    throw Error(ErrorCode::archive_corrupt, both(archive_messages::kNoVersionFile, {path}));
  }
  const bool empty = fs::is_empty(path, error);
  if (error)
    throw Error(ErrorCode::io, both(archive_messages::kCannotReadDirectory, {path, system_message(error)}));
  if (empty) return DirectoryState::empty;
  throw Error(ErrorCode::invalid_argument, both(archive_messages::kOtherFiles, {path}));
}

bool is_backup(const std::string& path) {
  std::error_code error;
  return fs::exists(fs::path(path) / kBackupFile, error);
}

LockedArchive lock_archive(const std::string& path, std::chrono::seconds timeout) {
  if (is_backup(path)) {
    throw Error(ErrorCode::invalid_argument, both(archive_messages::kIsBackup, {path}));
  }
  constexpr std::chrono::milliseconds kRetry{100};
  const std::string note_file = (fs::path(path) / kNoteFile).string();
  const auto give_up = std::chrono::steady_clock::now() + timeout;
  while (true) {
    std::optional<BuildFolder>
        making;  // one process creates it; also restores an archive that was moved aside
    if (inspect_archive_directory(path) == DirectoryState::absent) making.emplace(path, timeout);
    const ino_t before = inode_of(path);
    const bool exists = inspect_archive_directory(path) == DirectoryState::archive;
    if (exists) {
      std::error_code error;
      require_ours(fs::canonical(path, error));
      require_no_links(path);
    }
    try {
      Xapian::WritableDatabase database(path, exists ? Xapian::DB_OPEN : Xapian::DB_CREATE_OR_OPEN);
      // A compaction may have replaced the directory after we opened its lock and before its tables.
      if (before == 0 || inode_of(path) == before) {
        BuildFolder::clear_leftovers(path);
        if (!exists) restrict_access(path);
        return {std::move(database), LockNote(note_file)};
      }
    } catch (const Xapian::DatabaseLockError& error) {
      // Other causes have the same type (flint_lock.cc): a read-only file system, no more file descriptors.
      if (error.get_msg().find("already locked") == std::string::npos)
        throw Error(ErrorCode::io, both(archive_messages::kCannotLockToChange, {path, error.get_msg()}));
      if (std::chrono::steady_clock::now() >= give_up) {
        throw Error(ErrorCode::archive_locked,
                    both(archive_messages::kIsWriting, {path, describe_holder(note_file)}));
      }
      std::this_thread::sleep_for(kRetry);
    }
  }
}

void commit_durably(Xapian::WritableDatabase& database, const std::string& path) {
  const CommitGate gate(path, CommitGate::Use::commit);
  database.commit_transaction();
  sync_path(path);
}

bool is_readable_format(const std::string& format) {
  return format == schema::kFormatVersion ||
         std::find(schema::kEarlierFormats.begin(), schema::kEarlierFormats.end(), format) !=
             schema::kEarlierFormats.end();
}

void require_our_format(const Xapian::Database& database, const std::string& path) {
  const std::string format = database.get_metadata(std::string(schema::kMetaFormat));
  if (format.empty()) {
    throw Error(ErrorCode::invalid_argument, both(archive_messages::kNotOurs, {path}));
  }
  if (format != schema::kFormatVersion) {
    throw Error(ErrorCode::archive_version, both(is_readable_format(format) ? archive_messages::kEarlierFormat
                                                                            : archive_messages::kLaterFormat,
                                                 {path, format, schema::kFormatVersion}));
  }
}

Xapian::Database open_archive_for_reading(const std::string& path) {
  switch (inspect_archive_directory(path)) {
    case DirectoryState::absent:
      if (const std::string aside = BuildFolder::moved_aside(path); !aside.empty()) {
        throw Error(ErrorCode::io, both(archive_messages::kMovedAside, {path, aside}));
      }
      throw Error(ErrorCode::io, both(archive_messages::kAbsent, {path}));
    case DirectoryState::empty:
      throw Error(ErrorCode::invalid_argument, both(archive_messages::kEmptyDirectory, {path}));
    case DirectoryState::archive:
      break;
  }
  while (true) {
    const ino_t before = inode_of(path);
    try {
      return with_retries(path, [&path](bool) {
        Xapian::Database database(path);
        require_our_format(database, path);
        return database;
      });
    } catch (const Error&) {
      // A compaction may have replaced the directory while its files were opened: we have a mixture.
      if (inode_of(path) == before) throw;
    }
  }
}

Bilingual analyzer_difference(const std::string& written, const std::string& ours) {
  const std::map<std::string, std::string> before = parts_of(written);
  const std::map<std::string, std::string> now = parts_of(ours);
  Bilingual text;
  for (const auto& [part, what] : kAnalyzerParts) {
    const auto theirs = before.find(std::string(part));
    const auto mine = now.find(std::string(part));
    if (theirs == before.end() || mine == now.end()) continue;
    if (theirs->second == mine->second) continue;
    const Bilingual here = both(what, {theirs->second, mine->second});
    text = text.empty() ? here : both(archive_messages::kAnd, {text, here});
  }
  // Analyzers of other programs, and archives of old versions.
  if (text.empty() || before.size() != now.size())
    return both(archive_messages::kOtherAnalyzer, {written, ours});
  return text;
}

void require_analyzer(const Xapian::Database& database, const std::string& path,
                      const std::string& fingerprint) {
  const std::string written = database.get_metadata(std::string(schema::kMetaAnalyzer));
  if (written == fingerprint) return;
  throw Error(ErrorCode::analyzer_mismatch,
              both(archive_messages::kAnalyzerMismatch, {path, analyzer_difference(written, fingerprint)}));
}

}  // namespace warta
