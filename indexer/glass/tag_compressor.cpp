// SPDX-License-Identifier: GPL-3.0-or-later
// Deflates tags and simulates how Xapian inflates them (tag_compressor.h).
#include "indexer/glass/tag_compressor.h"

#include <libdeflate.h>
#include <zlib.h>

#include <array>
#include <limits>
#include <new>

#include "indexer/glass/messages.h"
#include "warta/error.h"

namespace warta::glass {
namespace {

constexpr int raw_deflate = -15;  // no header, 32 KiB window

// Of 0 to 12.
constexpr int fast_level = 6;

// The size of the buffer into which Xapian inflates (common/compression_stream.cc, decompress_chunk).
constexpr std::size_t xapian_buffer_bytes = 8192;

void set_input(z_stream& stream, std::string_view bytes) {
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
}

void set_output(z_stream& stream, char* bytes, std::size_t size) {
  stream.next_out = reinterpret_cast<Bytef*>(bytes);
  stream.avail_out = static_cast<uInt>(size);
}

class InflateStream {
 public:
  InflateStream() {
    if (inflateInit2(&stream_, raw_deflate) != Z_OK) throw std::bad_alloc();
  }
  ~InflateStream() { inflateEnd(&stream_); }
  InflateStream(const InflateStream&) = delete;
  InflateStream& operator=(const InflateStream&) = delete;
  z_stream& operator*() noexcept { return stream_; }

 private:
  z_stream stream_{};
};

}  // namespace

TagCompressor::TagCompressor(Deflater deflater) : inflate_(std::make_unique<z_stream>()) {
  if (inflateInit2(inflate_.get(), raw_deflate) != Z_OK) throw std::bad_alloc();
  if (deflater == Deflater::libdeflate) {
    fast_ = libdeflate_alloc_compressor(fast_level);
    if (fast_ == nullptr) throw std::bad_alloc();
    return;
  }
  deflate_ = std::make_unique<z_stream>();
  if (deflateInit2(deflate_.get(), Z_DEFAULT_COMPRESSION, Z_DEFLATED, raw_deflate, 9, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::bad_alloc();
  }
}

TagCompressor::~TagCompressor() {
  libdeflate_free_compressor(fast_);
  if (deflate_ != nullptr) deflateEnd(deflate_.get());
  inflateEnd(inflate_.get());
}

// Into `out_`; 0 if the result would not be smaller than `tag`. zlib's output buffer has the size of the
// input, as in Xapian, so that the same tags stay plain.
std::size_t TagCompressor::deflated_bytes(std::string_view tag) {
  if (out_.size() < tag.size()) out_.resize(tag.size());
  if (fast_ != nullptr)
    return libdeflate_deflate_compress(fast_, tag.data(), tag.size(), out_.data(), tag.size() - 1);
  deflateReset(deflate_.get());
  set_input(*deflate_, tag);
  set_output(*deflate_, out_.data(), tag.size());
  if (deflate(deflate_.get(), Z_FINISH) != Z_STREAM_END || deflate_->total_out >= tag.size()) return 0;
  return deflate_->total_out;
}

TagCompressor::Result TagCompressor::compress(std::string_view tag) {
  if (tag.size() <= compress_above) return {tag, TagForm::plain};
  if (tag.size() > std::numeric_limits<uInt>::max()) {
    throw Error(ErrorCode::unsupported, both(messages::kDocumentTooLarge));
  }
  const std::size_t size = deflated_bytes(tag);
  if (size == 0) return {tag, TagForm::plain};
  const std::string_view deflated = std::string_view(out_).substr(0, size);
  const bool fragile = tag.size() >= xapian_buffer_bytes && !ends_early(deflated, tag.size());
  return {deflated, fragile ? TagForm::fragile : TagForm::deflated};
}

// Whether all `size` bytes come out before the last byte of `deflated` goes in. Xapian considers a part of a
// tag read when its input is used up, even if its buffer is full and more output is pending. That cannot
// happen when the last byte holds nothing but the end mark, as in all but very repetitive tags: a rare symbol
// has a long code.
bool TagCompressor::ends_early(std::string_view deflated, std::size_t size) {
  if (check_.size() < size) check_.resize(size);
  inflateReset(inflate_.get());
  set_input(*inflate_, deflated.substr(0, deflated.size() - 1));
  set_output(*inflate_, check_.data(), size);
  inflate(inflate_.get(), Z_SYNC_FLUSH);
  return inflate_->total_out == size;
}

bool xapian_can_inflate(std::string_view deflated, std::size_t first, std::size_t part) {
  InflateStream stream;
  std::array<char, xapian_buffer_bytes> buffer;
  for (std::size_t size = first; !deflated.empty(); size = part) {
    const std::string_view input = deflated.substr(0, size);
    deflated.remove_prefix(input.size());
    set_input(*stream, input);
    bool ended = false;
    do {
      set_output(*stream, buffer.data(), buffer.size());
      const int result = inflate(&*stream, Z_SYNC_FLUSH);
      if (result != Z_OK && result != Z_STREAM_END) return false;
      ended = result == Z_STREAM_END;
    } while (!ended && (*stream).avail_in != 0);
    if (ended != deflated.empty()) return false;
  }
  return true;
}

std::string inflate_tag(std::string_view deflated) {
  InflateStream stream;
  set_input(*stream, deflated);
  std::string tag;
  std::array<char, 65536> buffer;
  int result = Z_OK;
  while (result == Z_OK) {
    set_output(*stream, buffer.data(), buffer.size());
    result = inflate(&*stream, Z_SYNC_FLUSH);
    tag.append(buffer.data(), buffer.size() - (*stream).avail_out);
  }
  return tag;
}

}  // namespace warta::glass
