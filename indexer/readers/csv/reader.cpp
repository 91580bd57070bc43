// SPDX-License-Identifier: GPL-3.0-or-later
// CSV and TSV: a header row names the fields, every other row is one article. A row that does not fit the
// header is reported, never guessed at.
#include <algorithm>
#include <utility>

#include "indexer/readers/bytes/decoded_source.h"
#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/csv/rows.h"
#include "indexer/readers/fields/field_names.h"
#include "indexer/readers/fields/file_dates.h"
#include "indexer/readers/json/text.h"
#include "indexer/readers/text/encoding.h"
#include "indexer/readers/text/late_encoding.h"
#include "util/printable.h"
#include "util/text.h"

namespace warta::readers {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view head) {
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  return head;
}

class CsvReader final : public RecordReader {
 public:
  CsvReader(ByteSource& file, SourceLocation origin, const ReadOptions& options, FileDates& dates)
      : text_(as_utf8(file)),
        rows_(text_, detect_separator(without_mark(text_.head())), options.limits.max_record_bytes),
        origin_(std::move(origin)),
        options_(options),
        dates_(dates) {}

  std::optional<ReadResult> next() override {
    if (!header_read_) {
      header_read_ = true;
      if (std::optional<ReadResult> issue = read_header()) return issue;
    }
    if (header_.empty()) return std::nullopt;
    do {
      if (std::exchange(waiting_, false)) break;
      if (!rows_.next(row_)) return std::nullopt;
    } while (is_blank_row() || is_repeated_header());
    origin_.line = row_.line;
    if (!row_.problem.empty()) return skip_broken_rows(row_.problem);
    if (row_.fields.size() != header_.size()) {
      return ReadIssue{origin_, both(messages::kRowFields, {row_.fields.size(), header_.size()}),
                       kept_record()};
    }
    return guarded(origin_, [&] { return article(); });
  }

  [[nodiscard]] std::uint64_t skipped() const override { return blank_rows_ + repeated_headers_; }
  [[nodiscard]] std::map<std::string, std::uint64_t> skipped_kinds() const override {
    std::map<std::string, std::uint64_t> kinds;
    if (blank_rows_ != 0) kinds["blank row"] = blank_rows_;
    if (repeated_headers_ != 0) kinds["repeated header"] = repeated_headers_;
    return kinds;
  }

 private:
  // `;;;`: written by spreadsheets after the last row.
  bool is_blank_row() {
    const bool blank =
        row_.problem.empty() && std::all_of(row_.fields.begin(), row_.fields.end(),
                                            [](const auto& f) { return trimmed(f, " \t").empty(); });
    blank_rows_ += blank ? 1 : 0;
    return blank;
  }

  // Where files were joined, the header of each is a row.
  bool is_repeated_header() {
    const bool repeated = row_.problem.empty() && row_.fields.size() == header_.size() &&
                          std::equal(header_.begin(), header_.end(), row_.fields.begin(),
                                     [](const std::string& name, const std::string& field) {
                                       return trimmed(without_mark(field), " \t") == name;
                                     });
    repeated_headers_ += repeated ? 1 : 0;
    return repeated;
  }

  // Spreadsheets still write windows-1252; the first block that is not ASCII shows it.
  ByteSource& as_utf8(ByteSource& file) {
    TextEncoding encoding = detect_encoding(file.head());
    if (!encoding.name.empty()) {
      note_ = std::move(encoding.note);
      decoded_ = std::make_unique<DecodedSource>(file, encoding.name);
    } else if (is_ascii(file.head())) {
      decoded_ = std::make_unique<LateEncoding>(file, note_);
    }
    return decoded_ == nullptr ? file : *decoded_;
  }

  // `sep=;` declares the separator to Excel.
  [[nodiscard]] bool is_separator_line() const {
    return row_.fields.size() == 2 && without_mark(row_.fields[0]) == "sep=" && row_.fields[1].empty();
  }

