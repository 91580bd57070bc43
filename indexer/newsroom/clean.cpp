// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "indexer/newsroom/byline.h"
#include "indexer/newsroom/date_scan.h"
#include "indexer/newsroom/dateline.h"
#include "indexer/newsroom/furniture.h"
#include "indexer/newsroom/publishers.h"
#include "indexer/newsroom/related.h"
#include "indexer/newsroom/rule_names.h"
#include "indexer/newsroom/text_scan.h"
#include "warta/newsroom.h"

namespace warta {

namespace {

using newsroom::Line;

// Bylines stand among the first and the last lines; `Penulis:` in between belongs to a list in the story.
constexpr std::size_t kBylineFirstLines = 4;
constexpr std::size_t kBylineLastLines = 6;
constexpr std::size_t kMaxTitleBytes = 160;

// A headline is followed by a story: by some longer line, perhaps after a byline.
bool is_title_line(const std::vector<Line>& lines, std::size_t at) {
  constexpr std::size_t kLinesAhead = 3;
  const std::string_view text = lines[at].text;
  if (text.size() > kMaxTitleBytes || std::string_view(".:;,").find(text.back()) != std::string_view::npos)
    return false;
  for (std::size_t next = at + 1; next < lines.size() && next <= at + kLinesAhead; ++next) {
    if (lines[next].text.size() > text.size() / 2) return true;
  }
  return false;
}

// Reads the lines of a body from top to bottom, then looks at its end once more.
class Cleaner {
 public:
  Cleaner(const Article& article, CleanedArticle& cleaned)
      : lines_(newsroom::lines_of(article.body)),
        cleaned_(cleaned),
        body_(article.body),
        title_known_(!article.title.empty()),
        story_begin_(article.body.size()) {}

  void run() {
    for (std::size_t at = 0; at < lines_.size(); ++at) read(at);
    read_end();
    drop_overlaps();
    newsroom::find_story_date(std::string_view(body_).substr(story_begin_), cleaned_);
  }

 private:
  [[nodiscard]] bool is_swallowed(const Line& line) const {
    return !cleaned_.spans.empty() && line.begin < cleaned_.spans.back().end;
  }

  bool take_line(std::size_t at) {
    const Line& line = lines_[at];
    const bool at_edge = at < kBylineFirstLines || at + kBylineLastLines >= lines_.size();
    if (at_edge && (newsroom::take_byline(line, cleaned_) || newsroom::take_source_line(line, cleaned_)))
      return true;
    return newsroom::take_related_line(lines_, at, cleaned_.spans) ||
           newsroom::take_furniture(line, cleaned_.spans);
  }

  bool take_title_label(const Line& line) {
    static const auto labels = newsroom::labels("title");
    const std::string_view title = newsroom::behind_label(line.text, labels);
    if (title_known_ || title.empty() || title.size() == line.text.size()) return false;
    cleaned_.title = title;
    cleaned_.spans.push_back({line.begin, line.end(), SpanKind::title, newsroom::rule::kTitleLabel});
    return title_known_ = true;
  }

  void read(std::size_t at) {
    Line line = lines_[at];
    if (is_swallowed(line) || take_line(at)) return;
    if (!story_begun_) {
      if (newsroom::take_date_line(line, cleaned_) || take_title_label(line)) return;
      line.drop(newsroom::take_leading_byline(line, cleaned_));
      const std::size_t dateline = newsroom::take_dateline(line, cleaned_);
      if (dateline == 0 && !title_known_ && is_title_line(lines_, at)) {
        cleaned_.title = line.text;
        cleaned_.spans.push_back({line.begin, line.end(), SpanKind::title, newsroom::rule::kTitleLine});
        title_known_ = true;
        return;
      }
      line.drop(dateline);
      story_begun_ = true;
      story_begin_ = line.begin;
    }
    last_story_line_ = at;
    newsroom::take_related_brackets(line, cleaned_.spans);
    newsroom::take_furniture_inline(line, cleaned_.spans);
    newsroom::take_related_inline(line, cleaned_.spans);
  }

  // The line that the story ends with: signatures follow its last sentence.
  void read_end() {
    if (!story_begun_) return;
    Line line = lines_[last_story_line_];
    std::uint32_t end = line.end();
    for (const TextSpan& span : cleaned_.spans) {  // what follows the story on its line is taken already
      if (span.begin >= line.begin && span.end == end) end = span.begin;
    }
    line.text = line.text.substr(0, end - line.begin);
    line.text = line.text.substr(0, newsroom::take_furniture_tail(line, cleaned_.spans));
    const bool only_line = line.begin <= story_begin_;
    if (!only_line && newsroom::take_signature(line, cleaned_)) return;
    // A signature on a line of its own is judged by the line before.
    const std::uint32_t begin =
        only_line ? static_cast<std::uint32_t>(std::max<std::size_t>(line.begin, story_begin_)) : line.begin;
    if (begin >= line.end()) return;  // nothing follows the dateline
    newsroom::take_closing_initials(line.text.substr(begin - line.begin), begin, cleaned_);
  }

  void drop_overlaps() {
    std::vector<TextSpan>& spans = cleaned_.spans;
    std::stable_sort(spans.begin(), spans.end(),
                     [](const TextSpan& a, const TextSpan& b) { return a.begin < b.begin; });
    std::uint32_t end = 0;
    std::erase_if(spans, [&end](const TextSpan& span) {
      if (span.begin < end || span.begin >= span.end) return true;
      end = span.end;
      return false;
    });
  }

  std::vector<Line> lines_;
  CleanedArticle& cleaned_;
  const std::string& body_;
  bool title_known_;
  bool story_begun_ = false;
  std::size_t story_begin_;
  std::size_t last_story_line_ = 0;
};

}  // namespace

std::string_view span_kind_name(SpanKind kind) noexcept {
  constexpr std::array<std::string_view, 5> kNames = {"title", "byline", "dateline", "related", "furniture"};
  return kNames[static_cast<std::size_t>(kind)];
}

CleanedArticle clean(const Article& article) {
  CleanedArticle cleaned;
  Cleaner(article, cleaned).run();
  // A story tells of years to come; a slip of the pen would be the newest article for ever.
  if (cleaned.published && newsroom::is_in_future(*cleaned.published)) {
    cleaned.published.reset();
    cleaned.published_rule = {};
  }
  if (cleaned.publisher.empty()) cleaned.publisher = newsroom::publisher_of_address(article.url);
  return cleaned;
}

}  // namespace warta
