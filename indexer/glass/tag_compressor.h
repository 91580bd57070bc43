// SPDX-License-Identifier: GPL-3.0-or-later
// Compression of tags.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;
struct z_stream_s;

namespace warta::glass {

// Longer tags of the docdata and termlist tables are compressed when that makes them smaller (xapian-core
// 1.4.22, backends/glass/glass_version.cc: COMPRESS_MIN). The number is stored in the version file.
inline constexpr std::size_t compress_above = 18;

// How a tag is stored.
enum class TagForm : char {
  plain,
  deflated,
  fragile,  // deflated, and so repetitive that Xapian may fail to read it: too-few-chunks in
            // docs/xapian-faults.md
};

// Who deflates. Xapian's reader takes any raw deflate stream, so libdeflate may, in a third of the time.
enum class Deflater {
  libdeflate,
  zlib_as_xapian,  // the very bytes of Xapian (common/compression_stream.cc): default level and strategy,
                   // 32 KiB window, memLevel 9
};

// Use one object per thread.
class TagCompressor {
 public:
  explicit TagCompressor(Deflater deflater = Deflater::libdeflate);
  ~TagCompressor();
  TagCompressor(const TagCompressor&) = delete;
  TagCompressor& operator=(const TagCompressor&) = delete;

  struct Result {
    std::string_view bytes;  // into `tag` or into the compressor; valid until the next call
    TagForm form;
  };
  Result compress(std::string_view tag);

 private:
  [[nodiscard]] std::size_t deflated_bytes(std::string_view tag);
  [[nodiscard]] bool ends_early(std::string_view deflated, std::size_t size);

  libdeflate_compressor* fast_ = nullptr;  // one of these two
  std::unique_ptr<z_stream_s> deflate_;
  std::unique_ptr<z_stream_s> inflate_;
  std::string out_;
  std::string check_;
};

// Whether Xapian can read a deflated tag that is stored as a first part of `first` bytes and further
// parts of `part` bytes.
[[nodiscard]] bool xapian_can_inflate(std::string_view deflated, std::size_t first, std::size_t part);

// Decompresses a tag.
[[nodiscard]] std::string inflate_tag(std::string_view deflated);

}  // namespace warta::glass