  std::optional<ReadResult> read_header() {
    if (!rows_.next(row_)) return ReadIssue{origin_, both(messages::kNoHeader)};
    if (is_separator_line() && !rows_.next(row_)) return ReadIssue{origin_, both(messages::kNoHeader)};
    origin_.line = row_.line;
    if (!row_.problem.empty()) return ReadIssue{origin_, both(messages::kHeader, {row_.problem})};
    std::string names;
    bool useful = false;
    const FieldCollector fields(options_.field_map);
    for (std::string& name : row_.fields) {
      if (header_.empty()) name = std::string(without_mark(name));
      name = std::string(trimmed(name, " \t"));
      if (name.size() > 1 && name.front() == '"' && name.back() == '"')
        name = name.substr(1, name.size() - 2);
      const auto known = fields.find(name);
      useful =
          useful || (known && (known->field == schema::Field::title || known->field == schema::Field::body));
      columns_.push_back(known);
      std::replace_if(
          name.begin(), name.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
      names.append(names.empty() ? "'" : ", '").append(shown_name(name)).append("'");
      header_.push_back(std::move(name));
    }
    if (useful) return std::nullopt;
    header_.clear();
    columns_.clear();
    return ReadIssue{origin_, both(messages::kHeaderNames, {names})};
  }

  [[nodiscard]] std::string kept_record() const {
    return std::string(rows_.record().substr(0, kKeptOfRejected));
  }

  // The rows after a broken one are often its remains, so rows are skipped up to the next one that fits; the
  // issue says how far.
  ReadIssue skip_broken_rows(Bilingual problem) {
    std::string record = kept_record();
    std::uint64_t passed = 0;
    while (rows_.next(row_)) {
      waiting_ = row_.problem.empty() && row_.fields.size() == header_.size();
      if (waiting_) break;
      ++passed;
    }
    if (passed != 0) {
      problem = waiting_ ? both(messages::kSkippedToLine, {problem, row_.line})
                         : both(messages::kSkippedToEnd, {problem});
    }
    return {origin_, std::move(problem), std::move(record)};
  }

  ReadResult article() {
    FieldCollector fields(options_.field_map, &dates_);
    std::vector<std::string> extra;
    for (std::size_t i = 0; i < header_.size(); ++i) {
      if (!columns_[i]) {
        fields.put_unknown(header_[i], row_.fields[i]);
        if (options_.extra_tags) put_extra_tag(header_[i], row_.fields[i], extra);
        continue;
      }
      std::vector<std::string> value;
      std::string& text = value.emplace_back(std::move(row_.fields[i]));
      if (columns_[i]->field == schema::Field::body) {
        const std::optional<std::string> inside = text_of_json(text);
        if (inside && inside->empty()) fields.put_unread(header_[i]);
        if (inside && !inside->empty()) text = *inside;
      }
      fields.put(*columns_[i], std::move(value));
    }
    ReadResult result = fields.finish(origin_);
    if (auto* issue = std::get_if<ReadIssue>(&result)) issue->record = kept_record();
    if (auto* article = std::get_if<Article>(&result)) {
      article->tags.insert(article->tags.end(), extra.begin(), extra.end());
      html_note_.add_once(*article);
      if (!note_.empty()) article->notes.push_back(std::exchange(note_, Bilingual()));
    }
    return result;
  }

  Bilingual note_;  // for the first article
  HtmlNote html_note_;
  std::unique_ptr<ByteSource> decoded_;
  ByteSource& text_;
  CsvRows rows_;
  CsvRows::Row row_;
  SourceLocation origin_;
  const ReadOptions& options_;
  FileDates& dates_;
  std::vector<std::string> header_;
  std::vector<std::optional<FieldCollector::Name>> columns_;  // field of each column
  bool header_read_ = false;
  bool waiting_ = false;  // row_ has been read but not returned
  std::uint64_t blank_rows_ = 0;
  std::uint64_t repeated_headers_ = 0;
};

}  // namespace

bool looks_like_csv(std::string_view head) {
  const std::string_view line = without_mark(head).substr(0, without_mark(head).find_first_of("\r\n"));
  const char separator = detect_separator(line);
  const std::map<std::string, std::string> no_map;
  const FieldCollector fields(no_map);
  std::size_t known = 0;
  bool useful = false;
  for (std::string_view rest = line; !rest.empty();) {
    const std::size_t end = rest.find(separator);
    std::string_view name = trimmed(rest.substr(0, end), " \t");
    if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    if (const auto field = fields.field_of(name)) {
      ++known;
      useful = useful || field == schema::Field::title || field == schema::Field::body;
    }
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return useful && known > 1;
}

std::unique_ptr<RecordReader> open_csv(ByteSource& file, const SourceLocation& origin,
                                       const ReadOptions& options) {
  return make_dated<CsvReader>(options.date_order, file, origin, options);
}

}  // namespace warta::readers
