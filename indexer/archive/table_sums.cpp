// SPDX-License-Identifier: GPL-3.0-or-later
// Writes and compares the checksums of table_sums.h. The file: kMagic; the UUID and the revision of the
// archive (8 bytes) and the checksum of `iamglass`; for each table a line with its name and number of blocks,
// then 8 bytes a block; at last the checksum of all this. Numbers are big-endian.
#include "indexer/archive/table_sums.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "indexer/archive/messages.h"
#include "util/checksum.h"
#include "util/files.h"
#include "util/system_message.h"
#include "warta/error.h"

namespace warta {

namespace fs = std::filesystem;

namespace {

constexpr const char* kOldSumsFile = "warta.sums.old";  // of the state before a writer's changes
constexpr std::string_view kMagic = "warta-sums 1\n";

// The beginning of iamglass: 14 letters, 2 bytes of version, 16 of UUID, the revision (pack_uint).
constexpr std::size_t kUuidAt = 16;
constexpr std::size_t kUuidBytes = 16;

struct Sums {
  std::string uuid;
  std::uint64_t revision = 0;
  std::uint64_t version_file = 0;
  std::map<std::string, std::vector<std::uint64_t>> blocks;  // by table
};

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (file.bad())
    throw Error(ErrorCode::io, both(archive_messages::kCannotRead, {path.string(), system_message(EIO)}));
  return bytes;
}

// What iamglass says of the archive's state, without `blocks`.
Sums state_of(const std::string& path) {
  Sums sums;
  const std::string bytes = read_file(fs::path(path) / kVersionFile).value_or("");
  sums.version_file = checksum(bytes);
  if (bytes.size() <= kUuidAt + kUuidBytes) return sums;
  sums.uuid = bytes.substr(kUuidAt, kUuidBytes);
  sums.revision = revision_of(bytes);
  return sums;
}

// The blocks of a table, one after the other.
class Blocks {
 public:
  explicit Blocks(const fs::path& path) : path_(path), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (file_ < 0 && errno != ENOENT) fail();
    if (file_ >= 0)
      count_ = (static_cast<std::uint64_t>(fs::file_size(path)) + kBlockBytes - 1) / kBlockBytes;
  }
  ~Blocks() {
    if (file_ >= 0) ::close(file_);
  }
  Blocks(const Blocks&) = delete;
  Blocks& operator=(const Blocks&) = delete;

  [[nodiscard]] std::uint64_t count() const { return count_; }

  // The commit that wrote a block, from its first four bytes.
  [[nodiscard]] std::uint64_t revision(std::uint64_t number) const {
    std::array<char, 4> bytes{};
    std::uint64_t revision = 0;
    if (read(number, bytes.data(), bytes.size()) < bytes.size()) return 0;
    for (const char byte : bytes) revision = (revision << 8) | static_cast<unsigned char>(byte);
    return revision;
  }

  [[nodiscard]] std::uint64_t sum(std::uint64_t number) {
    constexpr std::uint64_t kAtOnce = 64;
    if (number < first_ || number >= first_ + kAtOnce || buffer_.empty()) {
      first_ = number;
      buffer_.resize(kAtOnce * kBlockBytes);
      buffer_.resize(read(number, buffer_.data(), buffer_.size()));
    }
    const std::size_t at = (number - first_) * kBlockBytes;
    return at < buffer_.size() ? checksum(std::string_view(buffer_).substr(at, kBlockBytes)) : 0;
  }

 private:
  [[noreturn]] void fail() const {
    throw Error(ErrorCode::io, both(archive_messages::kCannotRead, {path_.string(), system_message(errno)}));
  }
  std::size_t read(std::uint64_t number, char* bytes, std::size_t size) const {
    std::size_t done = 0;
    while (done < size) {
      const ssize_t got =
          ::pread(file_, bytes + done, size - done, static_cast<off_t>(number * kBlockBytes + done));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail();
      if (got == 0) break;
      done += static_cast<std::size_t>(got);
    }
    return done;
  }

  fs::path path_;
  int file_;
  std::uint64_t count_ = 0;
  std::string buffer_;
  std::uint64_t first_ = 0;  // block in the buffer
};

std::string serialize(const Sums& sums) {
  std::string out(kMagic);
  out += sums.uuid;
  append_checksum(out, sums.revision);
  append_checksum(out, sums.version_file);
  for (const auto& [table, blocks] : sums.blocks) {
    out += table + " " + std::to_string(blocks.size()) + "\n";
    for (const std::uint64_t sum : blocks) append_checksum(out, sum);
  }
  append_checksum(out, checksum(out));
  return out;
}

// Nothing when the bytes are not what serialize() made.
std::optional<Sums> parse(std::string_view bytes) {
  const std::size_t least = kMagic.size() + kUuidBytes + 3 * kChecksumBytes;
  if (bytes.size() < least || !bytes.starts_with(kMagic)) return std::nullopt;
  const std::string_view last = bytes.substr(bytes.size() - kChecksumBytes);
  bytes.remove_suffix(kChecksumBytes);
  if (checksum(bytes) != read_checksum(last)) return std::nullopt;
  bytes.remove_prefix(kMagic.size());
  Sums sums;
  sums.uuid = bytes.substr(0, kUuidBytes);
  sums.revision = read_checksum(bytes.substr(kUuidBytes));
  sums.version_file = read_checksum(bytes.substr(kUuidBytes + kChecksumBytes));
  bytes.remove_prefix(kUuidBytes + 2 * kChecksumBytes);
  while (!bytes.empty()) {
    const std::size_t space = bytes.find(' ');
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos || space > end) return std::nullopt;
    std::vector<std::uint64_t>& blocks = sums.blocks[std::string(bytes.substr(0, space))];
    const std::uint64_t count =
        std::strtoull(std::string(bytes.substr(space + 1, end - space - 1)).c_str(), nullptr, 10);
    bytes.remove_prefix(end + 1);
    if (count > bytes.size() / kChecksumBytes) return std::nullopt;
    blocks.resize(count);
    for (std::uint64_t& sum : blocks) {
      sum = read_checksum(bytes);
      bytes.remove_prefix(kChecksumBytes);
    }
  }
  return sums;
}

