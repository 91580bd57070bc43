// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Lines: one article a line. A line that is not an object, or is truncated, is reported, and reading
// continues.
#include <simdjson.h>

#include "indexer/readers/bytes/line_source.h"
#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/fields/field_names.h"
#include "indexer/readers/fields/file_dates.h"
#include "indexer/readers/json/article.h"

namespace warta::readers {

namespace {

// `{…},`: lines taken from an array.
void drop_comma(std::string& line) {
  const std::size_t last = line.find_last_not_of(" \t\r");
  if (last != std::string::npos && last > 0 && line[last] == ',' && line[last - 1] == '}') line.resize(last);
}

class JsonLinesReader final : public RecordReader {
 public:
  JsonLinesReader(ByteSource& file, SourceLocation origin, const ReadOptions& options, FileDates& dates)
      : lines_(file, options.limits.max_record_bytes),
        origin_(std::move(origin)),
        options_(options),
        parser_(&dates) {}

  std::optional<ReadResult> next() override {
    while (lines_.next(line_)) {
      if (line_.number == 1 && line_.text.starts_with("\xEF\xBB\xBF")) line_.text.erase(0, 3);
      if (!line_.too_long && line_.text.find_first_not_of(" \t\r\f\v") == std::string::npos) continue;
      origin_.line = line_.number;
      if (line_.too_long) {
        return ReadIssue{origin_,
                         both(messages::kLineTooLong, {line_.bytes, options_.limits.max_record_bytes})};
      }
      drop_comma(line_.text);
      ReadResult result = parser_.parse(line_.text, origin_, options_);
      if (auto* issue = std::get_if<ReadIssue>(&result))
        issue->record = line_.text.substr(0, kKeptOfRejected);
      return result;
    }
    return std::nullopt;
  }

 private:
  LineSource lines_;
  LineSource::Line line_;
  SourceLocation origin_;
  const ReadOptions& options_;
  JsonArticleParser parser_;
};

}  // namespace

std::unique_ptr<RecordReader> open_jsonl(ByteSource& file, const SourceLocation& origin,
                                         const ReadOptions& options) {
  return make_dated<JsonLinesReader>(options.date_order, file, origin, options);
}

}  // namespace warta::readers
