// SPDX-License-Identifier: GPL-3.0-or-later
// Files of tables and segments: creating, buffered reading and writing, syncing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/glass/byte_reader.h"
#include "util/message.h"

namespace warta::glass {

// An open file; closed when destroyed. Every failure is an Error(io) with the file's name and the system's
// reason.
class File {
 public:
  // A new file for writing; it must not exist.
  [[nodiscard]] static File create(const std::filesystem::path& path);
  // An unnamed file in `directory`, which disappears with the process, however that ends.
  [[nodiscard]] static File temporary(const std::filesystem::path& directory);

  File(File&& other) noexcept;
  File& operator=(File&&) = delete;
  ~File();

  void write_at(std::uint64_t offset, std::string_view bytes) const;
  [[nodiscard]] std::size_t read_at(std::uint64_t offset, char* bytes,
                                    std::size_t n) const;  // fewer only at the end
  void sync() const;

 private:
  File(int descriptor, std::filesystem::path path) : descriptor_(descriptor), path_(std::move(path)) {}
  [[noreturn]] void fail(const Message& message) const;

  int descriptor_;
  std::filesystem::path path_;
};

// Appends to a file through a buffer.
class FileAppender {
 public:
  FileAppender(const File& file, std::uint64_t offset) : file_(file), written_(offset) {}
  void append(std::string_view bytes);
  void append_uint(std::uint64_t value);
  void flush();
  [[nodiscard]] std::uint64_t offset() const noexcept { return written_ + buffer_.size(); }

 private:
  const File& file_;
  std::string buffer_;
  std::uint64_t written_;  // the buffer's offset in the file
};

// Reads [begin, end) of a file through a buffer.
class FileReader final : public ByteReader {
 public:
  FileReader(const File& file, std::uint64_t begin, std::uint64_t end, std::size_t buffer_bytes)
      : file_(&file),
        next_(begin),
        stop_(end),
        buffer_bytes_(buffer_bytes),
        buffer_(std::make_unique_for_overwrite<char[]>(buffer_bytes)) {}

 private:
  bool refill() override;

  const File* file_;
  std::uint64_t next_;
  std::uint64_t stop_;
  std::size_t buffer_bytes_;
  std::unique_ptr<char[]> buffer_;
};

}  // namespace warta::glass
