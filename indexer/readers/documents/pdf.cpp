// SPDX-License-Identifier: GPL-3.0-or-later
// PDF (ISO 32000), by poppler's program pdftotext in a process of its own with limits: its output with
// -bbox-layout has the blocks of a page in reading order, with their places and what the file says of itself.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/documents/child_program.h"
#include "indexer/readers/documents/joined_lines.h"
#include "indexer/readers/documents/one_document.h"
#include "indexer/readers/documents/parts.h"
#include "util/printable.h"
#include "util/text.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

// In points of 1/72 inch, from the upper left corner of the page.
struct PrintLine {
  std::string text;
  double left = 0, top = 0, bottom = 0;
  double height = 0;  // of its tallest word, about the size of the font
};
struct PrintBlock {
  double left = 0;
  std::vector<PrintLine> lines;
};
struct PrintPage {
  double height = 0;
  std::vector<PrintBlock> blocks;
};

double number(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::isfinite(value) ? value : 0;
}

// The output of `pdftotext -bbox-layout`.
class Layout final : public XmlEvents {
 public:
  void start(const std::string& element, const std::function<std::string(const char*)>& attribute) override {
    if (element == "page") {
      pages.push_back({number(attribute("height")), {}});
    } else if (element == "block" && !pages.empty()) {
      pages.back().blocks.push_back({number(attribute("xMin")), {}});
    } else if (element == "line" && has_block()) {
      pages.back().blocks.back().lines.push_back(
          {{}, number(attribute("xMin")), number(attribute("yMin")), number(attribute("yMax")), 0});
    } else if (element == "word" && has_line()) {
      PrintLine& line = pages.back().blocks.back().lines.back();
      line.height = std::max(line.height, number(attribute("yMax")) - number(attribute("yMin")));
      if (!line.text.empty()) line.text += ' ';
      into_ = &line.text;
    } else if (element == "title") {
      into_ = &facts.title;
    } else if (element == "meta") {
      const std::string name = attribute("name");
      if (name == "Author") facts.author = attribute("content");
      if (name == "CreationDate") facts.date = attribute("content");
    }
  }
  void text(std::string_view text) override {
    if (into_ != nullptr) into_->append(text);
  }
  void end(const std::string&) override { into_ = nullptr; }

  DocumentFacts facts;
  std::vector<PrintPage> pages;

 private:
  [[nodiscard]] bool has_block() const { return !pages.empty() && !pages.back().blocks.empty(); }
  [[nodiscard]] bool has_line() const { return has_block() && !pages.back().blocks.back().lines.empty(); }

  std::string* into_ = nullptr;
};

// A line without its numbers: `Halaman 3 dari 5` and `Halaman 4 dari 5` are one.
std::string without_numbers(std::string_view text) {
  std::string key;
  for (const char c : collapsed(text)) {
    if (!is_digit(c)) {
      key += c;
    } else if (!key.ends_with('#')) {
      key += '#';
    }
  }
  return key;
}

// What browsers print above and below a page: its title, address and number, and the time.
bool is_of_browser(std::string_view text, std::string_view title) {
  const std::string key = without_numbers(text);
  return (!title.empty() && text == title) || text.starts_with("http://") || text.starts_with("https://") ||
         text.starts_with("file://") || key == "#/#" || key.starts_with("#/#/#, #:#") ||
         key.starts_with("#/#/#, #.#");
}

