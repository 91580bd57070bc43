// SPDX-License-Identifier: GPL-3.0-or-later
// ARC 1.0 and 1.1, the format of web archives before WARC (archive.org/web/researcher/ArcFileFormat.php),
// plain or with a gzip member for each record: a line with address, IP, date, type and length, and the HTTP
// response. A record whose line is broken is reported, and reading continues at the next line that is one.
#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
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

constexpr std::string_view kMark = "filedesc://";
constexpr std::size_t kMaxLine = std::size_t{16} << 10;  // bytes; addresses can be long

struct Head {
  std::string url;
  std::string date;  // `20050101000000`
  std::string type;
  std::uint64_t length = 0;
};

// The first line of a record, or nothing: the fields of version 1, or those of version 2, which has more
// between type and length.
std::optional<Head> head_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (line = trimmed(line, " \r\n"); !line.empty();) {
    const std::size_t blank = std::min(line.find(' '), line.size());
    fields.push_back(line.substr(0, blank));
    line.remove_prefix(std::min(blank + 1, line.size()));
  }
  if (fields.size() < 5 || fields[0].find(':') == std::string_view::npos) return std::nullopt;
  const bool is_date = (fields[2].size() == 14 || fields[2].size() == 12) &&
                       std::all_of(fields[2].begin(), fields[2].end(), is_digit);
  Head head{std::string(fields[0]), std::string(fields[2]), lowered(fields[3]), 0};
  const std::string_view length = fields.back();
  const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), head.length);
  if (!is_date || error != std::errc{} || end != length.data() + length.size()) return std::nullopt;
  return head;
}

std::optional<PublishedAt> date_of(const std::string& digits) {
  std::string text = digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2) + "T" +
                     digits.substr(8, 2) + ":" + digits.substr(10, 2);
  if (digits.size() == 14) text += ":" + digits.substr(12, 2);
  return parse_published_at(text + "Z");
}

class ArcReader final : public RecordReader {
 public:
  ArcReader(ByteSource& file, SourceLocation origin, const ReadOptions& options)
      : members_(is_gzip(file.head()) ? std::make_unique<GzipMembers>(file) : nullptr),
        window_(members_ == nullptr ? file : *members_),
        origin_(std::move(origin)),
        max_bytes_(options.limits.max_record_bytes),
        pages_(options) {}

  std::optional<ReadResult> next() override {
    while (!done_) {
      try {
        if (std::optional<ReadResult> result = read_record()) return result;
      } catch (const Error& error) {
        window_.advance(window_.ahead().size());
        done_ = members_ == nullptr;  // the next member may be sound
        return ReadIssue{place(), with_address(error.message(), url_)};
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::uint64_t skipped() const override { return pages_.skipped(); }
  [[nodiscard]] std::map<std::string, std::uint64_t> skipped_kinds() const override { return pages_.kinds(); }

 private:
  std::optional<ReadResult> read_record() {
    const std::optional<Head> head = find_head();
    if (!head) {
      done_ = true;
      if (const std::uint64_t lost = std::exchange(lost_bytes_, 0); lost != 0) return lost_issue(lost);
      return std::nullopt;
    }
    if (const std::uint64_t lost = std::exchange(lost_bytes_, 0); lost != 0) {
      pending_ = head;
      return lost_issue(lost);
    }
    ++number_;
    url_ = head->url;
    std::vector<Bilingual> ignored;
    repair_text(url_, ignored);
    if (head->length > max_bytes_) {
      if (!skip(head->length)) return cut_off();
      return ReadIssue{place(),
                       with_address(both(messages::kPageOverLimit, {head->length, max_bytes_}), url_)};
    }
    window_.begin_record();
    if (!skip(head->length)) return cut_off();
    return page(*head, window_.record());
  }

  std::optional<ReadResult> page(const Head& head, std::string_view content) {
    const HeaderEnd end = find_header_end(content);
    if (head.url.starts_with(kMark)) return std::nullopt;
    const HeaderBlock http(content.substr(0, std::min(end.header, content.size())));
    if (end.header == std::string_view::npos || !is_found_page(http)) {
      pages_.skip();
      return std::nullopt;
    }
    std::optional<ReadResult> read;
    ReadResult result = guarded(place(), [&]() -> ReadResult {
      read = pages_.read(http, content.substr(end.body), {url_, date_of(head.date), {}}, place());
      return ReadIssue{};
    });
    if (!std::get<ReadIssue>(result).reason.empty()) return result;
    return read;
  }

  // Moves past the next line that begins a record; counts other bytes as lost.
  std::optional<Head> find_head() {
    if (pending_) return std::exchange(pending_, std::nullopt);
    while (window_.more()) {
      window_.begin_record();
      std::size_t end = window_.ahead().find('\n');
      while (end == std::string_view::npos && window_.ahead().size() < kMaxLine &&
             window_.more_than(window_.ahead().size()))
        end = window_.ahead().find('\n');
      const std::size_t length = end == std::string_view::npos ? window_.ahead().size() : end + 1;
      const std::string line(window_.ahead().substr(0, length));
      window_.advance(length);
      if (std::optional<Head> head = head_of(line)) return head;
      if (!trimmed(line, " \t\r\n").empty()) lost_bytes_ += line.size();
    }
    return std::nullopt;
  }

  // Whether there were so many bytes. The last record of a file may lack its line end.
  bool skip(std::uint64_t count) {
    constexpr std::uint64_t kLineEnd = 2;
    while (count != 0 && window_.more()) {
      const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(count, window_.ahead().size()));
      window_.advance(step);
      count -= step;
    }
    return count <= kLineEnd;
  }

  [[nodiscard]] ReadResult lost_issue(std::uint64_t bytes) {
    ++number_;
    return ReadIssue{place(), both(messages::kNotArc, {bytes})};
  }

  ReadResult cut_off() {
    done_ = true;
    return ReadIssue{place(), with_address(both(messages::kCutBeforeLast), url_)};
  }

  [[nodiscard]] SourceLocation place() const {
    SourceLocation place = origin_;
    place.entry += (place.entry.empty() ? "record " : "/record ") + std::to_string(number_);
    return place;
  }

  std::unique_ptr<GzipMembers> members_;
  ByteWindow window_;
  SourceLocation origin_;
  std::size_t max_bytes_;
  CapturedPages pages_;
  std::uint64_t number_ = 0;
  std::uint64_t lost_bytes_ = 0;
  std::optional<Head> pending_;  // read after bytes that are reported first
  std::string url_;
  bool done_ = false;
};

}  // namespace

bool looks_like_arc(std::string_view head) {
  return head.starts_with(kMark) || gzip_begins_with(head, kMark);
}

std::unique_ptr<RecordReader> open_arc(ByteSource& file, const SourceLocation& origin,
                                       const ReadOptions& options) {
  return std::make_unique<ArcReader>(file, origin, options);
}

}  // namespace warta::readers
