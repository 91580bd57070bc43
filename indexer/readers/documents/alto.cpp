// SPDX-License-Identifier: GPL-3.0-or-later
// ALTO (loc.gov/standards/alto, versions 1 to 4): the recognised text of scanned pages. A page is an article,
// its blocks are paragraphs in the order of the file; broken words are joined; the page's number is a tag.
#include <deque>
#include <utility>

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/documents/alto_pages.h"
#include "indexer/readers/documents/parts.h"
#include "util/text.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

class AltoReader final : public RecordReader {
 public:
  AltoReader(ByteSource& file, SourceLocation origin, const ReadOptions& options)
      : file_(file), origin_(std::move(origin)), options_(options) {}

  std::optional<ReadResult> next() override {
    if (!std::exchange(opened_, true)) {
      pages_ = alto_pages(whole_file(file_, options_.limits));
      several_ = pages_.size() > 1;
      if (pages_.empty()) return ReadIssue{origin_, both(messages::kNoAlto)};
    }
    if (pages_.empty()) return std::nullopt;
    AltoPage page = std::move(pages_.front());
    pages_.pop_front();
    ++count_;
    SourceLocation place = origin_;
    if (several_) place.entry += (place.entry.empty() ? "page " : "/page ") + std::to_string(count_);
    return guarded(place, [&] { return article(page, place); });
  }

 private:
  static ReadResult article(const AltoPage& page, const SourceLocation& place) {
    ScannedText text;
    for (const AltoBlock& block : page.blocks) text.add(block);
    text.add_page_number(page.number);
    ReadResult result = document_article({}, text.take_text(), {}, place);
    if (auto* const article = std::get_if<Article>(&result)) text.describe(*article);
    return result;
  }

  ByteSource& file_;
  SourceLocation origin_;
  const ReadOptions& options_;
  std::deque<AltoPage> pages_;
  std::size_t count_ = 0;
  bool opened_ = false, several_ = false;
};

}  // namespace

bool looks_like_alto(std::string_view head) {
  head = head.substr(0, 4096);
  const std::size_t at = head.find("alto");
  return head.find('<') != std::string_view::npos && at != std::string_view::npos &&
         (head.find("<alto") != std::string_view::npos || head.find(":alto ") != std::string_view::npos) &&
         lowered(head).find("<html") == std::string::npos;
}

std::unique_ptr<RecordReader> open_alto(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options) {
  return std::make_unique<AltoReader>(file, origin, options);
}

}  // namespace warta::readers
