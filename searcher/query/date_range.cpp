// SPDX-License-Identifier: GPL-3.0-or-later
// Parses the forms of dates and ranges (date_range.h).
#include "searcher/query/date_range.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "util/text.h"

namespace warta::query {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::years;

// Years have four digits, so that `2023` and `17` cannot be confused.
constexpr year kFirstYear{1000};
constexpr year kLastYear{9999};

// The days of one date.
struct Span {
  year_month_day first;
  year_month_day last;
};

Span of_day(year_month_day date) { return {date, date}; }
Span of_day(sys_days date) { return of_day(year_month_day{date}); }
Span of_month(year_month ym) { return {ym / day{1}, year_month_day{ym / std::chrono::last}}; }
Span of_year(year y) { return {y / 1 / 1, y / 12 / 31}; }

// Digits only, of the allowed number: no sign, no blank, no overflow.
std::optional<int> number(std::string_view text, std::size_t min_digits, std::size_t max_digits) {
  if (text.size() < min_digits || text.size() > max_digits) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<year> year_of(std::string_view text) {
  const auto value = number(text, 4, 4);
  if (!value || year{*value} < kFirstYear) return std::nullopt;
  return year{*value};
}

std::optional<Span> month_span(std::optional<year> y, std::optional<int> m) {
  if (!y || !m) return std::nullopt;
  const year_month ym = *y / *m;
  return ym.ok() ? std::optional{of_month(ym)} : std::nullopt;
}

std::optional<Span> day_span(std::optional<year> y, std::optional<int> m, std::optional<int> d) {
  if (!y || !m || !d) return std::nullopt;
  const year_month_day date = *y / *m / *d;
  return date.ok() ? std::optional{of_day(date)} : std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

// Months as Indonesian and English newsrooms write them, with common short forms; `Pebruari`, `Nopember` are
// older spellings still in print.
constexpr std::array<std::string_view, 12> kMonthNames{
    "januari january jan",
    "februari pebruari february feb peb",
    "maret march mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agt agu ags aug",
    "september sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
};

std::optional<int> month_named(std::string_view name) {
  const std::string wanted = lowered(name);
  for (std::size_t i = 0; i < kMonthNames.size(); ++i)
    for (const std::string_view candidate : split(kMonthNames[i], ' '))
      if (candidate == wanted) return static_cast<int>(i) + 1;
  return std::nullopt;
}

// `2023`, `2023-09`, `2023-09-17`, `17-9-2023`.
std::optional<Span> dashed_date(std::string_view text) {
  const auto parts = split(text, '-');
  if (parts.size() == 1) {
    const auto y = year_of(parts[0]);
    return y ? std::optional{of_year(*y)} : std::nullopt;
  }
  if (parts.size() == 2) return month_span(year_of(parts[0]), number(parts[1], 1, 2));
  if (parts.size() != 3) return std::nullopt;
  if (parts[0].size() == 4)
    return day_span(year_of(parts[0]), number(parts[1], 1, 2), number(parts[2], 1, 2));
  return day_span(year_of(parts[2]), number(parts[1], 1, 2), number(parts[0], 1, 2));
}

// `17/9/2023`, day first as in Indonesia, and `9/2023`.
std::optional<Span> slashed_date(std::string_view text) {
  const auto parts = split(text, '/');
  if (parts.size() == 2) return month_span(year_of(parts[1]), number(parts[0], 1, 2));
  if (parts.size() != 3) return std::nullopt;
  if (parts[0].size() == 4)
    return day_span(year_of(parts[0]), number(parts[1], 1, 2), number(parts[2], 1, 2));
  return day_span(year_of(parts[2]), number(parts[1], 1, 2), number(parts[0], 1, 2));
}

// `Rabu,`, `Jum'at`, `Wednesday`.
bool names_weekday(std::string_view name) {
  static constexpr std::array<std::string_view, 16> kWeekdays = {
      "senin",  "selasa",  "rabu",      "kamis",    "jumat",  "jum'at",   "sabtu",  "minggu",
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "ahad"};
  if (name.ends_with(',')) name.remove_suffix(1);
  return std::find(kWeekdays.begin(), kWeekdays.end(), lowered(name)) != kWeekdays.end();
}

// `Rabu, 17 September 2023`, `17 September 2023`, `September 2023`.
std::optional<Span> named_date(std::string_view text) {
  std::vector<std::string_view> parts;
  for (const std::string_view part : split(text, ' '))
    if (!part.empty()) parts.push_back(part);
  if (parts.size() == 4 && names_weekday(parts.front())) parts.erase(parts.begin());
  if (parts.size() == 2) return month_span(year_of(parts[1]), month_named(parts[0]));
  if (parts.size() != 3) return std::nullopt;
  return day_span(year_of(parts[2]), month_named(parts[1]), number(parts[0], 1, 2));
}

year_month_day clamped(year_month_day date) {  // 31 January a month ago: the last day of that month
  return date.ok() ? date : year_month_day{date.year() / date.month() / std::chrono::last};
}

sys_days monday_of(sys_days date) { return date - (std::chrono::weekday{date} - std::chrono::Monday); }

// `7-hari-lalu`, `2-weeks-ago`: the day that long before today.
std::optional<Span> days_ago(std::string_view text, year_month_day today) {
  const auto parts = split(text, '-');
  if (parts.size() != 3 || (parts[2] != "lalu" && parts[2] != "ago")) return std::nullopt;
  const auto count = number(parts[0], 1, 4);
  if (!count) return std::nullopt;
  const std::string_view unit = parts[1];
  year_month_day date = today;
  if (unit == "hari" || unit == "day" || unit == "days")
    date = sys_days{today} - days{*count};
  else if (unit == "minggu" || unit == "week" || unit == "weeks")
    date = sys_days{today} - days{*count * 7};
  else if (unit == "bulan" || unit == "month" || unit == "months")
    date = clamped(today - months{*count});
  else if (unit == "tahun" || unit == "year" || unit == "years")
    date = clamped(today - years{*count});
  else
    return std::nullopt;
  return date.year() >= kFirstYear ? std::optional{of_day(date)} : std::nullopt;
}

std::optional<Span> relative_date(std::string_view raw, year_month_day today) {
  const std::string text = lowered(raw);
  const auto is = [&](std::string_view indonesian, std::string_view english) {
    return text == indonesian || text == english;
  };
  const sys_days monday = monday_of(sys_days{today});
  const year_month this_month = today.year() / today.month();
  if (is("hari-ini", "today")) return of_day(today);
  if (is("kemarin", "yesterday")) return of_day(sys_days{today} - days{1});
  if (is("minggu-ini", "this-week")) return Span{monday, monday + days{6}};
  if (is("minggu-lalu", "last-week")) return Span{monday - days{7}, monday - days{1}};
  if (is("bulan-ini", "this-month")) return of_month(this_month);
  if (is("bulan-lalu", "last-month")) return of_month(this_month - months{1});
  if (is("tahun-ini", "this-year")) return of_year(today.year());
  if (is("tahun-lalu", "last-year")) return of_year(today.year() - years{1});
  return days_ago(text, today);
}

std::optional<Span> parse_date(std::string_view text, year_month_day today) {
  if (text.empty()) return std::nullopt;
  if (auto span = relative_date(text, today)) return span;
  if (text.find(' ') != std::string_view::npos) return named_date(text);
  if (text.find('/') != std::string_view::npos) return slashed_date(text);
  return dashed_date(text);
}

// The right end of a range may omit what it shares with the left: `2023-09-01..17`, `2023-09-28..10-03`,
// `2023-08..10`.
std::optional<Span> parse_shortened(std::string_view text, std::string_view left) {
  const auto left_parts = split(left, '-');
  const auto parts = split(text, '-');
  if (left_parts.front().size() != 4 || parts.size() >= left_parts.size()) return std::nullopt;
  if (parts.front().size() > 2) return std::nullopt;
  std::string full;
  for (std::size_t i = 0; i < left_parts.size() - parts.size(); ++i) full += std::string(left_parts[i]) + '-';
  return dashed_date(full + std::string(text));
}

// Removes one pair of quotation marks.
std::string_view unquoted(std::string_view text) {
  if (text.size() >= 2 && text.front() == '"' && text.find('"', 1) == text.size() - 1)
    return text.substr(1, text.size() - 2);
  return text;
}

// `>`, `>=`, `<`, `<=` before a value.
struct Comparison {
  bool greater = false;
  bool or_equal = false;
  std::string_view value;
};

std::optional<Comparison> comparison(std::string_view text) {
  if (text.empty() || (text.front() != '<' && text.front() != '>')) return std::nullopt;
  Comparison result{text.front() == '>', text.size() > 1 && text[1] == '=', {}};
  result.value = text.substr(result.or_equal ? 2 : 1);
  return result;
}

constexpr std::string_view kRange = "..";

std::variant<DateRange, RangeProblem> compared_dates(const Comparison& c, year_month_day today) {
  const auto span = parse_date(unquoted(c.value), today);
  if (!span) return RangeProblem::malformed;
  if (c.greater) {
    const year_month_day from = c.or_equal ? span->first : year_month_day{sys_days{span->last} + days{1}};
    if (from.year() > kLastYear) return RangeProblem::backwards;
    return DateRange{from, std::nullopt};
  }
  const year_month_day to = c.or_equal ? span->last : year_month_day{sys_days{span->first} - days{1}};
  if (to.year() < kFirstYear) return RangeProblem::backwards;
  return DateRange{std::nullopt, to};
}

// `11/09/19` with the year in full: the last one that is not after next year.
std::optional<std::string> with_full_year(std::string_view date, year_month_day today) {
  const std::size_t at = date.find_last_of("/-");
  if (at == std::string_view::npos) return std::nullopt;
  const std::vector<std::string_view> parts = split(date, date[at]);
  const auto short_year = number(date.substr(at + 1), 2, 2);
  if (parts.size() != 3 || !short_year || !number(parts[0], 1, 2) || !number(parts[1], 1, 2))
    return std::nullopt;
  constexpr int kCentury = 100;
  const int next = static_cast<int>(today.year()) + 1;
  int full = next - next % kCentury + *short_year;
  if (full > next) full -= kCentury;
  return std::string(date.substr(0, at + 1)) + std::to_string(full);
}

}  // namespace

std::optional<std::string> with_full_years(std::string_view text, year_month_day today) {
  const std::size_t dots = text.find(kRange);
  const auto full = [&](std::string_view date) { return with_full_year(unquoted(date), today); };
  if (dots == std::string_view::npos) {
    const std::size_t mark = std::min(text.find_first_not_of("<>="), text.size());
    const auto date = full(text.substr(mark));
    return date ? std::optional(std::string(text.substr(0, mark)) + *date) : std::nullopt;
  }
  const auto left = full(text.substr(0, dots));
  const auto right = full(text.substr(dots + kRange.size()));
  if (!left && !right) return std::nullopt;
  return left.value_or(std::string(text.substr(0, dots))) + std::string(kRange) +
         right.value_or(std::string(text.substr(dots + kRange.size())));
}

std::variant<DateRange, RangeProblem> parse_date_range(std::string_view text, year_month_day today) {
  text = unquoted(text);
  if (const auto compared = comparison(text)) return compared_dates(*compared, today);
  const std::size_t dots = text.find(kRange);
  if (dots == std::string_view::npos) {
    const auto span = parse_date(text, today);
    if (!span) return RangeProblem::malformed;
    return DateRange{span->first, span->last};
  }
  const std::string_view left = unquoted(text.substr(0, dots));
  const std::string_view right = unquoted(text.substr(dots + kRange.size()));
  if (left.empty() && right.empty()) return RangeProblem::malformed;
  DateRange range;
  if (!left.empty()) {
    const auto span = parse_date(left, today);
    if (!span) return RangeProblem::malformed;
    range.from = span->first;
  }
  if (!right.empty()) {
    auto span = parse_date(right, today);
    if (!span && !left.empty()) span = parse_shortened(right, left);
    if (!span) return RangeProblem::malformed;
    range.to = span->last;
  }
  if (range.from && range.to && *range.to < *range.from) return RangeProblem::backwards;
  return range;
}

std::variant<WordCountRange, RangeProblem> parse_word_count_range(std::string_view text) {
  const auto count = [](std::string_view digits) -> std::optional<std::uint32_t> {
    const auto value = number(digits, 1, 8);
    if (!value || static_cast<std::uint32_t>(*value) > kMaxWordCount) return std::nullopt;
    return static_cast<std::uint32_t>(*value);
  };
  if (const auto compared = comparison(text)) {
    const auto value = count(compared->value);
    if (!value) return RangeProblem::malformed;
    if (compared->greater && !compared->or_equal && *value == kMaxWordCount) return RangeProblem::backwards;
    if (compared->greater) return WordCountRange{*value + (compared->or_equal ? 0U : 1U), std::nullopt};
    if (compared->or_equal) return WordCountRange{std::nullopt, *value};
    if (*value == 0) return RangeProblem::backwards;
    return WordCountRange{std::nullopt, *value - 1};
  }
  const std::size_t dots = text.find(kRange);
  const std::string_view left = text.substr(0, dots);
  const std::string_view right = dots == std::string_view::npos ? left : text.substr(dots + kRange.size());
  const auto min = count(left);
  const auto max = count(right);
  if ((!left.empty() && !min) || (!right.empty() && !max) || (!min && !max)) return RangeProblem::malformed;
  if (min && max && *max < *min) return RangeProblem::backwards;
  return WordCountRange{min, max};
}

}  // namespace warta::query
