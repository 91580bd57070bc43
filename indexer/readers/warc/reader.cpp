// SPDX-License-Identifier: GPL-3.0-or-later
// WARC 1.0 and 1.1 (ISO 28500), plain or gzipped, with one member per record or a single one: reads the pages
// among the `response` and `resource` records. A damaged or truncated record is reported, and reading
// continues at the next one.
#include <algorithm>
#include <charconv>
#include <utility>

#include "indexer/readers/bytes/byte_window.h"
#include "indexer/readers/bytes/gzip_members.h"
#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/text/header_block.h"
#include "indexer/readers/warc/captured_page.h"
#include "indexer/readers/warc/http_response.h"
#include "util/text_repair.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

constexpr std::string_view kMark = "WARC/";
constexpr std::size_t kMaxHeaderBytes = std::size_t{64} << 10;  // of a record, and of an HTTP message

class WarcReader final : public RecordReader {
 public:
  WarcReader(ByteSource& file, SourceLocation origin, const ReadOptions& options)
      : members_(is_gzip(file.head()) ? std::make_unique<GzipMembers>(file) : nullptr),
        window_(members_ == nullptr ? file : *members_),
        origin_(std::move(origin)),
        max_bytes_(options.limits.max_record_bytes),
        pages_(options) {}

  std::optional<ReadResult> next() override {
    while (!done_) {
      try {
        in_record_ = false;
        if (!next_damage_.empty()) throw Error(ErrorCode::io, std::exchange(next_damage_, Bilingual()));
        if (std::optional<ReadResult> result = read_record()) return result;
      } catch (const Error& error) {
        // Before the header of a record it is the next one that is damaged, not the one that was read.
        if (!in_record_ && !lost_) {
          ++number_;
          url_.clear();
        }
        forget_buffer();
        if (members_ == nullptr) done_ = true;
        if (std::exchange(lost_, true)) continue;
        return issue(error.message());
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::uint64_t skipped() const override { return pages_.skipped(); }
  [[nodiscard]] std::map<std::string, std::uint64_t> skipped_kinds() const override { return pages_.kinds(); }

 private:
  // One record: an article, an issue, or nothing if it is not a page.
  std::optional<ReadResult> read_record() {
    if (std::optional<ReadResult> garbage = find_record()) return garbage;
    if (done_) return std::nullopt;
    ++number_;
    url_.clear();
    in_record_ = true;
    window_.begin_record();
    const std::size_t header_end = take_header(kMaxHeaderBytes);
    if (header_end == 0) return broken(both(messages::kEndlessHeader));
    const HeaderBlock header(window_.record().substr(0, header_end));
    lost_ = false;
    url_ = header.value("warc-target-uri");
    std::vector<Bilingual> ignored;
    repair_text(url_, ignored);
    if (url_.starts_with('<') && url_.ends_with('>')) url_ = url_.substr(1, url_.size() - 2);
    const std::optional<std::uint64_t> length = length_of(header);
    if (!length) return broken(both(messages::kNoLength));
    const std::string type = lowered(header.value("warc-type"));
    const std::string content = lowered(header.value("content-type"));
    if (type == "response" && content.starts_with("application/http")) return read_response(header, *length);
    if (type == "resource" && is_page_type(content)) return read_page(header, header, *length, 0);
    if (type == "response" || type == "revisit" || type == "resource") pages_.skip();
    return skip_body(*length);
  }

  std::optional<ReadResult> read_response(const HeaderBlock& header, std::uint64_t length) {
    const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(length, kMaxHeaderBytes));
    if (most != 0) window_.more_than(most - 1);
    const std::string_view head = window_.ahead().substr(0, most);
    const HeaderEnd end = find_header_end(head);
    const HeaderBlock http(head.substr(0, std::min(end.header, head.size())));
    if (end.header == std::string_view::npos || !is_found_page(http)) {
      pages_.skip();
      return skip_body(length);
    }
    return read_page(header, http, length, end.body);
  }

  // `body_begin`: the offset of the page in the record's content.
  std::optional<ReadResult> read_page(const HeaderBlock& header, const HeaderBlock& http,
                                      std::uint64_t length, std::size_t body_begin) {
    const std::size_t begin = window_.record().size();
    if (length > max_bytes_) {
      if (std::optional<ReadResult> cut = skip_body(length)) return cut;
      return issue(both(messages::kPageOverLimit, {length, max_bytes_}));
    }
    const auto bytes = static_cast<std::size_t>(length);
    if (bytes != 0 && !window_.more_than(bytes - 1)) {
      window_.advance(window_.ahead().size());
      return broken(both(messages::kBytesThere, {window_.record().size() - begin, length}));
    }
    window_.advance(bytes);
    if (!at_record_end()) return broken(both(messages::kWrongLength));
    const std::string_view body = window_.record().substr(begin + body_begin, bytes - body_begin);
    const Capture capture{url_, parse_published_at(header.value("warc-date")),
                          std::string(header.value("warc-truncated"))};
    std::optional<ReadResult> page;
    ReadResult result = guarded(place(), [&]() -> ReadResult {
      page = pages_.read(http, body, capture, place());
      return ReadIssue{};
    });
    const auto& problem = std::get<ReadIssue>(result);
    if (!problem.reason.empty()) return result;
    return page;
  }

  // Moves to the next record. Bytes skipped on the way are reported, unless the damage has been reported
  // already.
  std::optional<ReadResult> find_record() {
    const std::uint64_t passed = skip_to_mark();
    done_ = !window_.more();
    if (passed == 0 || std::exchange(lost_, false)) return std::nullopt;
    ++number_;
    url_.clear();
    return issue(both(messages::kNotWarc, {passed}));
  }

  // Returns how many of the skipped bytes are not line ends.
  std::uint64_t skip_to_mark() {
    std::uint64_t passed = 0;
    bool at_line_begin = true;
    while (window_.more()) {
      window_.begin_record();
      window_.more_than(kMark.size());
      const std::string_view ahead = window_.ahead();
      if (at_line_begin && ahead.starts_with(kMark)) return passed;
      std::size_t count = 0;
      if (ahead.front() == '\r' || ahead.front() == '\n') {
        count = 1;
      } else {
        count = std::min(ahead.find('\n'), ahead.size());
        passed += count;
      }
      at_line_begin = count < ahead.size() ? ahead[count == 1 ? 0 : count] == '\n' || ahead[0] == '\n'
                                           : ahead.back() == '\n';
      window_.advance(count);
    }
    return passed;
  }

  // Consumes the record's header and the empty line after it; returns its length, 0 if it has no end.
  std::size_t take_header(std::size_t most) {
    while (true) {
      const HeaderEnd end = find_header_end(window_.ahead());
      if (end.header != std::string_view::npos) {
        window_.advance(end.body);
        return end.header;
      }
      if (window_.ahead().size() > most || !window_.more_than(window_.ahead().size())) return 0;
    }
  }

  static std::optional<std::uint64_t> length_of(const HeaderBlock& header) {
    const std::string_view text = header.value("content-length");
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (error != std::errc() || text.empty() || end != text.data() + text.size()) return std::nullopt;
    return length;
  }

  // Skips a record's body.
  std::optional<ReadResult> skip_body(std::uint64_t length) {
    while (length != 0) {
      window_.begin_record();
      if (!window_.more()) {
        done_ = true;
        return issue(both(messages::kLastMissing, {length}));
      }
      const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(length, window_.ahead().size()));
      window_.advance(count);
      length -= count;
    }
    return std::nullopt;
  }

  // Whether line ends follow, and then another record or nothing.
  bool at_record_end() {
    try {
      return followed_by_record();
    } catch (const Error& error) {
      next_damage_ = error.message();  // of the next record: this one is complete
      return true;
    }
  }

  bool followed_by_record() {
    std::size_t count = 0;
    constexpr std::size_t kMostLineEnds = 8;  // the standard has two pairs; writers differ
    while (count < kMostLineEnds && window_.more_than(count) &&
           (window_.ahead()[count] == '\r' || window_.ahead()[count] == '\n'))
      ++count;
    if (!window_.more_than(count + kMark.size() - 1)) return kMark.starts_with(window_.ahead().substr(count));
    return window_.ahead().substr(count).starts_with(kMark);
  }

  // The record cannot be trusted: the next one may begin anywhere after its first line.
  ReadResult broken(const Bilingual& reason) {
    if (window_.record().size() < kMark.size()) window_.advance(kMark.size() - window_.record().size());
    window_.go_back_to(kMark.size());
    lost_ = true;
    return issue(reason);
  }

  void forget_buffer() {
    window_.advance(window_.ahead().size());
    window_.begin_record();
  }

  [[nodiscard]] SourceLocation place() const {
    SourceLocation place = origin_;
    place.entry += (place.entry.empty() ? "record " : "/record ") + std::to_string(number_);
    return place;
  }

  [[nodiscard]] ReadIssue issue(const Bilingual& reason) const {
    return {place(), with_address(reason, url_)};
  }

  std::unique_ptr<GzipMembers> members_;
  ByteWindow window_;
  SourceLocation origin_;
  std::size_t max_bytes_;
  std::uint64_t number_ = 0;
  CapturedPages pages_;
  std::string url_;         // of the record
  Bilingual next_damage_;   // damage found after the last record
  bool lost_ = false;       // in the remains of a record that was reported
  bool in_record_ = false;  // its header has begun
  bool done_ = false;
};

}  // namespace

bool looks_like_warc(std::string_view head) {
  return head.starts_with("WARC/1.") || head.starts_with("WARC/0.") || gzip_begins_with(head, kMark);
}

std::unique_ptr<RecordReader> open_warc(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options) {
  return std::make_unique<WarcReader>(file, origin, options);
}

}  // namespace warta::readers
