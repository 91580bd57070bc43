// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace warta::readers {

// The entries of a file or of standard input (`-`), as bytes. A plain file is one entry without a name; a tar
// or zip file has many. Compression (gzip, zstd, bzip2, xz) is undone when the content says so (libarchive).
// Bounded memory.
class SourceFile {
 public:
  // Throws Error(io) when the file cannot be opened or is damaged at its begin.
  SourceFile(std::string path, std::uint64_t max_ratio);
  ~SourceFile();
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  // Moves on to the next entry that is a file; false behind the last one. Throws Error(io) for a damaged
  // container, and then there is no further entry.
  bool next_entry();
  // Name of the entry inside a container, empty for a plain file.
  [[nodiscard]] const std::string& entry() const;

  // The first bytes of the entry, at most 64 KiB, without taking them.
  std::string_view head();
  // The next bytes of the entry, empty at its end. Valid until the next call. Throws Error(io): cut off,
  // damaged, or expands beyond `max_ratio`.
  std::string_view next();

  [[nodiscard]] const std::string& path() const;
  // Bytes taken from the file so far, as they lie on disk.
  [[nodiscard]] std::uint64_t bytes_read() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace warta::readers
