// SPDX-License-Identifier: GPL-3.0-or-later
// Opens files with libarchive and zlib and checks their limits (source_file.h).
#include "indexer/readers/bytes/source_file.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "indexer/readers/bytes/foreign_formats.h"
#include "indexer/readers/bytes/gzip_members.h"
#include "indexer/readers/bytes/messages.h"
#include "util/system_message.h"
#include "util/text_repair.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 16;
// With less output than this, a high ratio only means a small file.
constexpr std::uint64_t kRatioCheckedFrom = std::uint64_t{16} << 20;

// The raw bytes of a file, or of an entry of another.
class RawBytes final : public ByteSource {
 public:
  explicit RawBytes(const std::string& path)
      : descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) throw Error(ErrorCode::io, both(messages::kCannotOpen, {system_message(errno)}));
    struct stat status {};
    seekable_ = path != "-" && ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  }
  explicit RawBytes(SourceFile& outer) : outer_(&outer) {}
  ~RawBytes() override {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
  }
  RawBytes(const RawBytes&) = delete;
  RawBytes& operator=(const RawBytes&) = delete;

  std::string_view head() override {
    if (first_.empty()) first_ = next();
    return first_;
  }

  std::string_view next() override {
    if (!first_.empty()) return std::exchange(first_, std::string_view());
    const std::string_view bytes = outer_ != nullptr ? outer_->next() : read_block();
    given_ += bytes.size();
    return bytes;
  }

  [[nodiscard]] bool seekable() const { return seekable_; }
  // Like lseek(2); only if seekable.
  la_int64_t seek(la_int64_t offset, int whence) {
    if (whence == SEEK_CUR) offset -= static_cast<la_int64_t>(first_.size());
    first_ = {};
    return ::lseek(descriptor_, offset, whence);
  }

  [[nodiscard]] std::uint64_t given() const { return given_; }
  [[nodiscard]] SourceFile* outer() const { return outer_; }

 private:
  std::string_view read_block() {
    ssize_t count = 0;
    do {
      count = ::read(descriptor_, block_.data(), block_.size());
    } while (count < 0 && errno == EINTR);
    if (count < 0) throw Error(ErrorCode::io, both(messages::kCannotRead, {system_message(errno)}));
    return {block_.data(), static_cast<std::size_t>(count)};
  }

  SourceFile* outer_ = nullptr;
  int descriptor_ = -1;
  bool seekable_ = false;
  std::string block_ = std::string(kBlockBytes, '\0');
  std::string_view first_;  // peeked, not yet returned
  std::uint64_t given_ = 0;
};

// The input of libarchive. Gzip is decompressed here, since libarchive does not check its checksums.
struct Input {
  template <typename From>
  explicit Input(From& from) : raw(from) {}

  std::string_view next() { return gunzipped != nullptr ? gunzipped->next() : raw.next(); }

  RawBytes raw;
  std::unique_ptr<GzipMembers> gunzipped;
  std::exception_ptr thrown;  // in a callback; rethrown after libarchive returns
};

la_ssize_t read_callback(archive* reader, void* input, const void** bytes) {
  try {
    const std::string_view block = static_cast<Input*>(input)->next();
    *bytes = block.data();
    return static_cast<la_ssize_t>(block.size());
  } catch (const Error& error) {
    archive_set_error(reader, EIO, "%s", error.what());
  } catch (...) {  // must not unwind through libarchive
    static_cast<Input*>(input)->thrown = std::current_exception();
  }
  return ARCHIVE_FATAL;
}

la_int64_t seek_callback(archive*, void* input, la_int64_t offset, int whence) {
  const la_int64_t position = static_cast<Input*>(input)->raw.seek(offset, whence);
  return position < 0 ? ARCHIVE_FATAL : position;
}

// Replaces invalid UTF-8: an entry name is part of ids and messages.
std::string entry_name(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  std::string text = name == nullptr ? "" : name;
  std::vector<Bilingual> ignored;
  repair_text(text, ignored);
  return text.empty() ? "entry without a name" : text;
}

}  // namespace

