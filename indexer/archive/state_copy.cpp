// SPDX-License-Identifier: GPL-3.0-or-later
// Why this is right (state_copy.h): the first four bytes of a block are the number of the commit that wrote
// it, and a writer that makes commit N+1 writes no block that state N uses. So when `iamglass` is the same
// before and after copying, all blocks of its state are good, whatever happened to the others. When it is
// not, the blocks with a number above that of the state before copying are copied again, and so on: each time
// fewer. From the second time on commits wait (CommitGate).
#include "indexer/archive/state_copy.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "indexer/archive/commit_gate.h"
#include "indexer/archive/messages.h"
#include "indexer/archive/table_sums.h"
#include "util/system_message.h"
#include "warta/error.h"

namespace warta {

namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

// An open file; its name is for messages.
class OpenFile {
 public:
  OpenFile(int directory, std::string name, int flags)
      : name_(std::move(name)),
        file_(::openat(directory, name_.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600)) {}
  ~OpenFile() {
    if (file_ >= 0) ::close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] bool is_open() const { return file_ >= 0; }
  [[nodiscard]] int descriptor() const { return file_; }
  [[noreturn]] void fail() const {
    throw Error(ErrorCode::io, both(archive_messages::kCannotCopy, {name_, system_message(errno)}));
  }
  [[nodiscard]] off_t size() const {
    struct stat found {};
    if (::fstat(file_, &found) != 0) fail();
    return found.st_size;
  }
  // Fewer bytes only at the end of the file.
  [[nodiscard]] std::size_t read(off_t at, char* bytes, std::size_t size) const {
    std::size_t done = 0;
    while (done < size) {
      const ssize_t got = ::pread(file_, bytes + done, size - done, at + static_cast<off_t>(done));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail();
      if (got == 0) break;
      done += static_cast<std::size_t>(got);
    }
    return done;
  }
  void write(off_t at, const char* bytes, std::size_t size) const {
    while (size > 0) {
      const ssize_t written = ::pwrite(file_, bytes, size, at);
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail();
      bytes += written;
      at += written;
      size -= static_cast<std::size_t>(written);
    }
  }

 private:
  std::string name_;
  int file_;
};

// Copies `size` bytes; by reference where the file system can, which later changes of `from` do not touch.
void copy_range(const OpenFile& from, const OpenFile& to, off_t at, off_t size) {
  const off_t end = at + size;
  while (at < end) {
    off_t in = at, out = at;
    const ssize_t copied = ::copy_file_range(from.descriptor(), &in, to.descriptor(), &out,
                                             static_cast<std::size_t>(end - at), 0);
    if (copied > 0) at += copied;
    if (copied > 0 || (copied < 0 && errno == EINTR)) continue;
    break;  // the end, or not between these two: EXDEV, EINVAL, ENOSYS …
  }
  std::string piece(static_cast<std::size_t>(std::min<off_t>(kPieceBytes, std::max<off_t>(0, end - at))),
                    '\0');
  while (at < end) {
    const std::size_t got =
        from.read(at, piece.data(), static_cast<std::size_t>(std::min<off_t>(kPieceBytes, end - at)));
    if (got == 0) return;
    to.write(at, piece.data(), got);
    at += static_cast<off_t>(got);
  }
}

class Directory {
 public:
  explicit Directory(const std::string& path)
      : path_(path), directory_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (directory_ < 0)
      throw Error(ErrorCode::io, both(archive_messages::kCannotReadDirectory, {path, system_message(errno)}));
  }
  ~Directory() { ::close(directory_); }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;

  [[nodiscard]] int descriptor() const { return directory_; }

  // False when another directory has the path by now, as after a compaction.
  [[nodiscard]] bool is_in_place() const {
    struct stat open {};
    struct stat named {};
    return ::fstat(directory_, &open) == 0 && ::stat(path_.c_str(), &named) == 0 &&
           open.st_ino == named.st_ino && open.st_dev == named.st_dev;
  }

  // Nothing when it is absent.
  [[nodiscard]] std::optional<std::string> read(const char* name) const {
    const OpenFile file(directory_, name, O_RDONLY);
    if (!file.is_open()) return std::nullopt;
    std::string bytes(static_cast<std::size_t>(file.size()), '\0');
    bytes.resize(file.read(0, bytes.data(), bytes.size()));
    return bytes;
  }

