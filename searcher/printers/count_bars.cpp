// SPDX-License-Identifier: GPL-3.0-or-later
// Draws bars of facets and timelines (count_bars.h).
#include "searcher/printers/count_bars.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <ostream>
#include <utility>

#include "searcher/printers/messages.h"
#include "util/decimal.h"
#include "util/printable.h"
#include "warta/options.h"

namespace warta::printers {

namespace {

constexpr std::size_t kWidestLabel = 32;

struct Bar {
  std::string label;
  std::uint64_t articles;
  std::optional<double> share = {};  // drawn instead of the number
};

// The beginning of `text` that fits into kWidestLabel columns.
std::string short_label(const std::string& text) {
  std::string label = printable(text);
  if (display_width(label) <= kWidestLabel) return label;
  while (display_width(label) > kWidestLabel - 1) {
    do {
      label.pop_back();
    } while (!label.empty() && (static_cast<unsigned char>(label.back()) & 0xC0U) == 0x80U);
    // Also removes a lead byte without its tail.
    if (!label.empty() && static_cast<unsigned char>(label.back()) >= 0xC0U) label.pop_back();
  }
  return label + "…";
}

constexpr double kPercent = 100;
constexpr int kSharePlaces = 3;

// Under bars of `room` columns that begin in column `from`: zero, the half and `most`.
void print_axis(std::size_t from, std::size_t room, double most, bool share, std::ostream& out) {
  constexpr std::size_t kLeastRoom = 24;
  if (room < kLeastRoom) return;
  const auto label = [share](double value) {
    return share ? decimal(value * kPercent, kSharePlaces) + " %" : decimal(value);
  };
  const std::string line = "─";
  const std::size_t half = room / 2;
  out << std::string(from, ' ') << "├";
  for (std::size_t i = 1; i + 1 < room; ++i) out << (i == half ? "┼" : line);
  out << "┤\n";
  std::string labels(room, ' ');
  const std::string middle = label(most / 2);
  const std::string last = label(most);
  labels[0] = '0';
  labels.replace(half - middle.size() / 2, middle.size(), middle);
  labels.replace(room - last.size(), last.size(), last);
  out << std::string(from, ' ') << labels << '\n';
}

void print_bars(std::string_view heading, const std::vector<Bar>& bars, unsigned width, std::ostream& out,
                bool axis = false) {
  if (!heading.empty()) out << heading << '\n';
  std::size_t label_width = 0;
  std::uint64_t most = 1;
  double most_share = 0;
  for (const Bar& bar : bars) {
    label_width = std::max<std::size_t>(label_width, display_width(bar.label));
    most = std::max(most, bar.articles);
    most_share = std::max(most_share, bar.share.value_or(0));
  }
  constexpr std::size_t kShareWidth = 9;  // ` 12.345 %`
  const std::size_t number_width = std::to_string(most).size();
  const std::size_t taken = 2 + label_width + 1 + number_width + 1 + (most_share > 0 ? kShareWidth : 0);
  const std::uint64_t room = width > taken + 1 ? width - taken : 1;
  for (const Bar& bar : bars) {
    const std::string number = std::to_string(bar.articles);
    out << "  " << bar.label << std::string(label_width - display_width(bar.label) + 1, ' ')
        << std::string(number_width - number.size(), ' ') << number;
    // No bar is empty, even of one article.
    std::uint64_t length = bar.articles == 0 ? 0 : std::max<std::uint64_t>(1, bar.articles * room / most);
    if (most_share > 0) {
      const double share = bar.share.value_or(0);
      out << ' ' << decimal(share * kPercent, kSharePlaces, kShareWidth - 3) << " %";
      length = static_cast<std::uint64_t>(std::llround(share / most_share * static_cast<double>(room)));
      if (bar.articles > 0 && bar.share) length = std::max<std::uint64_t>(1, length);
    }
    if (length > 0) out << ' ';
    for (std::uint64_t i = 0; i < length; ++i) out << "█";
    out << '\n';
  }
  if (axis)
    print_axis(taken, room, most_share > 0 ? most_share : static_cast<double>(most), most_share > 0, out);
  out << '\n';
}

void print_typical(const std::vector<TypicalWord>& words, Language language, std::ostream& out) {
  if (words.empty()) return;
  out << say(messages::kTypical, language) << '\n';
  std::size_t width = 0;
  for (const TypicalWord& one : words) width = std::max<std::size_t>(width, display_width(one.word));
  for (const TypicalWord& one : words) {
    constexpr int kPlaces = 1;
    constexpr std::size_t kWidth = 12;
    out << "  " << printable(one.word) << std::string(width - display_width(one.word), ' ')
        << decimal(one.likelihood, kPlaces, kWidth) << "  "
        << say(messages::kOfArticles, language, {std::to_string(one.matching), std::to_string(one.articles)})
        << '\n';
  }
  out << '\n';
}

// The part of a day that the step needs; a week is named by its Monday.
std::string step_label(TimeStep step, const std::string& day) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMonth = 7;
  if (step == TimeStep::year) return day.substr(0, kYear);
  return step == TimeStep::month ? day.substr(0, kMonth) : day;
}

// `always_undated`: also without undated articles.
std::vector<Bar> bars_of(const Timeline& timeline, Language language, bool always_undated = false) {
  std::vector<Bar> bars;
  for (std::size_t i = 0; i < timeline.steps.size(); ++i) {
    const Counted& step = timeline.steps[i];
    Bar& bar = bars.emplace_back(Bar{step_label(timeline.step, step.value), step.articles});
    if (i < timeline.archive.size() && timeline.archive[i] > 0)
      bar.share = static_cast<double>(step.articles) / static_cast<double>(timeline.archive[i]);
  }
  if (timeline.undated > 0 || always_undated)
    bars.push_back({say(messages::kUndated, language), timeline.undated});
  return bars;
}

void print_beside(const std::vector<Collocate>& words, Language language, std::ostream& out) {
  if (words.empty()) return;
  out << say(messages::kBeside, language, {std::to_string(kBesideWords)}) << '\n';
  std::size_t width = 0;
  for (const Collocate& one : words) width = std::max<std::size_t>(width, display_width(one.word));
  for (const Collocate& one : words) {
    constexpr int kPlaces = 1;
    constexpr std::size_t kWidth = 12;
    out << "  " << printable(one.word) << std::string(width - display_width(one.word), ' ')
        << decimal(one.likelihood, kPlaces, kWidth) << "  "
        << say(messages::kTimesNear, language, {std::to_string(one.count), std::to_string(one.frequency)})
        << '\n';
  }
  out << '\n';
}

}  // namespace

