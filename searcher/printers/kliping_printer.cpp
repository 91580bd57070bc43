// SPDX-License-Identifier: GPL-3.0-or-later
// `kliping`: a clipping report, one HTML page without other files, fit for print: title page, timeline,
// contents, and the stories with the query's words marked.
#include <algorithm>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/printers/messages.h"
#include "searcher/printers/printers.h"
#include "util/decimal.h"
#include "util/printable.h"

namespace warta::printers {

namespace {

// Sizes are for A4 with margins; no font is loaded.
constexpr std::string_view kStyle = R"(
@page { size: A4; margin: 20mm 18mm; }
body { font: 11pt/1.45 "Noto Serif", "DejaVu Serif", Georgia, serif; color: #111; max-width: 174mm; margin: 0 auto; padding: 0 4mm; }
header { min-height: 90vh; display: flex; flex-direction: column; justify-content: center; break-after: page; }
h1 { font-size: 26pt; line-height: 1.2; margin: 0 0 4mm; overflow-wrap: anywhere; }
h2 { font-size: 16pt; line-height: 1.25; margin: 0 0 2mm; break-after: avoid; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 1mm 6mm; margin: 6mm 0; }
dt { color: #555; } dd { margin: 0; overflow-wrap: anywhere; }
section { break-after: page; }
ol { padding-left: 9mm; } li { margin-bottom: 1.5mm; } a { color: inherit; }
li span, .source { color: #555; font-size: 10pt; }
.source { margin: 0 0 4mm; break-after: avoid; overflow-wrap: anywhere; }
article { break-before: page; } article:first-of-type { break-before: auto; }
p { margin: 0 0 2.5mm; orphans: 3; widows: 3; overflow-wrap: anywhere; }
mark { background: #ffe58a; color: inherit; font-weight: bold; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
svg { width: 100%; height: auto; } svg rect { fill: #335c81; } svg text { font: 9px sans-serif; fill: #333; }
)";

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    default:
      out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) append_escaped(out, c);
  return out;
}

// The paragraphs of the story, without what the newsroom rules removed.
std::string paragraphs(const Hit& hit) {
  std::string all;
  std::string line;
  bool marked = false;
  const auto set_mark = [&](bool wanted) {
    if (wanted != marked) line += wanted ? "<mark>" : "</mark>";
    marked = wanted;
  };
  const auto finish = [&] {
    set_mark(false);
    if (line.find_first_not_of(' ') != std::string::npos) all += "<p>" + line + "</p>\n";
    line.clear();
  };
  const std::string_view body = hit.article.body;
  auto removed = hit.removed.begin();
  auto mark = hit.marks.begin();
  for (std::size_t at = 0; at < body.size(); ++at) {
    while (removed != hit.removed.end() && removed->end <= at) ++removed;
    if (removed != hit.removed.end() && at >= removed->begin) {
      at = removed->end - 1;
      continue;
    }
    if (body[at] == '\n') {
      finish();
      continue;
    }
    while (mark != hit.marks.end() && mark->end <= at) ++mark;
    set_mark(mark != hit.marks.end() && at >= mark->begin);
    append_escaped(line, body[at]);
  }
  finish();
  return all;
}

class ClippingPrinter final : public ResultPrinter {
 public:
  explicit ClippingPrinter(const PrintOptions& options)
      : query_(options.query), language_(options.language) {}

  [[nodiscard]] bool shows_snippets() const override { return false; }
  void prepare(SearchOptions& options) const override {
    ResultPrinter::prepare(options);
    options.body = true;
    options.opening = true;
    options.words = true;
    if (!options.timeline) options.timeline = TimeStep::month;
  }

  void print(const SearchResults& results, std::ostream& out) override {
    out << "<!DOCTYPE html>\n<html lang=\"" << (language_ == Language::id ? "id" : "en")
        << "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
        << "<title>" << said(messages::kClipping) << ": " << escaped(query_) << "</title>\n<style>" << kStyle
        << "</style>\n</head>\n<body>\n";
    print_title(results, out);
    print_contents(results, out);
    std::size_t number = 0;
    for (const Hit& hit : results.hits) print_story(hit, ++number, out);
    out << "</body>\n</html>\n";
  }

 private:
  [[nodiscard]] std::string said(const Message& message,
                                 std::initializer_list<std::string_view> values = {}) const {
    return say(message, language_, values);
  }

  [[nodiscard]] std::string title_of(const Hit& hit) const {
    if (!hit.article.title.empty()) return escaped(hit.article.title);
    return hit.opening.empty() ? said(messages::kUntitled) : escaped(hit.opening);
  }

  [[nodiscard]] std::string day_text(std::chrono::year_month_day day) const {
    const std::size_t month = static_cast<unsigned>(day.month()) - 1;
    return std::to_string(static_cast<unsigned>(day.day())) + ' ' +
           said(messages::kMonths[std::min<std::size_t>(month, 11)]) + ' ' +
           std::to_string(static_cast<int>(day.year()));
  }
  [[nodiscard]] std::string day_of(const Article& article) const {
    return article.published ? day_text(article.published->date) : said(messages::kUndated);
  }

  void print_title(const SearchResults& results, std::ostream& out) const {
    std::optional<std::pair<std::chrono::year_month_day, std::chrono::year_month_day>> period;
    std::set<std::string> publishers;
    std::uint64_t words = 0;
    for (const Hit& hit : results.hits) {
      words += hit.words.value_or(0);
      if (!hit.article.publisher.empty()) publishers.insert(hit.article.publisher);
      if (!hit.article.published) continue;
      const auto day = hit.article.published->date;
      period = period ? std::pair(std::min(period->first, day), std::max(period->second, day))
                      : std::pair(day, day);
    }
    out << "<header>\n<h1>" << said(messages::kClipping) << "</h1>\n<dl>\n";
    const auto row = [&](const Message& name, const std::string& value) {
      out << "<dt>" << said(name) << "</dt><dd>" << value << "</dd>\n";
    };
    row(messages::kQuery, escaped(query_));
    if (period) row(messages::kPeriod, day_text(period->first) + " – " + day_text(period->second));
    row(messages::kArticlesFound, std::to_string(results.total));
    row(messages::kArticlesHere, std::to_string(results.hits.size()));
    row(messages::kPublishers, std::to_string(publishers.size()));
    row(messages::kWords, std::to_string(words));
    out << "</dl>\n";
    if (results.timeline && !results.timeline->steps.empty()) print_timeline(*results.timeline, out);
    out << "</header>\n";
  }

  // Of everything that matches. More steps than fit are added up, neighbour by neighbour.
  void print_timeline(const Timeline& timeline, std::ostream& out) const {
    constexpr std::size_t kMostBars = 60;
    constexpr double kWidth = 600;
    constexpr double kHeight = 120;
    constexpr double kLabels = 16;
    const std::size_t together = (timeline.steps.size() + kMostBars - 1) / kMostBars;
    std::vector<std::uint64_t> bars;
    for (std::size_t i = 0; i < timeline.steps.size(); ++i) {
      if (i % together == 0) bars.push_back(0);
      bars.back() += timeline.steps[i].articles;
    }
    const std::uint64_t most = std::max<std::uint64_t>(1, *std::max_element(bars.begin(), bars.end()));
    const double step = kWidth / static_cast<double>(bars.size());
    const auto number = [](double value) { return decimal(value, 1); };
    out << "<svg viewBox=\"0 0 " << number(kWidth) << ' ' << number(kHeight + 2 * kLabels)
        << "\" role=\"img\">\n"
        << "<text x=\"0\" y=\"10\">" << said(messages::kMostInStep, {std::to_string(most)}) << "</text>\n";
    for (std::size_t i = 0; i < bars.size(); ++i) {
      const double height = kHeight * static_cast<double>(bars[i]) / static_cast<double>(most);
      out << "<rect x=\"" << number(static_cast<double>(i) * step) << "\" y=\""
          << number(kLabels + kHeight - height) << "\" width=\"" << number(std::max(0.5, step * 0.85))
          << "\" height=\"" << number(height) << "\"/>\n";
    }
    const std::string y = number(kHeight + 2 * kLabels - 4);
    out << "<text x=\"0\" y=\"" << y << "\">" << escaped(timeline.steps.front().value) << "</text>\n"
        << "<text x=\"" << number(kWidth) << "\" y=\"" << y << "\" text-anchor=\"end\">"
        << escaped(timeline.steps.back().value) << "</text>\n</svg>\n";
  }

  void print_contents(const SearchResults& results, std::ostream& out) const {
    out << "<section>\n<h2>" << said(messages::kContents) << "</h2>\n<ol>\n";
    std::size_t number = 0;
    for (const Hit& hit : results.hits) {
      out << "<li><a href=\"#a" << ++number << "\">" << title_of(hit) << "</a><br><span>"
          << escaped(hit.article.publisher) << (hit.article.publisher.empty() ? "" : " · ")
          << day_of(hit.article) << "</span></li>\n";
    }
    out << "</ol>\n</section>\n";
  }

  void print_story(const Hit& hit, std::size_t number, std::ostream& out) const {
    const Article& article = hit.article;
    std::string source;
    const auto add = [&source](const std::string& part) {
      if (!part.empty()) source += (source.empty() ? "" : " · ") + part;
    };
    add(escaped(article.publisher));
    add(escaped(article.section));
    add(day_of(article));
    add(escaped(article.author));
    out << "<article id=\"a" << number << "\">\n<h2>" << number << ". " << title_of(hit) << "</h2>\n"
        << "<p class=\"source\">" << source;
    const bool web = article.url.starts_with("https://") || article.url.starts_with("http://");
    const std::string url = escaped(article.url);
    if (web)
      out << "<br><a href=\"" << url << "\">" << url << "</a>";
    else if (!url.empty())
      out << "<br>" << url;
    out << "</p>\n" << paragraphs(hit) << "</article>\n";
  }

  std::string query_;
  Language language_;
};

}  // namespace

std::unique_ptr<ResultPrinter> make_kliping(const PrintOptions& options) {
  return std::make_unique<ClippingPrinter>(options);
}

}  // namespace warta::printers
