// SPDX-License-Identifier: GPL-3.0-or-later
// ALTO (loc.gov/standards/alto, versions 1 to 4): the recognised text of scanned pages. A page is an article,
// its blocks are paragraphs in the order of the file; broken words are joined; the page's number is a tag.
#include <charconv>
#include <deque>
#include <utility>

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/documents/joined_lines.h"
#include "indexer/readers/documents/parts.h"
#include "util/text.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

struct ScannedPage {
  std::string number;  // printed, else that of the image
  std::string text;
  double confidence = 0;  // sum over the words that have one, 0 to 1 each
  std::size_t judged = 0;
};

class Alto final : public XmlEvents {
 public:
  void start(const std::string& element, const std::function<std::string(const char*)>& attribute) override {
    if (element == "Page") {
      pages.emplace_back();
      pages.back().number = attribute("PRINTED_IMG_NR");
      if (pages.back().number.empty()) pages.back().number = attribute("PHYSICAL_IMG_NR");
    } else if (element == "TextBlock") {
      end_block();
    } else if (element == "String" && !pages.empty()) {
      add_word(attribute);
    } else if (element == "HYP" && !is_joined_) {
      line_ += "-";
    }
  }
  void text(std::string_view) override {}
  void end(const std::string& element) override {
    if (element == "TextLine") end_line();
    if (element == "TextBlock" || element == "Page") end_block();
  }

  std::deque<ScannedPage> pages;

 private:
  // The first half of a broken word gives all of it, as SUBS_CONTENT says; the second nothing.
  void add_word(const std::function<std::string(const char*)>& attribute) {
    const std::string type = attribute("SUBS_TYPE");
    const std::string whole = attribute("SUBS_CONTENT");
    const std::string confidence = attribute("WC");
    double value = 0;
    if (std::from_chars(confidence.data(), confidence.data() + confidence.size(), value).ec == std::errc() &&
        value >= 0 && value <= 1) {
      pages.back().confidence += value;
      ++pages.back().judged;
    }
    is_joined_ = type == "HypPart1" && !whole.empty();
    if (type == "HypPart2" && std::exchange(was_joined_, false)) return;
    was_joined_ = is_joined_;
    if (!line_.empty()) line_ += ' ';
    line_ += is_joined_ ? whole : attribute("CONTENT");
  }

  void end_line() {
    append_print_line(block_, line_);
    line_.clear();
    is_joined_ = false;
  }

  void end_block() {
    end_line();
    if (pages.empty() || block_.empty()) return;
    std::string& text = pages.back().text;
    if (goes_on(text) && begins_lower(block_)) {  // in the next column
      append_print_line(text, block_);
    } else {
      text.append(text.empty() ? "" : "\n").append(block_);
    }
    block_.clear();
  }

  std::string line_, block_;
  bool is_joined_ = false;   // the last word is both halves
  bool was_joined_ = false;  // and its second half is to come
};

class AltoReader final : public RecordReader {
 public:
  AltoReader(ByteSource& file, SourceLocation origin, const ReadOptions& options)
      : file_(file), origin_(std::move(origin)), options_(options) {}

  std::optional<ReadResult> next() override {
    if (!std::exchange(opened_, true)) {
      Alto alto;
      walk_xml(whole_file(file_, options_.limits), alto);
      pages_ = std::move(alto.pages);
      several_ = pages_.size() > 1;
      if (pages_.empty()) return ReadIssue{origin_, both(messages::kNoAlto)};
    }
    if (pages_.empty()) return std::nullopt;
    ScannedPage page = std::move(pages_.front());
    pages_.pop_front();
    ++count_;
    SourceLocation place = origin_;
    if (several_) place.entry += (place.entry.empty() ? "page " : "/page ") + std::to_string(count_);
    return guarded(place, [&] { return article(std::move(page), place); });
  }

 private:
  static ReadResult article(ScannedPage page, const SourceLocation& place) {
    constexpr double kPoor = 0.7;  // of 1; tesseract gives clean print 0.9 and more
    ReadResult result = document_article({}, std::move(page.text), {}, place);
    auto* const article = std::get_if<Article>(&result);
    if (article == nullptr) return result;
    const std::string number = collapsed(page.number);
    if (!number.empty() && number.size() < 20) article->tags.push_back("halaman=" + number);
    if (page.judged != 0 && page.confidence < kPoor * static_cast<double>(page.judged)) {
      const auto percent = static_cast<int>(100 * page.confidence / static_cast<double>(page.judged));
      article->notes.push_back(both(messages::kPoorOcr, {percent}));
    }
    return result;
  }

  ByteSource& file_;
  SourceLocation origin_;
  const ReadOptions& options_;
  std::deque<ScannedPage> pages_;
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
