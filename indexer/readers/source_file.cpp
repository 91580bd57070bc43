// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/source_file.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "warta/error.h"

namespace warta::readers {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 16;
// Before this much has come out, a high ratio is just a small file.
constexpr std::uint64_t kRatioCheckedFrom = std::uint64_t{16} << 20;

}  // namespace

struct SourceFile::State {
  ~State() {
    archive_read_free(reader);
    if (descriptor > STDIN_FILENO) ::close(descriptor);
  }

  [[noreturn]] void fail(const std::string& what) {
    ended = true;
    entry_ended = true;
    const char* detail = archive_error_string(reader);
    throw Error(ErrorCode::io, what + (detail == nullptr ? "" : std::string(": ") + detail));
  }

  std::string path;
  std::uint64_t max_ratio = 0;
  archive* reader = nullptr;
  int descriptor = -1;
  std::string entry;
  std::uint64_t given = 0;
  std::string block = std::string(kBlockBytes, '\0');
  std::size_t peeked = 0;  // bytes of the block that head() has shown and next() is still to give
  bool ended = false;
  bool entry_ended = true;
};

SourceFile::SourceFile(std::string path, std::uint64_t max_ratio) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.path = std::move(path);
  state.max_ratio = max_ratio;
  state.descriptor = state.path == "-" ? STDIN_FILENO : ::open(state.path.c_str(), O_RDONLY | O_CLOEXEC);
  if (state.descriptor < 0)
    throw Error(ErrorCode::io, std::string("cannot open it: ") + std::strerror(errno));
  state.reader = archive_read_new();
  archive_read_support_filter_gzip(state.reader);
  archive_read_support_filter_bzip2(state.reader);
  archive_read_support_filter_xz(state.reader);
  archive_read_support_filter_zstd(state.reader);
  archive_read_support_format_tar(state.reader);
  archive_read_support_format_zip_streamable(state.reader);
  archive_read_support_format_raw(state.reader);
  archive_read_support_format_empty(state.reader);
  if (archive_read_open_fd(state.reader, state.descriptor, kBlockBytes) != ARCHIVE_OK)
    state.fail("cannot read it");
}

SourceFile::~SourceFile() = default;

bool SourceFile::next_entry() {
  State& state = *state_;
  state.peeked = 0;
  while (!state.ended) {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(state.reader, &entry);
    if (result == ARCHIVE_EOF) {
      state.ended = true;
      return archive_format(state.reader) ==
             ARCHIVE_FORMAT_EMPTY;  // an empty file is one entry without bytes
    }
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) state.fail("cannot be read on (cut off or damaged)");
    const bool is_container = archive_format(state.reader) != ARCHIVE_FORMAT_RAW;
    if (is_container && archive_entry_filetype(entry) != AE_IFREG) continue;
    const char* name = is_container ? archive_entry_pathname(entry) : nullptr;
    state.entry = name == nullptr ? "" : name;
    state.entry_ended = false;
    return true;
  }
  return false;
}

const std::string& SourceFile::entry() const { return state_->entry; }
const std::string& SourceFile::path() const { return state_->path; }

std::string_view SourceFile::head() {
  State& state = *state_;
  if (state.peeked == 0) state.peeked = next().size();
  return {state.block.data(), state.peeked};
}

std::string_view SourceFile::next() {
  State& state = *state_;
  if (state.peeked != 0) return {state.block.data(), std::exchange(state.peeked, 0)};
  if (state.entry_ended) return {};
  const la_ssize_t count = archive_read_data(state.reader, state.block.data(), state.block.size());
  if (count < 0) {
    state.entry_ended = true;
    state.ended = state.entry.empty() || count == ARCHIVE_FATAL;
    const char* detail = archive_error_string(state.reader);
    throw Error(ErrorCode::io, std::string("cannot be read to its end (cut off or damaged): ") +
                                   (detail == nullptr ? "no detail" : detail));
  }
  state.entry_ended = count == 0;
  state.given += static_cast<std::uint64_t>(count);
  if (state.given > kRatioCheckedFrom && state.given / (bytes_read() + 1) > state.max_ratio) {
    state.ended = state.entry_ended = true;
    throw Error(ErrorCode::io, "expands to more than " + std::to_string(state.max_ratio) +
                                   " times its size; decompress it yourself if that is right");
  }
  return {state.block.data(), static_cast<std::size_t>(count)};
}

std::uint64_t SourceFile::bytes_read() const {
  const la_int64_t count = archive_filter_bytes(state_->reader, -1);
  return count < 0 ? 0 : static_cast<std::uint64_t>(count);
}

}  // namespace warta::readers
