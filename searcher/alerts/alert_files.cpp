// SPDX-License-Identifier: GPL-3.0-or-later
// Reads and writes the folder of alerts (alert_files.h).
#include "searcher/alerts/alert_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "searcher/alerts/messages.h"
#include "searcher/printers/atom_feed.h"
#include "util/files.h"
#include "util/system_message.h"
#include "util/terminal/program.h"
#include "warta/error.h"

namespace warta::alerts {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kBeside = ".new";

[[noreturn]] void fail(const fs::path& path) {
  throw Error(ErrorCode::io, both(messages::kCannotWrite, {path.string(), system_message(errno)}));
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A descriptor that is closed at the end.
class File {
 public:
  File(const fs::path& path, int flags, mode_t mode)
      : path_(path), descriptor_(::open(path.c_str(), flags | O_NOFOLLOW | O_CLOEXEC, mode)) {
    if (descriptor_ < 0) fail(path_);
  }
  ~File() { ::close(descriptor_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail(path_);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void cut(std::uint64_t size) const {
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) fail(path_);
  }
  void sync() const {
    if (::fsync(descriptor_) != 0) fail(path_);
  }

 private:
  fs::path path_;
  int descriptor_;
};

// Who may list the folder may read its files: alerts show what the archive has.
mode_t mode_like(const fs::path& folder) {
  struct stat found {};
  constexpr mode_t kOthersRead = 0044;
  return ::stat(folder.c_str(), &found) == 0 ? 0600 | (found.st_mode & kOthersRead) : 0600;
}

void make_folder(const fs::path& folder) {
  require_ours(folder);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail(folder);
}

}  // namespace

AlertFiles::AlertFiles(fs::path folder, const std::string& archive) : folder_(std::move(folder)) {
  fs::path whole = fs::absolute(archive).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();  // `berita/`
  archive_ = fs::weakly_canonical(whole).string();
  make_folder(folder_);
  make_folder(folder_ / "feeds");
  const fs::path lock = folder_ / "lock";
  lock_ = ::open(lock.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (lock_ < 0) fail(lock);
  while (::flock(lock_, LOCK_EX) != 0)
    if (errno != EINTR) fail(lock);
  if (!has_state()) return;
  std::string of;
  try {
    const auto json = nlohmann::json::parse(bytes_of(folder_ / "state.json"));
    of = json.at("archive").get<std::string>();
    state_.after = json.at("after").get<std::vector<std::string>>();
    state_.delivered = json.at("delivered").get<std::uint64_t>();
  } catch (const nlohmann::json::exception&) {
    ::close(lock_);
    throw command_line::Complaint(messages::kBadState, {folder_.string()});
  }
  if (of == archive_) return;
  ::close(lock_);
  throw command_line::Complaint(messages::kOtherArchive, {folder_.string(), of});
}

AlertFiles::~AlertFiles() { ::close(lock_); }

bool AlertFiles::has_state() const { return fs::exists(folder_ / "state.json"); }

void AlertFiles::set_state(AlertState state) {
  state_ = std::move(state);
  const nlohmann::ordered_json json = {
      {"schema", 1}, {"archive", archive_}, {"after", state_.after}, {"delivered", state_.delivered}};
  const fs::path path = folder_ / "state.json";
  write_beside(path, json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n');
  sync_path(path.string().append(kBeside));
  fs::rename(path.string().append(kBeside), path);
  sync_path(folder_);
}

std::uint64_t AlertFiles::log_bytes() const {
  std::error_code error;
  const auto bytes = fs::file_size(folder_ / "alerts.jsonl", error);
  return error ? 0 : bytes;
}

std::vector<std::string> AlertFiles::undelivered() {
  const fs::path path = folder_ / "alerts.jsonl";
  // A log that was moved away begins again.
  if (log_bytes() < state_.delivered) state_.delivered = 0;
  if (log_bytes() == state_.delivered) return {};
  std::ifstream in(path, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(state_.delivered));
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1)
    lines.push_back(text.substr(begin, end + 1 - begin));
  if (begin < text.size()) File(path, O_WRONLY, 0).cut(state_.delivered + begin);
  return lines;
}

void AlertFiles::append(const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  const File file(folder_ / "alerts.jsonl", O_WRONLY | O_APPEND | O_CREAT, mode_like(folder_));
  constexpr std::size_t kTogether = std::size_t{1} << 20;
  std::string bytes;
  for (const std::string& line : lines) {
    bytes += line;
    if (bytes.size() < kTogether) continue;
    file.write(bytes);
    bytes.clear();
  }
  file.write(bytes);
  file.sync();
}

fs::path AlertFiles::feed_path(const std::string& name) const {
  return folder_ / "feeds" / (printers::percent_encoded(name) + ".atom");
}

std::string AlertFiles::feed_of(const std::string& name) const { return bytes_of(feed_path(name)); }

void AlertFiles::write_beside(const fs::path& path, std::string_view bytes) const {
  File(path.string().append(kBeside), O_WRONLY | O_CREAT | O_TRUNC, mode_like(folder_)).write(bytes);
}

// One call for a thousand feeds; each by itself would wait for the disk a thousand times.
void AlertFiles::sync_all() const {
  if (::syncfs(lock_) != 0) fail(folder_);
}

void AlertFiles::replace_feeds(const std::map<std::string, std::string>& feeds) {
  if (feeds.empty()) return;
  for (const auto& [name, text] : feeds) write_beside(feed_path(name), text);
  sync_all();
  for (const auto& [name, text] : feeds)
    fs::rename(feed_path(name).string().append(kBeside), feed_path(name));
  sync_all();
}

}  // namespace warta::alerts