  void write(const char* name, const std::string& bytes) const {
    const OpenFile file(directory_, name, O_WRONLY | O_CREAT | O_EXCL);
    if (!file.is_open()) file.fail();
    file.write(0, bytes.data(), bytes.size());
  }

 private:
  const std::string& path_;
  int directory_;
};

class TableCopy {
 public:
  TableCopy(const Directory& from, const Directory& to, const char* name)
      : from_(from.descriptor(), name, O_RDONLY), to_(to.descriptor(), name, O_RDWR | O_CREAT | O_EXCL) {
    if (!to_.is_open()) to_.fail();
  }

  [[nodiscard]] bool is_there() const { return from_.is_open(); }

  void copy_all() {
    copied_ = from_.size();
    copy_range(from_, to_, 0, copied_);
  }

  // Copies what has grown, and the blocks that a commit after `revision` wrote, or one that is under way.
  void copy_newer_than(std::uint64_t revision) {
    constexpr off_t kBlock = kBlockBytes;
    const off_t known = copied_ / kBlock * kBlock;
    const off_t size = from_.size();
    for (off_t at = 0; at < known; at += kBlock) {
      std::array<char, 4> bytes{};
      std::uint64_t written = 0;
      if (from_.read(at, bytes.data(), bytes.size()) < bytes.size()) break;
      for (const char byte : bytes) written = (written << 8) | static_cast<unsigned char>(byte);
      if (written > revision) copy_range(from_, to_, at, kBlock);
    }
    copy_range(from_, to_, known, size - known);
    copied_ = size;
  }

 private:
  OpenFile from_, to_;
  off_t copied_ = 0;
};

// False when the archive was replaced meanwhile, or commits came too fast.
bool try_copy(const std::string& path, const std::string& copy) {
  constexpr int kPasses = 20;
  const Directory from(path);
  const Directory to(copy);
  const std::optional<std::string> sums = from.read(kSumsFile);
  std::map<std::string, std::unique_ptr<TableCopy>> tables;
  std::optional<std::uint64_t> since;
  for (int pass = 0; pass < kPasses; ++pass) {
    const std::optional<CommitGate> gate =
        pass == 0 ? std::nullopt : std::optional<CommitGate>(std::in_place, path, CommitGate::Use::copy);
    const std::optional<std::string> before = from.read(kVersionFile);
    if (!before) return false;
    for (const char* name : kTables) {
      auto& table = tables[name];
      if (table != nullptr) {
        table->copy_newer_than(*since);
        continue;
      }
      if (::faccessat(from.descriptor(), name, F_OK, 0) != 0) continue;  // made when it gets an entry
      table = std::make_unique<TableCopy>(from, to, name);
      if (!table->is_there()) return false;
      table->copy_all();
    }
    if (from.read(kVersionFile) != before) {
      since = revision_of(*before);
      continue;
    }
    if (!from.is_in_place()) return false;  // its files may have been deleted one by one
    // A writer moves the checksums away before its first change.
    if (sums && from.read(kSumsFile) == sums) to.write(kSumsFile, *sums);
    to.write(kVersionFile, *before);
    return true;
  }
  throw Error(ErrorCode::io, both(archive_messages::kCommittedTooFast, {path}));
}

}  // namespace

void copy_committed_state(const std::string& path, const std::string& copy) {
  constexpr int kTries = 10;
  for (int attempt = 1; attempt <= kTries; ++attempt) {
    if (try_copy(path, copy)) return;
    for (const auto& entry : std::filesystem::directory_iterator(copy)) std::filesystem::remove(entry.path());
  }
  throw Error(ErrorCode::io, both(archive_messages::kReplacedTooFast, {path}));
}

void copy_file(const std::string& from, const std::string& to) {
  const OpenFile source(AT_FDCWD, from, O_RDONLY);
  if (!source.is_open()) source.fail();
  const OpenFile target(AT_FDCWD, to, O_RDWR | O_CREAT | O_EXCL);
  if (!target.is_open()) target.fail();
  copy_range(source, target, 0, source.size());
}

}  // namespace warta
