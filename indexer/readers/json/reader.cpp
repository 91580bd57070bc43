// SPDX-License-Identifier: GPL-3.0-or-later
// JSON: an array of articles, one article, or an object with an array of them. An element that is not an
// article is reported; after a broken one, reading continues at what begins like the elements before.
#include <deque>
#include <utility>

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/fields/file_dates.h"
#include "indexer/readers/json/article.h"
#include "indexer/readers/json/values.h"

namespace warta::readers {

namespace {

class JsonReader final : public RecordReader {
 public:
  JsonReader(ByteSource& file, SourceLocation origin, const ReadOptions& options, FileDates& dates)
      : values_(file, options.limits.max_record_bytes),
        origin_(std::move(origin)),
        options_(options),
        parser_(&dates) {}

  std::optional<ReadResult> next() override {
    if (waiting_.empty() && !done_) read_value();
    if (waiting_.empty()) return std::nullopt;
    ReadResult result = std::move(waiting_.front());
    waiting_.pop_front();
    return result;
  }

 private:
  void read_value() {
    if (!values_.next(value_)) {
      done_ = true;
      if (!any_) waiting_.emplace_back(ReadIssue{origin_, both(messages::kEmpty)});
      return;
    }
    any_ = true;
    origin_.line = value_.line;
    if (value_.text.starts_with("\xEF\xBB\xBF")) value_.text.erase(0, 3);
    Bilingual problem = value_.problem;
    if (problem.empty()) {
      problem = parser_.parse_all(value_.text, origin_, options_, waiting_);
      if (problem.empty()) {
        for (ReadResult& result : waiting_) {
          if (auto* issue = std::get_if<ReadIssue>(&result))
            issue->record = value_.text.substr(0, kKeptOfRejected);
        }
        values_.approve(value_);
        return;
      }
    }
    const std::uint64_t line = values_.recover();
    problem = line == 0 ? both(messages::kSkippedToEnd, {problem})
                        : both(messages::kSkippedToLine, {problem, line});
    waiting_.emplace_back(ReadIssue{origin_, std::move(problem), value_.text.substr(0, kKeptOfRejected)});
  }

  JsonValues values_;
  JsonValues::Value value_;
  SourceLocation origin_;
  const ReadOptions& options_;
  JsonArticleParser parser_;
  std::deque<ReadResult> waiting_;
  bool any_ = false;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> open_json(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options) {
  return make_dated<JsonReader>(options.date_order, file, origin, options);
}

}  // namespace warta::readers
