// SPDX-License-Identifier: GPL-3.0-or-later
//
// HTML: one saved page a file.
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/html/article.h"
#include "indexer/readers/html/page_kind.h"

namespace warta::readers {

namespace {

class HtmlReader final : public RecordReader {
 public:
  HtmlReader(ByteSource& file, SourceLocation origin, const ReadOptions& options)
      : file_(file), origin_(std::move(origin)), limits_(options.limits), keep_all_(options.keep_all_pages) {}

  std::optional<ReadResult> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    std::string page;
    for (std::string_view bytes = file_.next(); !bytes.empty(); bytes = file_.next()) {
      page += bytes;
      if (page.size() > limits_.max_record_bytes) break;  // and read_html_article says so
    }
    ReadResult result = guarded(origin_, [&] { return read_html_article({page, {}, {}}, origin_, limits_); });
    const auto* article = std::get_if<Article>(&result);
    kind_ = keep_all_ || article == nullptr ? std::string_view() : other_page_kind(page, article->url);
    if (!kind_.empty()) return std::nullopt;
    return result;
  }

  [[nodiscard]] std::uint64_t skipped() const override { return kind_.empty() ? 0 : 1; }
  [[nodiscard]] std::map<std::string, std::uint64_t> skipped_kinds() const override {
    if (kind_.empty()) return {};
    return {{std::string(kind_), 1}};
  }

 private:
  ByteSource& file_;
  SourceLocation origin_;
  ReadLimits limits_;
  bool keep_all_;
  std::string_view kind_;  // of a page that is not an article
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> open_html(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options) {
  return std::make_unique<HtmlReader>(file, origin, options);
}

}  // namespace warta::readers
