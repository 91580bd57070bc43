// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "indexer/newsroom/dateline.h"
#include "indexer/newsroom/line_rules.h"
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

// THE table of rules. Each example is a test: what stands between « and » is what the rule takes.
constexpr std::array<NewsroomRule, 10> kRules = {{
    {newsroom::rule::kTitleLine,
     "the first line of a text without a title, when it is short and is no sentence",
     "«Harga Cabai Turun Menjelang Panen»\nHarga cabai turun di pasar.\nPetani menunggu."},
    {newsroom::rule::kByline, "labelled names among the first or last lines: author and editor",
     "«Reporter: Sari Dewi | Editor: Budi Hartono»\nHarga cabai turun di pasar."},
    {newsroom::rule::kDatelinePublisherPlace, "publisher and place before the first sentence",
     "«KABARPASAR.CO.ID - MOSKOW. »Harga cabai turun di pasar."},
    {newsroom::rule::kDatelinePlace, "place alone before the first sentence, in capitals or a well-known one",
     "«SEMARANG — »Harga cabai turun di pasar."},
    {newsroom::rule::kDatelineDate, "date within the dateline",
     "«Jakarta, 17/9/2023 (KABAR) - »Harga cabai turun."},
    {newsroom::rule::kStoryDate, "first full date of the story, which stays part of it",
     "Harga cabai turun pada Minggu (17/9/2023)."},
    {newsroom::rule::kRelatedLine,
     "a line that links to another story, with its headline on the same or the next line",
     "Harga cabai turun.\n«Baca Juga: Panen Raya di Brebes»\nPetani menunggu."},
    {newsroom::rule::kRelatedBrackets, "a link to another story in brackets inside a line",
     "Harga cabai turun «(Baca juga: Panen Raya di Brebes)» pekan ini."},
    {newsroom::rule::kFurniture, "lines of the page: advertisements, players, share buttons",
     "Harga cabai turun.\n«SCROLL TO CONTINUE WITH CONTENT»\nPetani menunggu."},
    {newsroom::rule::kClosingInitials, "initials of the desk at the very end",
     "Harga cabai turun. «(ant/dik)»"},
}};

// A headline is followed by a story: by some longer line, perhaps behind a byline.
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

}  // namespace

std::string_view span_kind_name(SpanKind kind) noexcept {
  constexpr std::array<std::string_view, 5> kNames = {"title", "byline", "dateline", "related", "furniture"};
  return kNames[static_cast<std::size_t>(kind)];
}

CleanedArticle clean(const Article& article) {
  CleanedArticle cleaned;
  const std::vector<Line> lines = newsroom::lines_of(article.body);
  bool story_begun = false;
  bool title_known = !article.title.empty();
  std::size_t story_begin = article.body.size();
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const Line& line = lines[at];
    const bool swallowed = !cleaned.spans.empty() && line.begin < cleaned.spans.back().end;
    if (swallowed) continue;
    if ((at < kBylineFirstLines || at + kBylineLastLines >= lines.size()) &&
        newsroom::take_byline(line, cleaned))
      continue;
    if (newsroom::take_related_line(lines, at, cleaned.spans) ||
        newsroom::take_furniture(line, cleaned.spans))
      continue;
    if (!story_begun) {
      const bool dated = newsroom::take_dateline(line, cleaned);
      if (!dated && !title_known && is_title_line(lines, at)) {
        cleaned.title = line.text;
        cleaned.spans.push_back({line.begin, line.end(), SpanKind::title, newsroom::rule::kTitleLine});
        title_known = true;
        continue;
      }
      story_begun = true;
      story_begin = dated ? cleaned.spans.back().end : line.begin;
    }
    newsroom::take_related_brackets(line, cleaned.spans);
    if (at + 1 == lines.size()) newsroom::take_closing_initials(line, cleaned.spans);
  }
  newsroom::find_story_date(std::string_view(article.body).substr(story_begin), cleaned);
  std::sort(cleaned.spans.begin(), cleaned.spans.end(),
            [](const TextSpan& a, const TextSpan& b) { return a.begin < b.begin; });
  return cleaned;
}

std::vector<NewsroomRule> newsroom_rules() { return {kRules.begin(), kRules.end()}; }

std::string newsroom_fingerprint() { return "newsroom-1"; }

}  // namespace warta
