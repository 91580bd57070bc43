// SPDX-License-Identifier: GPL-3.0-or-later
// Undoes chunks and compression of HTTP bodies (http_response.h).
#include "indexer/readers/warc/http_response.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <utility>

#include "indexer/readers/bytes/gzip_members.h"
#include "indexer/readers/bytes/messages.h"

namespace warta::readers {

namespace {

// RFC 9112, section 7.1. Empty if it is not chunked; a truncated body is returned as far as it goes.
std::optional<std::string> without_chunks(std::string_view body) {
  std::string whole;
  bool first = true;
  while (true) {
    const std::size_t line_end = body.find('\n');
    if (line_end == std::string_view::npos) return first ? std::nullopt : std::optional(std::move(whole));
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + line_end, size, 16);
    if (error != std::errc() || end == body.data() ||
        (*end != '\r' && *end != '\n' && *end != ';' && *end != ' '))
      return first ? std::nullopt : std::optional(std::move(whole));
    body.remove_prefix(line_end + 1);
    first = false;
    if (size == 0) return whole;
    whole += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
}

struct Inflated {
  std::string bytes;
  bool whole = false;
  bool too_long = false;
};

Inflated inflate_all(std::string_view packed, int window_bits, std::size_t max_bytes) {
  Inflated result;
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) return result;
  // zlib's input pointer is not const, although it only reads.
  stream.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<unsigned>(packed.size());
  std::string block(std::size_t{1} << 16, '\0');
  int status = Z_OK;
  while (status == Z_OK) {
    stream.next_out = reinterpret_cast<unsigned char*>(block.data());
    stream.avail_out = static_cast<unsigned>(block.size());
    status = inflate(&stream, Z_NO_FLUSH);
    result.bytes.append(block, 0, block.size() - stream.avail_out);
    result.too_long = result.bytes.size() > max_bytes;
    if (result.too_long) break;
  }
  result.whole = status == Z_STREAM_END;
  inflateEnd(&stream);
  return result;
}

// RFC 7932.
Inflated unbrotli_all(std::string_view packed, std::size_t max_bytes) {
  Inflated result;
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> decoder(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (decoder == nullptr) return result;
  const auto* next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
  std::size_t left = packed.size();
  BrotliDecoderResult status = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && !result.too_long) {
    std::size_t none = 0;
    status = BrotliDecoderDecompressStream(decoder.get(), &left, &next_in, &none, nullptr, nullptr);
    std::size_t size = 0;
    const std::uint8_t* bytes = BrotliDecoderTakeOutput(decoder.get(), &size);
    result.bytes.append(reinterpret_cast<const char*>(bytes), size);
    result.too_long = result.bytes.size() > max_bytes;
  }
  result.whole = status == BROTLI_DECODER_RESULT_SUCCESS;
  return result;
}

constexpr int kGzipWindow = 15 + 16;  // zlib.h: window bits + 16 means gzip
constexpr int kZlibWindow = 15;
constexpr int kRawWindow = -15;  // sent by some servers as `deflate`

Inflated inflate_deflate(std::string_view body, std::size_t max_bytes) {
  Inflated inflated = inflate_all(body, kZlibWindow, max_bytes);
  if (!inflated.whole && inflated.bytes.empty()) inflated = inflate_all(body, kRawWindow, max_bytes);
  return inflated;
}

HttpBody body_of(Inflated inflated, std::size_t max_bytes) {
  if (inflated.too_long) return {{}, both(messages::kInflatesBeyond, {max_bytes})};
  if (!inflated.whole) return {{}, both(messages::kBodyDamaged)};
  return {std::move(inflated.bytes), {}};
}

}  // namespace

bool is_page_type(std::string_view content_type) {
  const std::string type = lowered(content_type);
  return type.starts_with("text/html") || type.starts_with("application/xhtml+xml");
}

bool is_found_page(const HeaderBlock& header) {
  const std::string_view line = header.first_line();
  const std::size_t blank = line.find(' ');
  if (!line.starts_with("HTTP/") || blank == std::string_view::npos ||
      line.substr(blank + 1).substr(0, 3) != "200")
    return false;
  return is_page_type(header.value("content-type"));
}

std::string_view charset_of(std::string_view content_type) {
  constexpr std::string_view kName = "charset=";
  const std::size_t at = lowered(content_type).find(kName);
  if (at == std::string::npos) return {};
  std::string_view value = content_type.substr(at + kName.size());
  if (value.starts_with('"')) value = value.substr(1, value.find('"', 1) - 1);
  return value.substr(0, value.find_first_of("; \""));
}

HttpBody decode_http_body(const HeaderBlock& header, std::string_view body, std::size_t max_bytes) {
  std::string whole;
  if (lowered(header.value("transfer-encoding")).find("chunked") != std::string::npos) {
    if (std::optional<std::string> joined = without_chunks(body)) {
      whole = std::move(*joined);
      body = whole;
    }
  }
  const std::string encoding = lowered(header.value("content-encoding"));
  const bool plain = encoding.empty() || encoding == "identity" || encoding == "none";
  // Some crawlers have decoded the body but kept the header: a page begins with `<`.
  const bool is_page = body.substr(0, body.find_first_not_of(" \t\r\n") + 1).ends_with('<');
  if (encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate") {
    if (is_gzip(body)) return body_of(inflate_all(body, kGzipWindow, max_bytes), max_bytes);
    if (encoding == "deflate" && !is_page) return body_of(inflate_deflate(body, max_bytes), max_bytes);
  } else if (encoding == "br") {
    if (!is_page) return body_of(unbrotli_all(body, max_bytes), max_bytes);
  } else if (!plain && !is_page) {
    return {{}, both(messages::kContentEncoding, {encoding})};
  }
  if (whole.empty()) whole = body;
  return {std::move(whole), {}};
}

}  // namespace warta::readers