std::string_view name_of(TimeStep step) noexcept {
  switch (step) {
    case TimeStep::day:
      return "day";
    case TimeStep::week:
      return "week";
    case TimeStep::month:
      return "month";
    case TimeStep::year:
      break;
  }
  return "year";
}

void print_counts(const SearchResults& results, unsigned width, Language language, std::ostream& out) {
  for (const FacetCounts& facet : results.facets) {
    std::vector<Bar> bars;
    for (const Counted& value : facet.values) bars.push_back({short_label(value.value), value.articles});
    if (facet.others > 0)
      bars.push_back(
          {say(messages::kOthers, language, {std::to_string(facet.others)}), facet.others_articles});
    if (facet.without > 0) bars.push_back({say(messages::kUnknown, language), facet.without});
    print_bars(option_name(facet), bars, width, out);
  }
  print_typical(results.typical, language, out);
  print_beside(results.beside, language, out);
  if (!results.timeline) return;
  const Timeline& timeline = *results.timeline;
  print_bars(say(messages::kTimeline, language), bars_of(timeline, language), width, out,
             !timeline.archive.empty());
  for (const TimelineRow& row : timeline.by) {
    Timeline one;
    one.step = timeline.step;
    one.undated = row.undated;
    one.archive = row.archive;
    for (std::size_t i = 0; i < row.steps.size(); ++i)
      one.steps.push_back({timeline.steps[i].value, row.steps[i]});
    print_bars(row.value.empty() ? say(messages::kOtherPublishers, language) : printable(row.value),
               bars_of(one, language), width, out, !one.archive.empty());
  }
}

void print_comparison_bars(const std::vector<std::string>& queries, const std::vector<Timeline>& timelines,
                           unsigned width, Language language, std::ostream& out) {
  out << say(messages::kTimeline, language) << '\n';
  const auto letter = [](std::size_t query) { return std::string(1, static_cast<char>('A' + query)); };
  for (std::size_t i = 0; i < queries.size(); ++i)
    out << "  " << letter(i) << "  " << printable(queries[i]) << '\n';
  out << '\n';
  std::vector<std::vector<Bar>> each;
  for (const Timeline& timeline : timelines) each.push_back(bars_of(timeline, language, true));
  std::vector<Bar> bars;
  for (std::size_t step = 0; step < each.front().size(); ++step) {
    const std::string& label = each.front()[step].label;
    for (std::size_t i = 0; i < each.size(); ++i) {
      Bar bar = each[i][step];
      bar.label = (i == 0 ? label : std::string(display_width(label), ' ')) + ' ' + letter(i);
      bars.push_back(std::move(bar));
    }
  }
  print_bars({}, bars, width, out, true);
}

}  // namespace warta::printers
