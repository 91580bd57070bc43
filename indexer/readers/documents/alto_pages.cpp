// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/documents/alto_pages.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <utility>

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/documents/joined_lines.h"
#include "indexer/readers/documents/parts.h"
#include "util/text.h"

namespace warta::readers {

namespace {

class Alto final : public XmlEvents {
 public:
  void start(const std::string& element, const std::function<std::string(const char*)>& attribute) override {
    if (element == "Page") {
      pages.emplace_back();
      pages.back().number = attribute("PRINTED_IMG_NR");
      if (pages.back().number.empty()) pages.back().number = attribute("PHYSICAL_IMG_NR");
    } else if (element == "ComposedBlock") {
      composed_.push_back(attribute("ID"));
    } else if (element == "TextBlock") {
      end_block();
      id_ = attribute("ID");
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
    if (element == "ComposedBlock" && !composed_.empty()) composed_.pop_back();
  }

  std::deque<AltoPage> pages;

 private:
  // The first half of a broken word gives all of it, as SUBS_CONTENT says; the second nothing.
  void add_word(const std::function<std::string(const char*)>& attribute) {
    const std::string type = attribute("SUBS_TYPE");
    const std::string whole = attribute("SUBS_CONTENT");
    const std::string confidence = attribute("WC");
    double value = 0;
    if (std::from_chars(confidence.data(), confidence.data() + confidence.size(), value).ec == std::errc() &&
        value >= 0 && value <= 1) {
      block_.confidence += value;
      ++block_.judged;
    }
    is_joined_ = type == "HypPart1" && !whole.empty();
    if (type == "HypPart2" && std::exchange(was_joined_, false)) return;
    was_joined_ = is_joined_;
    if (!line_.empty()) line_ += ' ';
    line_ += is_joined_ ? whole : attribute("CONTENT");
  }

  void end_line() {
    append_print_line(block_.text, line_);
    line_.clear();
    is_joined_ = false;
  }

  void end_block() {
    end_line();
    if (!pages.empty() && !block_.text.empty()) {
      block_.ids = composed_;
      block_.ids.push_back(id_);
      pages.back().blocks.push_back(std::move(block_));
    }
    block_ = {};
    id_.clear();
  }

  std::string line_, id_;
  AltoBlock block_;
  std::vector<std::string> composed_;
  bool is_joined_ = false;   // the last word is both halves
  bool was_joined_ = false;  // and its second half is to come
};

}  // namespace

std::deque<AltoPage> alto_pages(const std::string& xml) {
  Alto alto;
  walk_xml(xml, alto);
  return std::move(alto.pages);
}

void ScannedText::add(const AltoBlock& block) {
  confidence_ += block.confidence;
  judged_ += block.judged;
  if (goes_on(text_) && begins_lower(block.text)) {  // in the next column
    append_print_line(text_, block.text);
  } else {
    text_.append(text_.empty() ? "" : "\n").append(block.text);
  }
}

void ScannedText::add_page_number(std::string_view number) {
  constexpr std::size_t kLongest = 20;  // bytes
  std::string tidy = collapsed(number);
  if (tidy.empty() || tidy.size() >= kLongest) return;
  if (std::find(numbers_.begin(), numbers_.end(), tidy) == numbers_.end())
    numbers_.push_back(std::move(tidy));
}

void ScannedText::describe(Article& article) const {
  constexpr double kPoor = 0.7;  // of 1; tesseract gives clean print 0.9 and more
  for (const std::string& number : numbers_) article.tags.push_back("halaman=" + number);
  if (judged_ == 0 || confidence_ >= kPoor * static_cast<double>(judged_)) return;
  const auto percent = static_cast<int>(100 * confidence_ / static_cast<double>(judged_));
  article.notes.push_back(both(messages::kPoorOcr, {percent}));
}

}  // namespace warta::readers