Bilingual blocks_text(const std::vector<std::uint64_t>& blocks) {
  constexpr std::size_t kNamed = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(kNamed, blocks.size()); ++i)
    text += (i == 0 ? "" : ", ") + std::to_string(blocks[i]);
  if (blocks.size() > kNamed) return both(archive_messages::kBlocksAndMore, {text, blocks.size() - kNamed});
  return both(blocks.size() == 1 ? archive_messages::kBlock : archive_messages::kBlocks, {text});
}

// Whether a table has a block that this commit wrote; every commit writes some.
bool has_block_of(const std::string& path, std::uint64_t revision) {
  for (const char* table : kTables) {
    const Blocks blocks(fs::path(path) / table);
    for (std::uint64_t i = 0; i < blocks.count(); ++i) {
      if (blocks.revision(i) == revision) return true;
    }
  }
  return false;
}

}  // namespace

std::uint64_t revision_of(std::string_view version_file) {
  std::uint64_t revision = 0;
  unsigned shift = 0;
  for (std::size_t at = kUuidAt + kUuidBytes; at < version_file.size() && shift < 64; ++at, shift += 7) {
    const auto byte = static_cast<unsigned char>(version_file[at]);
    revision |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) break;
  }
  return revision;
}

void begin_table_changes(const std::string& path) {
  const fs::path sums = fs::path(path) / kSumsFile;
  const fs::path old = fs::path(path) / kOldSumsFile;
  std::error_code ignored;
  // Without a file to rename the last writer died, and what it remembered of unchanged blocks may be wrong.
  fs::remove(old, ignored);
  if (!fs::exists(sums, ignored)) return;
  std::error_code error;
  fs::rename(sums, old, error);
  if (error)
    throw Error(ErrorCode::io, both(archive_messages::kCannotRename, {sums.string(), system_message(error)}));
  sync_path(path);
}

void write_table_sums(const std::string& path) {
  const fs::path file = fs::path(path) / kSumsFile;
  const fs::path old = fs::path(path) / kOldSumsFile;
  std::optional<Sums> before = parse(read_file(old).value_or(""));
  Sums sums = state_of(path);
  if (before && before->uuid != sums.uuid) before.reset();  // of another archive
  for (const char* table : kTables) {
    Blocks blocks(fs::path(path) / table);
    if (blocks.count() == 0) continue;
    std::vector<std::uint64_t>& all = sums.blocks[table];
    if (before) all = std::move(before->blocks[table]);
    const std::uint64_t known = std::min<std::uint64_t>(all.size(), blocks.count());
    all.resize(blocks.count());
    for (std::uint64_t i = 0; i < all.size(); ++i) {
      if (i >= known || blocks.revision(i) > before->revision) all[i] = blocks.sum(i);
    }
  }
  const std::string bytes = serialize(sums);
  const fs::path unfinished = fs::path(path) / (std::string(kSumsFile) + ".tmp");
  if (!replace_file(unfinished, bytes))
    throw Error(ErrorCode::io,
                both(archive_messages::kCannotWriteSums, {unfinished.string(), system_message(errno)}));
  sync_path(unfinished);
  std::error_code error;
  fs::rename(unfinished, file, error);
  if (error)
    throw Error(ErrorCode::io,
                both(archive_messages::kCannotWriteSums, {file.string(), system_message(error)}));
  std::error_code ignored;
  fs::remove(old, ignored);
}

SumsReport compare_table_sums(const std::string& path) {
  SumsReport report;
  const std::optional<std::string> bytes = read_file(fs::path(path) / kSumsFile);
  if (!bytes) return report;
  report.known = true;
  const std::optional<Sums> sums = parse(*bytes);
  if (!sums) {
    report.faults.push_back(both(archive_messages::kSumsDamaged, {kSumsFile}));
    return report;
  }
  const Sums now = state_of(path);
  const bool as_written = now.version_file == sums->version_file;
  if (!as_written && now.uuid == sums->uuid && now.revision > sums->revision &&
      has_block_of(path, now.revision)) {
    report.known = false;  // another program has committed since
    return report;
  }
  if (!as_written) report.faults.push_back(both(archive_messages::kSumDiffers, {"iamglass"}));
  for (const auto& [table, written] : sums->blocks) {
    Blocks blocks(fs::path(path) / table);
    std::vector<std::uint64_t> damaged;
    for (std::uint64_t i = 0; i < written.size(); ++i) {
      if (i >= blocks.count() || blocks.sum(i) != written[i]) damaged.push_back(i);
    }
    if (damaged.empty()) continue;
    report.faults.push_back(
        both(archive_messages::kBlocksDiffer, {table, blocks_text(damaged), written.size()}));
  }
  return report;
}

std::vector<std::string> equal_tables(const std::string& one, const std::string& other) {
  const std::optional<Sums> here = parse(read_file(fs::path(one) / kSumsFile).value_or(""));
  const std::optional<Sums> there = parse(read_file(fs::path(other) / kSumsFile).value_or(""));
  std::vector<std::string> equal;
  if (!here || !there) return equal;
  for (const auto& [table, blocks] : here->blocks) {
    const auto found = there->blocks.find(table);
    if (found != there->blocks.end() && found->second == blocks) equal.push_back(table);
  }
  return equal;
}

}  // namespace warta
