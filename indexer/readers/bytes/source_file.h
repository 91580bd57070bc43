// SPDX-License-Identifier: GPL-3.0-or-later
// Opens one input file, whatever its compression or container. Used by open_sources.cpp only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_source.h"
#include "warta/reader.h"

namespace warta::readers {

// The entries of a file, of standard input (`-`) or of a packed entry. A plain file is one unnamed entry; a
// tar or zip file has many. Decompresses (gzip, zstd, bzip2, xz) by content, except gzipped WARC, which its
// reader decompresses. Memory is bounded.
class SourceFile final : public ByteSource {
 public:
  // `kept` leaves decompression to the reader of the format.
  enum class Gzip { undone, kept };

  // Throws Error(io) when the file cannot be opened or its beginning is damaged.
  SourceFile(const std::string& path, const ReadLimits& limits, Gzip gzip = Gzip::undone);
  // The entries in the current entry of `outer`, which must outlive this.
  SourceFile(SourceFile& outer, const ReadLimits& limits);
  ~SourceFile() override;
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  // Moves to the next entry that is a file; false at the end. Throws Error(io) for a damaged container, which
  // ends it.
  bool next_entry();
  // Name of the entry in a container, empty for a plain file; `outer/inner` for nested containers.
  [[nodiscard]] const std::string& entry() const;

  std::string_view head() override;
  std::string_view next() override;

  // Bytes read from the file so far, before decompression.
  [[nodiscard]] std::uint64_t bytes_read() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Whether bytes that begin like this are compressed or a tar or zip file.
[[nodiscard]] bool looks_packed(std::string_view head);

}  // namespace warta::readers