struct SourceFile::State {
  template <typename From>
  State(From& from, const ReadLimits& read_limits) : limits(read_limits), input(from) {}
  ~State() { archive_read_free(reader); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  [[nodiscard]] std::string detail() const {
    const char* text = archive_error_string(reader);
    return text == nullptr ? "no detail" : text;
  }

  [[noreturn]] void fail(const Bilingual& what) {
    ended = entry_ended = true;
    if (input.thrown) std::rethrow_exception(input.thrown);
    throw Error(ErrorCode::io, what);
  }

  void open(bool undo_gzip) {
    const Message* foreign = foreign_zip(input.raw.head());
    if (foreign != nullptr && !is_document_zip(input.raw.head())) fail(both(*foreign));
    reader = archive_read_new();
    if (undo_gzip) {
      if (is_gzip(input.raw.head())) input.gunzipped = std::make_unique<GzipMembers>(input.raw);
      archive_read_support_filter_bzip2(reader);
      archive_read_support_filter_xz(reader);
      archive_read_support_filter_zstd(reader);
      archive_read_support_format_tar(reader);
      archive_read_support_format_zip_streamable(reader);
    }
    archive_read_support_format_raw(reader);
    archive_read_support_format_empty(reader);
    archive_read_set_read_callback(reader, read_callback);
    archive_read_set_callback_data(reader, &input);
    if (undo_gzip && input.gunzipped == nullptr && input.raw.seekable()) {
      archive_read_set_seek_callback(reader, seek_callback);
      archive_read_support_format_zip_seekable(reader);
    }
    if (archive_read_open1(reader) != ARCHIVE_OK) fail(both(messages::kCannotUnpack, {detail()}));
  }

  [[nodiscard]] std::uint64_t bytes_read() const {
    const SourceFile* outer = input.raw.outer();
    return outer == nullptr ? input.raw.given() : outer->bytes_read();
  }

  void check_limits() {
    const bool packed = input.gunzipped != nullptr || archive_filter_count(reader) > 1 ||
                        archive_format(reader) != ARCHIVE_FORMAT_RAW;
    if (!packed || given <= kRatioCheckedFrom) return;
    if (given > limits.max_expanded_bytes)
      fail(both(messages::kExpandsBeyondBytes, {limits.max_expanded_bytes}));
    const std::uint64_t least = std::min(bytes_read(), input.raw.given());
    if (given / (least + 1) > limits.max_expansion_ratio)
      fail(both(messages::kExpandsBeyondRatio, {limits.max_expansion_ratio}));
  }

  ReadLimits limits;
  Input input;
  archive* reader = nullptr;
  std::string entry;
  std::uint64_t given = 0;
  std::string block = std::string(kBlockBytes, '\0');
  std::size_t peeked = 0;  // bytes of the block that head() has shown and next() will return
  bool any_entry = false;
  bool ended = false;
  bool entry_ended = true;
};

SourceFile::SourceFile(const std::string& path, const ReadLimits& limits, Gzip gzip)
    : state_(std::make_unique<State>(path, limits)) {
  const std::string_view first = state_->input.raw.head();
  const bool by_reader = is_gzip(first) && (gzip == Gzip::kept || is_gzipped_warc(first));
  const bool is_document = is_document_zip(first) || (gzip == Gzip::kept && first.starts_with("PK\x03\x04"));
  state_->open(!by_reader && !is_document);
}

SourceFile::SourceFile(SourceFile& outer, const ReadLimits& limits)
    : state_(std::make_unique<State>(outer, limits)) {
  state_->open(true);
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
      if (!state.any_entry && archive_format(state.reader) != ARCHIVE_FORMAT_EMPTY)
        state.fail(both(messages::kNoFiles));  // libarchive takes zeros for an empty tar file
      return archive_format(state.reader) == ARCHIVE_FORMAT_EMPTY;  // an empty file is one empty entry
    }
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
      state.fail(both(messages::kCannotReadOn, {state.detail()}));
    state.any_entry = true;
    const bool is_container = archive_format(state.reader) != ARCHIVE_FORMAT_RAW;
    if (is_container && archive_entry_filetype(entry) != AE_IFREG) continue;
    state.entry = state.input.raw.outer() == nullptr ? std::string() : state.input.raw.outer()->entry();
    if (is_container) state.entry.append(state.entry.empty() ? "" : "/").append(entry_name(entry));
    state.entry_ended = false;
    return true;
  }
  return false;
}

const std::string& SourceFile::entry() const { return state_->entry; }

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
    if (state.input.thrown) std::rethrow_exception(state.input.thrown);
    state.ended = archive_format(state.reader) == ARCHIVE_FORMAT_RAW || count == ARCHIVE_FATAL;
    throw Error(ErrorCode::io, both(messages::kCannotReadToEnd, {state.detail()}));
  }
  state.entry_ended = count == 0;
  state.given += static_cast<std::uint64_t>(count);
  state.check_limits();
  return {state.block.data(), static_cast<std::size_t>(count)};
}

std::uint64_t SourceFile::bytes_read() const { return state_->bytes_read(); }

bool looks_packed(std::string_view head) {
  constexpr std::array<std::string_view, 5> kMagic = {"\x1F\x8B\x08", "BZh",
                                                      "\xFD"
                                                      "7zXZ",
                                                      "\x28\xB5\x2F\xFD", "PK\x03\x04"};
  constexpr std::size_t kTarMagicAt = 257;  // POSIX.1-2017, pax, ustar Interchange Format
  return std::any_of(kMagic.begin(), kMagic.end(), [&](std::string_view m) { return head.starts_with(m); }) ||
         (head.size() > kTarMagicAt && head.substr(kTarMagicAt).starts_with("ustar"));
}

}  // namespace warta::readers
