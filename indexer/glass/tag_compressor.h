// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct z_stream_s;

namespace warta::glass {

// Tags of the docdata and termlist tables longer than this are compressed when that makes them smaller
// (xapian-core 1.4.22, backends/glass/glass_version.cc: COMPRESS_MIN). The number is stored in the version
// file.
inline constexpr std::size_t compress_above = 18;

// Raw deflate as Xapian uses it (common/compression_stream.cc): default level and strategy, 32 KiB window,
// memLevel 9. One object a thread.
class TagCompressor {
 public:
  TagCompressor();
  ~TagCompressor();
  TagCompressor(const TagCompressor&) = delete;
  TagCompressor& operator=(const TagCompressor&) = delete;

  struct Result {
    std::string_view bytes;  // into `tag` or into the compressor; valid until the next call
    bool compressed;
  };
  Result compress(std::string_view tag);

 private:
  std::unique_ptr<z_stream_s> stream_;
  std::string out_;
};

}  // namespace warta::glass
