// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_source.h"

namespace warta::readers {

[[nodiscard]] bool is_gzip(std::string_view head);
// Whether `head` is gzip that unpacks to a WARC file.
[[nodiscard]] bool is_gzipped_warc(std::string_view head);

// Undoes gzip whose members can be read apart from each other (a WARC file has one a record): behind a
// damaged one it goes on with the next.
class GzipMembers final : public ByteSource {
 public:
  explicit GzipMembers(ByteSource& packed);
  ~GzipMembers() override;
  GzipMembers(const GzipMembers&) = delete;
  GzipMembers& operator=(const GzipMembers&) = delete;

  std::string_view head() override;
  // Throws Error(io) once for each damage; the next call gives the first bytes of the next member that can be
  // read, or nothing.
  std::string_view next() override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace warta::readers
