// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_source.h"
#include "warta/reader.h"

namespace warta::readers {

// The entries of a file, of standard input (`-`) or of an entry that is packed itself. A plain file is one
// entry without a name; a tar or zip file has many. Compression (gzip, zstd, bzip2, xz) is undone when the
// content says so (libarchive), but for gzipped WARC, whose reader does that itself. Bounded memory.
class SourceFile final : public ByteSource {
 public:
  // How gzip is treated. `kept` leaves it to the reader of the format.
  enum class Gzip { undone, kept };

  // Throws Error(io) when the file cannot be opened or is damaged at its begin.
  SourceFile(const std::string& path, const ReadLimits& limits, Gzip gzip = Gzip::undone);
  // The entries inside the current entry of `outer`, which must outlive this.
  SourceFile(SourceFile& outer, const ReadLimits& limits);
  ~SourceFile() override;
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  // Moves on to the next entry that is a file; false behind the last one. Throws Error(io) for a damaged
  // container, and then there is no further entry.
  bool next_entry();
  // Name of the entry inside a container, empty for a plain file; `outer/inner` for one inside another.
  [[nodiscard]] const std::string& entry() const;

  std::string_view head() override;
  std::string_view next() override;

  // Bytes taken from the file so far, as they lie on disk.
  [[nodiscard]] std::uint64_t bytes_read() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Whether bytes that begin so are compressed or a tar or zip file.
[[nodiscard]] bool looks_packed(std::string_view head);

}  // namespace warta::readers