// Removes heads and feet: lines in the margins that come on several pages, whatever their numbers.
void drop_margins(std::vector<PrintPage>& pages, std::string_view title) {
  constexpr double kEdge = 0.05;    // of the page's height
  constexpr double kMargin = 0.12;  // of the page's height
  const auto in_margin = [&](const PrintPage& page, const PrintLine& line) {
    return line.bottom < page.height * kMargin || line.top > page.height * (1 - kMargin);
  };
  std::map<std::string, std::size_t> pages_with;
  for (const PrintPage& page : pages) {
    std::set<std::string> found;
    for (const PrintBlock& block : page.blocks)
      for (const PrintLine& line : block.lines)
        if (in_margin(page, line)) found.insert(without_numbers(line.text));
    for (const std::string& key : found) ++pages_with[key];
  }
  // On at least a third of the pages: heads of left and right pages differ.
  const std::size_t fewest = std::max<std::size_t>(2, pages.size() / 3);
  for (PrintPage& page : pages) {
    for (PrintBlock& block : page.blocks) {
      std::erase_if(block.lines, [&](const PrintLine& line) {
        if (!in_margin(page, line)) return false;
        const bool is_at_edge = line.bottom < page.height * kEdge || line.top > page.height * (1 - kEdge);
        if (is_at_edge && is_of_browser(line.text, title)) return true;
        const std::string key = without_numbers(line.text);
        const bool is_number = key == "#" || key == "- # -";
        return pages_with[key] >= fewest || (is_number && pages.size() > 1);
      });
    }
    std::erase_if(page.blocks, [](const PrintBlock& block) { return block.lines.empty(); });
  }
}

double median_height(const std::vector<PrintPage>& pages) {
  std::vector<double> heights;
  for (const PrintPage& page : pages)
    for (const PrintBlock& block : page.blocks)
      for (const PrintLine& line : block.lines) heights.insert(heights.end(), line.text.size(), line.height);
  if (heights.empty()) return 0;
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

std::string text_of(const PrintBlock& block) {
  std::string text;
  for (const PrintLine& line : block.lines) append_print_line(text, line.text);
  return text;
}

// Programs write names of files and of themselves into the title.
bool is_title(const std::string& title) {
  const std::string low = lowered(title);
  constexpr auto kNone = std::to_array<std::string_view>(
      {"untitled", "tanpa judul", "microsoft word", "microsoft powerpoint", "document"});
  if (low.find(' ') == std::string::npos && low.find_first_of("._/\\:") != std::string::npos) return false;
  constexpr auto kFiles =
      std::to_array<std::string_view>({".doc", ".docx", ".pdf", ".indd", ".qxd", ".odt", ".pub", ".cdr"});
  return !low.empty() && std::none_of(kNone.begin(), kNone.end(), [&](std::string_view none) {
    return low.starts_with(none);
  }) && std::none_of(kFiles.begin(), kFiles.end(), [&](std::string_view end) { return low.ends_with(end); });
}

// Takes the headline off the first page: the block that the file's title names, else the first of the largest
// lines there, when they are larger than the text.
std::string take_heading(std::vector<PrintPage>& pages, const std::string& title) {
  constexpr double kLarger = 1.2, kSame = 0.95;  // times the text; of the largest
  constexpr std::size_t kLongest = 250;          // bytes of a headline
  if (pages.empty()) return {};
  std::vector<PrintBlock>& blocks = pages.front().blocks;
  const auto take = [&](std::size_t block, std::size_t begin, std::size_t end) {
    auto& lines = blocks[block].lines;
    std::string heading;
    for (std::size_t i = begin; i < end; ++i) append_print_line(heading, lines[i].text);
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                lines.begin() + static_cast<std::ptrdiff_t>(end));
    return heading;
  };
  for (std::size_t i = 0; !title.empty() && i < blocks.size(); ++i)
    if (lowered(collapsed(text_of(blocks[i]))) == lowered(title)) return take(i, 0, blocks[i].lines.size());
  double largest = 0;
  for (const PrintBlock& block : blocks)
    for (const PrintLine& line : block.lines)
      if (line.text.size() > 2) largest = std::max(largest, line.height);
  if (largest < median_height(pages) * kLarger) return {};
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto& lines = blocks[i].lines;
    const auto is_large = [&](const PrintLine& line) { return line.height >= largest * kSame; };
    const auto first = std::find_if(lines.begin(), lines.end(), is_large);
    const auto last = std::find_if_not(first, lines.end(), is_large);
    if (first == lines.end()) continue;
    std::size_t bytes = 0;
    for (auto line = first; line != last; ++line) bytes += line->text.size();
    if (bytes > kLongest) return {};
    return take(i, static_cast<std::size_t>(first - lines.begin()),
                static_cast<std::size_t>(last - lines.begin()));
  }
  return {};
}

