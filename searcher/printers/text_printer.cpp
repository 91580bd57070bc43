// SPDX-License-Identifier: GPL-3.0-or-later
// `text`: for people at a terminal. Not stable; programs read `json`.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ostream>

#include "searcher/printers/count_bars.h"
#include "searcher/printers/messages.h"
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

class TextPrinter final : public ResultPrinter {
 public:
  explicit TextPrinter(const PrintOptions& options)
      : language_(options.language),
        color_(options.color),
        width_(std::clamp(options.width, kNarrowest, kWidest)) {}

  void print(const SearchResults& results, std::ostream& out) override {
    if (!results.xapian_query.empty()) out << printable(results.xapian_query) << "\n\n";
    collapse_ = results.collapse;
    bool partial_begun = false;
    for (const Hit& hit : results.hits) {
      if (!hit.all_words && !partial_begun) {
        out << styled(say(messages::kSomeWords, language_), kDim) << "\n\n";
        partial_begun = true;
      }
      print_hit(hit, out);
    }
    print_counts(results, width_, language_, out);
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
    const std::string opening = hit.opening.empty() ? say(messages::kUntitled, language_) : hit.opening;
    wrap(article.title.empty() ? opening : article.title, {}, kBold, out);
    std::string details;
    const auto add = [&details](std::string_view part) {
      if (!part.empty()) details.append(details.empty() ? "" : " · ").append(part);
    };
    add(article.publisher);
    if (article.published) add(day_text(article.published->day_in()));
    add(article.place);
    add(article.id);
    if (hit.copies > 0)
      details += say(collapse_ == Collapse::media ? messages::kOfPublisher : messages::kCopies, language_,
                     {std::to_string(hit.copies)});
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
           snippet.related ? say(messages::kRelated, language_) : "");
    }
    out << '\n';
  }

  [[nodiscard]] std::string day_text(std::chrono::year_month_day day) const {
    return std::to_string(static_cast<unsigned>(day.day())) + " " +
           say(messages::kMonths[static_cast<unsigned>(day.month()) - 1], language_) + " " +
           std::to_string(static_cast<int>(day.year()));
  }

  // Writes `label` and `text` wrapped at blanks to the width, after the existing indent, with matches marked.
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
      out << say(messages::kNoMatch, language_) << '\n';
      return;
    }
    std::string line = say(messages::kTotal, language_, {std::to_string(results.total)});
    const bool names = std::any_of(results.expansions.begin(), results.expansions.end(),
                                   [](const Expansion& one) { return !one.counted; });
    if (results.same_root_total > 0)
      line += say(names ? messages::kSameRootOrNameTotal : messages::kSameRootTotal, language_,
                  {std::to_string(results.same_root_total)});
    if (results.partial_counted && results.partial_total > 0)
      line += say(messages::kPartialTotal, language_, {std::to_string(results.partial_total)});
    if (!results.hits.empty())
      line += say(messages::kShown, language_,
                  {std::to_string(results.hits.front().rank), std::to_string(results.hits.back().rank)});
    out << styled(line, kDim) << '\n';
  }

  Language language_;
  bool color_;
  unsigned width_;
  Collapse collapse_ = Collapse::none;
};

}  // namespace

std::unique_ptr<ResultPrinter> make_text(const PrintOptions& options) {
  return std::make_unique<TextPrinter>(options);
}

}  // namespace warta::printers
