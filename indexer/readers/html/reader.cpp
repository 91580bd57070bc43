// SPDX-License-Identifier: GPL-3.0-or-later
//
// HTML: one saved page a file.
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/html/article.h"

namespace warta::readers {

namespace {

class HtmlReader final : public RecordReader {
 public:
  HtmlReader(ByteSource& file, SourceLocation origin, const ReadLimits& limits)
      : file_(file), origin_(std::move(origin)), limits_(limits) {}

  std::optional<ReadResult> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    std::string page;
    for (std::string_view bytes = file_.next(); !bytes.empty(); bytes = file_.next()) {
      page += bytes;
      if (page.size() > limits_.max_record_bytes) break;  // and read_html_article says so
    }
    return guarded(origin_, [&] { return read_html_article({page, {}, {}}, origin_, limits_); });
  }

 private:
  ByteSource& file_;
  SourceLocation origin_;
  ReadLimits limits_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> open_html(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options) {
  return std::make_unique<HtmlReader>(file, origin, options.limits);
}

}  // namespace warta::readers
