// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/tag_compressor.h"

#include <zlib.h>

#include <limits>
#include <new>

#include "warta/error.h"

namespace warta::glass {

TagCompressor::TagCompressor() : stream_(std::make_unique<z_stream>()) {
  if (deflateInit2(stream_.get(), Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
}

TagCompressor::~TagCompressor() { deflateEnd(stream_.get()); }

TagCompressor::Result TagCompressor::compress(std::string_view tag) {
  if (tag.size() <= compress_above) return {tag, false};
  if (tag.size() > std::numeric_limits<uInt>::max()) {
    throw Error(ErrorCode::unsupported, "a document of more than 4 GiB cannot be stored; split it");
  }
  if (out_.size() < tag.size()) out_.resize(tag.size());
  deflateReset(stream_.get());
  stream_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(tag.data()));
  stream_->avail_in = static_cast<uInt>(tag.size());
  // As much room as the input takes, so that deflate gives up where it does not pay; Xapian does the same,
  // and so the same tags stay uncompressed.
  stream_->next_out = reinterpret_cast<Bytef*>(out_.data());
  stream_->avail_out = static_cast<uInt>(tag.size());
  if (deflate(stream_.get(), Z_FINISH) != Z_STREAM_END || stream_->total_out >= tag.size())
    return {tag, false};
  return {std::string_view(out_).substr(0, stream_->total_out), true};
}

}  // namespace warta::glass
