// SPDX-License-Identifier: GPL-3.0-or-later
//
// `text`: for people at a terminal. Nothing here is stable; programs read `json`.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ostream>

#include "searcher/printers/count_bars.h"
#include "searcher/printers/printers.h"
#include "util/decimal.h"
#include "util/printable.h"

namespace warta::printers {

namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kMatch = "\x1b[1;33m";
constexpr std::string_view kReset = "\x1b[0m";
constexpr std::size_t kIndent = 4;
constexpr unsigned kNarrowest = 30;
constexpr unsigned kWidest = 110;  // longer lines are hard to read

struct Labels {
  std::string_view untitled, articles, none, shown, partial, partial_heading, copies, of_media, related;
  std::array<std::string_view, 12> months;
};

constexpr Labels kIndonesian = {
    "(tanpa judul)",
    "artikel",
    "Tidak ada artikel yang cocok.",
    "ditampilkan",
    "lagi memuat sebagian kata",
    "Hanya memuat sebagian kata:",
    "salinan",
    "lainnya dari media ini",
    "Terkait:",
    {"Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"}};
constexpr Labels kEnglish = {
    "(untitled)",
    "articles",
    "No article matches.",
    "shown",
    "more with some of the words",
    "With some of the words only:",
    "copies",
    "more of this publisher",
    "Related:",
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}};

class TextPrinter final : public ResultPrinter {
 public:
  explicit TextPrinter(const PrintOptions& options)
      : labels_(options.english ? kEnglish : kIndonesian),
        english_(options.english),
        color_(options.color),
        width_(std::clamp(options.width, kNarrowest, kWidest)) {}

  void print(const SearchResults& results, std::ostream& out) override {
    if (!results.xapian_query.empty()) out << printable(results.xapian_query) << "\n\n";
    collapse_ = results.collapse;
    bool partial_begun = false;
    for (const Hit& hit : results.hits) {
      if (!hit.all_words && !partial_begun) {
        out << styled(labels_.partial_heading, kDim) << "\n\n";
        partial_begun = true;
      }
      print_hit(hit, out);
    }
    print_counts(results, width_, english_, out);
    print_summary(results, out);
  }

 private:
  [[nodiscard]] std::string styled(std::string_view text, std::string_view style) const {
    if (!color_) return std::string(text);
    return std::string(style).append(text).append(kReset);
  }

  void print_hit(const Hit& hit, std::ostream& out) const {
    const Article& article = hit.article;
    const std::string number = std::to_string(hit.rank) + ".";
    out << number << std::string(number.size() < kIndent ? kIndent - number.size() : 1, ' ');
    const std::string_view opening = hit.opening.empty() ? labels_.untitled : std::string_view(hit.opening);
    wrap(article.title.empty() ? opening : std::string_view(article.title), {}, kBold, out);
    std::string details;
    const auto add = [&details](std::string_view part) {
      if (!part.empty()) details.append(details.empty() ? "" : " · ").append(part);
    };
    add(article.publisher);
    if (article.published) add(day_text(article.published->day_in()));
    add(article.place);
    add(article.id);
    if (hit.copies > 0) {
      const std::string_view what = collapse_ == Collapse::media ? labels_.of_media : labels_.copies;
      details += " (+" + std::to_string(hit.copies) + " " + std::string(what) + ")";
    }
    out << std::string(kIndent, ' ');
    wrap(details, {}, kDim, out);
    for (const Contribution& one : hit.contributions) {
      constexpr int kPlaces = 4;
      constexpr std::size_t kWidth = 10;
      out << std::string(kIndent, ' ') << decimal(one.score, kPlaces, kWidth) << "  " << printable(one.part)
          << '\n';
    }
    for (const Snippet& snippet : hit.snippets) {
      out << std::string(kIndent, ' ');
      wrap(snippet.text, snippet.spans, {}, out, snippet.starts_cut, snippet.ends_cut,
           snippet.related ? labels_.related : "");
    }
    out << '\n';
  }

  [[nodiscard]] std::string day_text(std::chrono::year_month_day day) const {
    return std::to_string(static_cast<unsigned>(day.day())) + " " +
           std::string(labels_.months[static_cast<unsigned>(day.month()) - 1]) + " " +
           std::to_string(static_cast<int>(day.year()));
  }

  // Writes `label` and `text` wrapped at blanks to the width, behind the indent that is already there,
  // matches marked.
  void wrap(std::string_view text, const std::vector<SnippetSpan>& spans, std::string_view style,
            std::ostream& out, bool starts_cut = false, bool ends_cut = false,
            std::string_view label = {}) const {
    std::size_t column = kIndent;
    bool line_empty = true;
    const auto put_word = [&](std::string_view word, const std::string& shown) {
      const std::size_t columns = display_width(word);
      if (!line_empty && column + 1 + columns > width_) {
        out << '\n' << std::string(kIndent, ' ');
        column = kIndent;
      } else if (!line_empty) {
        out << ' ';
        ++column;
      }
      out << shown;
      column += columns;
      line_empty = false;
    };
    if (!label.empty()) put_word(label, styled(label, kDim));
    if (starts_cut) put_word("…", "…");
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find_first_of(" \n\t\r", begin), text.size());
      if (end > begin) put_word(text.substr(begin, end - begin), marked(text, begin, end, spans, style));
      begin = end + 1;
    }
    if (ends_cut) put_word("…", "…");
    out << '\n';
  }

  [[nodiscard]] std::string marked(std::string_view text, std::size_t begin, std::size_t end,
                                   const std::vector<SnippetSpan>& spans, std::string_view style) const {
    std::string shown;
    const auto add = [&](std::size_t from, std::size_t to, std::string_view with) {
      if (from >= to) return;
      const std::string safe = printable(text.substr(from, to - from));
      shown += with.empty() ? safe : styled(safe, with);
    };
    for (const SnippetSpan& span : spans) {
      const std::size_t from = std::clamp<std::size_t>(span.begin, begin, end);
      const std::size_t to = std::clamp<std::size_t>(span.end, begin, end);
      if (from >= to) continue;
      add(begin, from, style);
      add(from, to, kMatch);
      begin = to;
    }
    add(begin, end, style);
    return shown;
  }

  void print_summary(const SearchResults& results, std::ostream& out) const {
    if (results.total == 0 && results.hits.empty()) {
      out << labels_.none << '\n';
      return;
    }
    std::string line = std::to_string(results.total) + " " + std::string(labels_.articles);
    if (results.partial_counted && results.partial_total > 0) {
      line += ", " + std::to_string(results.partial_total) + " " + std::string(labels_.partial);
    }
    if (!results.hits.empty()) {
      line += " (" + std::string(labels_.shown) + " " + std::to_string(results.hits.front().rank) + "–" +
              std::to_string(results.hits.back().rank) + ")";
    }
    out << styled(line, kDim) << '\n';
  }

  const Labels& labels_;
  bool english_;
  bool color_;
  unsigned width_;
  Collapse collapse_ = Collapse::none;
};

}  // namespace

std::unique_ptr<ResultPrinter> make_text(const PrintOptions& options) {
  return std::make_unique<TextPrinter>(options);
}

}  // namespace warta::printers
