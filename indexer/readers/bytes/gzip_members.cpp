// SPDX-License-Identifier: GPL-3.0-or-later
// Inflates gzip members and finds the next one after damage (gzip_members.h).
#include "indexer/readers/bytes/gzip_members.h"

#include <zlib.h>

#include <algorithm>
#include <utility>

#include "indexer/readers/bytes/messages.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 16;
// Deflate notices within a block that something else follows; blocks of zlib have at most 64 KiB.
constexpr std::size_t kKeptBytes = std::size_t{128} << 10;
constexpr int kGzipWindow = 15 + 16;                 // zlib.h: window bits + 16 means gzip
constexpr std::string_view kMagic = "\x1F\x8B\x08";  // RFC 1952; the 8 is deflate

unsigned char* bytes_of(std::string_view text) {
  // zlib's input pointer is not const, although it only reads.
  return reinterpret_cast<unsigned char*>(const_cast<char*>(text.data()));
}

}  // namespace

bool is_gzip(std::string_view head) { return head.starts_with(kMagic); }

bool gzip_begins_with(std::string_view head, std::string_view text) {
  if (!is_gzip(head)) return false;
  z_stream stream{};
  if (inflateInit2(&stream, kGzipWindow) != Z_OK) return false;
  std::string begin(16, '\0');
  stream.next_in = bytes_of(head);
  stream.avail_in = static_cast<unsigned>(head.size());
  stream.next_out = bytes_of(begin);
  stream.avail_out = static_cast<unsigned>(begin.size());
  inflate(&stream, Z_SYNC_FLUSH);
  inflateEnd(&stream);
  return begin.starts_with(text);
}

bool is_gzipped_warc(std::string_view head) {
  return gzip_begins_with(head, "WARC/") || gzip_begins_with(head, "filedesc://");
}

struct GzipMembers::State {
  explicit State(ByteSource& source) : packed(source) { inflateInit2(&stream, kGzipWindow); }
  ~State() { inflateEnd(&stream); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  // Whether there is input; reads on when needed.
  bool more() {
    if (input.empty()) {
      input = packed.next();
      fetched += input.size();
    }
    return !input.empty();
  }

  [[nodiscard]] std::uint64_t position() const { return fetched - input.size(); }

  void begin_member() {
    kept.clear();
    inflateReset2(&stream, kGzipWindow);
    member_at = position();
    inside = true;
  }

  // Skips padding between members, and after damage everything up to a possible member. False at the end.
  bool find_member() {
    std::size_t matched = 0;
    while (more()) {
      const char c = input.front();
      if (c == kMagic[matched]) {
        if (++matched == kMagic.size()) break;
      } else {
        matched = c == kMagic[0] ? 1 : 0;
      }
      input.remove_prefix(1);
    }
    if (matched < kMagic.size()) return false;
    input.remove_prefix(1);
    begin_member();
    member_at -= kMagic.size();
    feed(kMagic);
    return true;
  }

  // Passes bytes that give no output (a header) to zlib.
  void feed(std::string_view text) {
    stream.next_in = bytes_of(text);
    stream.avail_in = static_cast<unsigned>(text.size());
    stream.next_out = bytes_of(block);
    stream.avail_out = static_cast<unsigned>(block.size());
    inflate(&stream, Z_NO_FLUSH);
  }

  // Where a member is cut, the next one begins inside what was taken for it: goes back to the first place in
  // its last bytes where a record begins.
  void put_back_next_member() {
    if (put_back > fetched) return;  // a file made of beginnings must not be read again and again
    const std::string bytes = kept + std::string(input);
    for (std::size_t at = bytes.find(kMagic); at < kept.size(); at = bytes.find(kMagic, at + 1)) {
      const std::string_view rest = std::string_view(bytes).substr(at);
      if (!gzip_begins_with(rest, "WARC/") && !gzip_begins_with(rest, "http")) continue;
      put_back += kept.size() - at;
      held = rest;
      input = held;
      return;
    }
  }

  [[noreturn]] void fail(const Bilingual& what) {
    inside = false;
    put_back_next_member();
    throw Error(ErrorCode::io, both(messages::kGzipMember, {what, member_at}));
  }

  void keep(std::string_view consumed) {
    kept += consumed;
    if (kept.size() > 2 * kKeptBytes) kept.erase(0, kept.size() - kKeptBytes);
  }

  // The next bytes of the member; 0 at its end.
  std::size_t inflate_some() {
    while (inside) {
      const bool any = more();
      stream.next_in = bytes_of(input);
      stream.avail_in = static_cast<unsigned>(input.size());
      stream.next_out = bytes_of(block);
      stream.avail_out = static_cast<unsigned>(block.size());
      const int result = inflate(&stream, Z_NO_FLUSH);
      keep(input.substr(0, input.size() - stream.avail_in));
      input.remove_prefix(input.size() - stream.avail_in);
      const std::size_t count = block.size() - stream.avail_out;
      if (result == Z_STREAM_END) {
        inside = false;
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        // Output of a damaged block cannot be trusted: the checksum that would detect errors comes after it.
        fail(stream.msg == nullptr ? both(messages::kNotGzip) : both(messages::kGzipDamaged, {stream.msg}));
      } else if (count == 0 && !any) {
        fail(both(messages::kCutOff));
      }
      if (count != 0) return count;
    }
    return 0;
  }

  ByteSource& packed;
  std::string_view input;
  std::string kept;            // the last packed bytes of the member
  std::string held;            // put back, and what was not read of the block then
  std::uint64_t put_back = 0;  // bytes so far
  z_stream stream{};
  std::string block = std::string(kBlockBytes, '\0');
  std::uint64_t fetched = 0;
  std::uint64_t member_at = 0;
  std::size_t peeked = 0;
  bool inside = false;
};

GzipMembers::GzipMembers(ByteSource& packed) : state_(std::make_unique<State>(packed)) {}
GzipMembers::~GzipMembers() = default;

std::string_view GzipMembers::head() {
  if (state_->peeked == 0) state_->peeked = next().size();
  return {state_->block.data(), state_->peeked};
}

std::string_view GzipMembers::next() {
  State& state = *state_;
  if (state.peeked != 0) return {state.block.data(), std::exchange(state.peeked, 0)};
  while (true) {
    if (state.inside) {
      if (const std::size_t count = state.inflate_some(); count != 0) return {state.block.data(), count};
      continue;
    }
    if (!state.find_member()) return {};
  }
}

}  // namespace warta::readers