// Paragraphs, one a line. A block is one or, where lines are indented, several; a paragraph goes on in the
// next block or page when its sentence does.
std::string paragraphs_of(const std::vector<PrintPage>& pages) {
  constexpr double kIndent = 0.6;  // of the height of the line
  std::string body, paragraph;
  const auto end_paragraph = [&] {
    if (paragraph.empty()) return;
    body.append(body.empty() ? "" : "\n").append(paragraph);
    paragraph.clear();
  };
  for (const PrintPage& page : pages) {
    for (const PrintBlock& block : page.blocks) {
      bool is_first = true;
      for (const PrintLine& line : block.lines) {
        const bool is_indented = line.left > block.left + line.height * kIndent;
        const bool is_rest = goes_on(paragraph) && begins_lower(line.text);
        if ((is_first && !is_rest) || (!is_first && is_indented && !goes_on(paragraph))) end_paragraph();
        is_first = false;
        append_print_line(paragraph, line.text);
      }
    }
  }
  end_paragraph();
  return body;
}

[[noreturn]] void fail(const Bilingual& problem) { throw Error(ErrorCode::io, problem); }

void check(const ChildOutcome& outcome, const ChildLimits& limits) {
  using End = ChildOutcome::End;
  if (outcome.end == End::not_found) throw Error(ErrorCode::unsupported, both(messages::kNoPdftotext));
  if (outcome.end == End::timed_out) fail(both(messages::kPdfTooSlow, {limits.time.count()}));
  if (outcome.end == End::too_much_output) fail(both(messages::kPdfTooMuchText));
  const auto says = [&](std::string_view words) {
    return lowered(outcome.errors).find(words) != std::string::npos;
  };
  if (says("incorrect password") || says("encrypted with") ||
      says("unsupported version/revision of standard security"))
    fail(both(messages::kPassword));
  if (says("copying of text from this document is not allowed")) fail(both(messages::kPdfLocked));
  if (outcome.end == End::killed) fail(both(messages::kPdfNotFinished));
  if (outcome.status != 0 || outcome.output.empty()) {
    std::string reason = outcome.errors.substr(0, outcome.errors.find('\n'));
    fail(reason.empty() ? both(messages::kPdfDamaged) : both(messages::kPdfDamagedSays, {printable(reason)}));
  }
}

// XML without the control characters that fonts without names give: XML has no way to write them.
void make_xml(std::string& text) {
  std::replace_if(
      text.begin(), text.end(),
      [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t' && c != '\r'; }, ' ');
}

ReadResult read_pdf(const std::string& bytes, const SourceLocation& origin, const ReadOptions& options) {
  ChildLimits limits;
  limits.output_bytes = std::min(limits.output_bytes, options.limits.max_record_bytes * 4);
  ChildOutcome outcome = run_child("pdftotext", {"-enc", "UTF-8", "-bbox-layout", "-", "-"}, bytes, limits);
  check(outcome, limits);
  make_xml(outcome.output);
  Layout layout;
  walk_xml(outcome.output, layout);
  layout.facts.title = collapsed(layout.facts.title);
  if (!is_title(layout.facts.title)) layout.facts.title.clear();
  drop_margins(layout.pages, layout.facts.title);
  std::string& date = layout.facts.date;  // pdftotext writes whole hours as `+07`
  if (date.size() > 3 && (date[date.size() - 3] == '+' || date[date.size() - 3] == '-') &&
      date.find('T') < date.size() - 3)
    date += ":00";
  const std::size_t pages = layout.pages.size();
  std::string heading = take_heading(layout.pages, layout.facts.title);
  std::string body = paragraphs_of(layout.pages);
  if (trimmed(body, " \t\n").empty() && heading.empty())
    return ReadIssue{origin, both(pages == 1 ? messages::kPdfScan : messages::kPdfScans, {pages})};
  if (trimmed(body, " \t\n").empty()) body = std::exchange(heading, std::string());
  return document_article(std::move(heading), std::move(body), layout.facts, origin);
}

}  // namespace

bool looks_like_pdf(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return head.starts_with("%PDF-");
}

std::unique_ptr<RecordReader> open_pdf(ByteSource& file, const SourceLocation& origin,
                                       const ReadOptions& options) {
  return std::make_unique<OneDocument>(file, origin, options, read_pdf);
}

}  // namespace warta::readers
