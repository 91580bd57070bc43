// SPDX-License-Identifier: GPL-3.0-or-later
// System calls for files, with errors that name the file (file.h).
#include "indexer/glass/file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "indexer/glass/messages.h"
#include "indexer/glass/pack.h"
#include "util/system_message.h"
#include "warta/error.h"

namespace warta::glass {
namespace {

[[noreturn]] void fail_on(const Message& message, const std::filesystem::path& path) {
  const int error = errno;
  throw Error(ErrorCode::io, both(message, {path.string(), system_message(error)}));
}

}  // namespace

File File::create(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) fail_on(messages::kCreate, path);
  return {descriptor, path};
}

File File::temporary(const std::filesystem::path& directory) {
  int descriptor = ::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0) {  // some file systems do not support O_TMPFILE
    std::string name = (directory / "spill.XXXXXX").string();
    descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0) fail_on(messages::kCreateTemporary, directory);
    ::unlink(name.c_str());
  }
  return {descriptor, directory / "(temporary file)"};
}

File::File(File&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void File::fail(const Message& message) const { fail_on(message, path_); }

void File::write_at(std::uint64_t offset, std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t n = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (n < 0) {
      if (errno == EINTR) continue;
      fail(messages::kWrite);
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
    offset += static_cast<std::uint64_t>(n);
  }
}

std::size_t File::read_at(std::uint64_t offset, char* bytes, std::size_t n) const {
  std::size_t done = 0;
  while (done < n) {
    const ssize_t got = ::pread(descriptor_, bytes + done, n - done, static_cast<off_t>(offset + done));
    if (got < 0) {
      if (errno == EINTR) continue;
      fail(messages::kRead);
    }
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

void File::sync() const {
  if (::fsync(descriptor_) != 0) fail(messages::kSync);
}

void FileAppender::append(std::string_view bytes) {
  constexpr std::size_t buffer_bytes = std::size_t{1} << 18;
  buffer_.append(bytes);
  if (buffer_.size() >= buffer_bytes) flush();
}

void FileAppender::append_uint(std::uint64_t value) { pack_uint(buffer_, value); }

void FileAppender::flush() {
  file_.write_at(written_, buffer_);
  written_ += buffer_.size();
  buffer_.clear();
}

bool FileReader::refill() {
  const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(buffer_bytes_, stop_ - next_));
  const std::size_t got = file_->read_at(next_, buffer_.get(), want);
  next_ += got;
  set_window({buffer_.get(), got});
  return got != 0;
}

}  // namespace warta::glass
