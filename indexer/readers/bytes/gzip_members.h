// SPDX-License-Identifier: GPL-3.0-or-later
// Decompresses gzipped WARC files and recovers from damage. Used by the WARC reader.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_source.h"

namespace warta::readers {

[[nodiscard]] bool is_gzip(std::string_view head);
// Whether gzip's output begins with `text`, of at most 16 bytes.
[[nodiscard]] bool gzip_begins_with(std::string_view head, std::string_view text);
// Whether `head` is gzip that contains a WARC file.
[[nodiscard]] bool is_gzipped_warc(std::string_view head);

// Decompresses gzip whose members are independent (a WARC file has one per record): after a damaged one it
// continues with the next.
class GzipMembers final : public ByteSource {
 public:
  explicit GzipMembers(ByteSource& packed);
  ~GzipMembers() override;
  GzipMembers(const GzipMembers&) = delete;
  GzipMembers& operator=(const GzipMembers&) = delete;

  std::string_view head() override;
  // Throws Error(io) once for each damage; the next call returns the beginning of the next readable member,
  // or nothing.
  std::string_view next() override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace warta::readers
