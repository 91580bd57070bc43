// SPDX-License-Identifier: GPL-3.0-or-later
#include "warta/published_at.h"

#include <array>
#include <cstdio>
#include <utility>

#include "analyzers/normalizer.h"
#include "analyzers/number_forms.h"
#include "indexer/newsroom/text_scan.h"
#include "util/text.h"

namespace warta {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::year_month_day;

struct ZoneName {
  std::string_view name;
  int minutes_east;
};

constexpr std::array<ZoneName, 6> kZones = {
    {{"wib", 420}, {"wita", 480}, {"wit", 540}, {"z", 0}, {"gmt", 0}, {"utc", 0}}};

// What English calls the months that Indonesian calls otherwise: feeds have them (RFC 822), whatever their
// language.
constexpr auto kEnglishMonths = std::to_array<std::pair<std::string_view, int>>({{"january", 1},
                                                                                 {"february", 2},
                                                                                 {"march", 3},
                                                                                 {"june", 6},
                                                                                 {"july", 7},
                                                                                 {"august", 8},
                                                                                 {"aug", 8},
                                                                                 {"october", 10},
                                                                                 {"oct", 10},
                                                                                 {"dec", 12}});

int month_named(std::string_view word) {
  for (const auto& [name, number] : kEnglishMonths) {
    if (name == word) return number;
  }
  return month_number(word);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Reads the parts of a date from left to right; each take_… either takes what it says or leaves everything as
// it was.
class Input {
 public:
  explicit Input(std::string_view text) : rest_(text) { skip_blanks(); }

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  void skip_blanks() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) rest_.remove_prefix(1);
  }

  bool take(char c) {
    if (peek() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take_text(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  // A run of `least` to `most` digits that no further digit follows.
  std::optional<int> take_number(std::size_t least, std::size_t most) {
    std::size_t length = 0;
    int value = 0;
    while (length < rest_.size() && is_digit(rest_[length])) {
      if (length == most) return std::nullopt;
      value = value * 10 + (rest_[length++] - '0');
    }
    if (length < least) return std::nullopt;
    rest_.remove_prefix(length);
    return value;
  }

  // The next word in lower case, without taking it.
  [[nodiscard]] std::string next_word() const {
    std::size_t length = 0;
    while (length < rest_.size() && is_letter(rest_[length])) ++length;
    return normalize_surface(rest_.substr(0, length));
  }

  void take_word() {
    while (!rest_.empty() && is_letter(rest_.front())) rest_.remove_prefix(1);
  }

 private:
  std::string_view rest_;
};

std::optional<year_month_day> valid_day(int y, int m, int d) {
  const year_month_day day{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(m)},
                           std::chrono::day{static_cast<unsigned>(d)}};
  if (!day.ok() || y < 1000) return std::nullopt;
  return day;
}

// `2023-09-17` and `2023/09/17`; `17/9/2023` and `17-09-2023`; `17 September 2023`.
std::optional<year_month_day> take_day(Input& input, DateOrder order) {
  Input compact = input;  // `20230917`, as in `20230917T080000+0700`
  if (const auto digits = compact.take_number(8, 8)) {
    input = compact;
    return valid_day(*digits / 10000, *digits / 100 % 100, *digits % 100);
  }
  Input iso = input;
  if (const auto y = iso.take_number(4, 4)) {
    const char separator = iso.peek();
    if ((separator != '-' && separator != '/') || !iso.take(separator)) return std::nullopt;
    const auto m = iso.take_number(1, 2);
    if (!m || !iso.take(separator)) return std::nullopt;
    const auto d = iso.take_number(1, 2);
    if (!d) return std::nullopt;
    input = iso;
    return valid_day(*y, *m, *d);
  }
  const auto d = input.take_number(1, 2);
  if (!d) return std::nullopt;
  const char separator = input.peek();
  if (separator == '/' || separator == '-' || separator == '.') {
    input.take(separator);
    if (const auto m = input.take_number(1, 2)) {
      if (!input.take(separator)) return std::nullopt;
      const auto y = input.take_number(4, 4);
      if (!y) return std::nullopt;
      return order == DateOrder::mdy ? valid_day(*y, *d, *m) : valid_day(*y, *m, *d);
    }
  }
  input.skip_blanks();
  const int m = month_named(input.next_word());
  if (m == 0) return std::nullopt;
  input.take_word();
  input.take('.');
  input.take('-');
  input.skip_blanks();
  const auto y = input.take_number(4, 4);
  return y ? valid_day(*y, m, *d) : std::nullopt;
}

// `September 17, 2023`: how English writes it, the month in letters, so that nothing can be mixed up.
std::optional<year_month_day> take_english_day(Input& input) {
  Input ahead = input;
  const int m = month_named(ahead.next_word());
  if (m == 0) return std::nullopt;
  ahead.take_word();
  ahead.take('.');
  ahead.skip_blanks();
  const auto d = ahead.take_number(1, 2);
  ahead.take(',');
  ahead.skip_blanks();
  const auto y = ahead.take_number(4, 4);
  if (!d || !y) return std::nullopt;
  input = ahead;
  return valid_day(*y, m, *d);
}

std::optional<minutes> take_zone(Input& input) {
  Input offset = input;  // `GMT+0700`
  if ((offset.take_text("GMT") || offset.take_text("UTC")) && (offset.peek() == '+' || offset.peek() == '-'))
    input = offset;
  const char sign = input.peek();
  if (sign == '+' || sign == '-') {
    input.take(sign);
    Input together = input;
    int hours = 0;
    int rest = 0;
    if (const auto four = together.take_number(4, 4)) {
      hours = *four / 100;
      rest = *four % 100;
      input = together;
    } else {
      const auto two = input.take_number(2, 2);
      if (!two) return std::nullopt;
      hours = *two;
      if (input.take(':')) {
        const auto m = input.take_number(2, 2);
        if (!m) return std::nullopt;
        rest = *m;
      }
    }
    if (hours > 14 || rest > 59) return std::nullopt;
    return minutes{(sign == '-' ? -1 : 1) * (hours * 60 + rest)};
  }
  const std::string word = input.next_word();
  for (const ZoneName& zone : kZones) {
    if (zone.name == word) {
      input.take_word();
      return minutes{zone.minutes_east};
    }
  }
  return std::nullopt;
}

// `08:00`, `08.00`, `8:00:30.123`
std::optional<seconds> take_time(Input& input) {
  Input compact = input;  // `080000`
  if (const auto digits = compact.take_number(6, 6)) {
    const int h = *digits / 10000;
    const int m = *digits / 100 % 100;
    const int s = *digits % 100;
    if (h > 23 || m > 59 || s > 60) return std::nullopt;
    input = compact;
    return std::chrono::hours{h} + minutes{m} + seconds{s == 60 ? 59 : s};
  }
  const auto h = input.take_number(1, 2);
  const char separator = input.peek();
  if (!h || (separator != ':' && separator != '.') || !input.take(separator)) return std::nullopt;
  const auto m = input.take_number(2, 2);
  int s = 0;
  if (input.peek() == separator && input.take(separator)) {
    const auto given = input.take_number(2, 2);
    if (!given) return std::nullopt;
    s = *given;
    if (input.take('.') && !input.take_number(1, 9)) return std::nullopt;
  }
  if (!m || *h > 23 || *m > 59 || s > 60) return std::nullopt;
  return std::chrono::hours{*h} + minutes{*m} + seconds{s == 60 ? 59 : s};
}

void skip_weekday(Input& input) {
  static const auto weekdays = newsroom::labels("weekday");
  static const auto short_weekdays = newsroom::labels("short-weekday");
  const std::string word = input.next_word();
  if (!newsroom::is_one_of(weekdays, word) && !newsroom::is_one_of(short_weekdays, word)) return;
  input.take_word();
  input.take(',');
  input.skip_blanks();
}

// `AM` or `PM` after a time of a clock of twelve hours; otherwise false.
bool take_half_day(Input& input, seconds& time) {
  using std::chrono::hours;
  const std::string word = input.next_word();
  if (word != "am" && word != "pm") return true;
  if (time < hours{1} && word == "pm") return false;
  if (time >= hours{13}) return false;
  input.take_word();
  if (time >= hours{12}) time -= hours{12};
  if (word == "pm") time += hours{12};
  return true;
}

// Everything between the day and the time that newsrooms write: `T`, a comma, `|`, `-`, `/`, a dash or a dot,
// `pukul`, `jam`, `at`; a comma also before the others.
void skip_to_time(Input& input) {
  constexpr auto kSeparators =
      std::to_array<std::string_view>({"|", "-", "/", "\u2013", "\u2014", "\u2212", "\u00B7", "\u2022"});
  input.skip_blanks();
  if (input.take(',')) input.skip_blanks();
  for (const std::string_view separator : kSeparators) {
    if (!input.take_text(separator)) continue;
    input.skip_blanks();
    break;
  }
  const std::string word = input.next_word();
  if (word == "t" || word == "pukul" || word == "pkl" || word == "jam" || word == "at") input.take_word();
  if (word == "pkl") input.take('.');
  input.skip_blanks();
}

// `17/9`, `17-09`, `17.09`: which of the two is the month, the order alone says.
bool begins_with_numbers(Input input) {
  const bool number = input.take_number(1, 2).has_value();
  return number && (input.take('/') || input.take('-') || input.take('.')) && is_digit(input.peek());
}

// `Feb 01 01:15:00 +0000 2023` after its weekday: C's asctime, with a zone as Twitter has it.
std::optional<PublishedAt> take_asctime(Input& input) {
  const int m = month_named(input.next_word());
  if (m == 0) return std::nullopt;
  input.take_word();
  input.skip_blanks();
  const auto d = input.take_number(1, 2);
  input.skip_blanks();
  PublishedAt published;
  published.time_of_day = take_time(input);
  input.skip_blanks();
  published.utc_offset = take_zone(input);
  input.skip_blanks();
  const auto y = input.take_number(4, 4);
  if (!d || !y || !published.time_of_day) return std::nullopt;
  const auto day = valid_day(*y, m, *d);
  if (!day) return std::nullopt;
  published.date = *day;
  return published;
}

// The time and the zone after a day; whether they are right or not there.
bool take_moment(Input& input, bool may_be_american, PublishedAt& published) {
  skip_to_time(input);
  if (input.at_end()) return true;
  published.time_of_day = take_time(input);
  if (!published.time_of_day) return false;
  input.skip_blanks();
  // `9/8/2023 1:00 PM` is written where the month comes first: not for us to read without an
  // order.
  if (!may_be_american && !take_half_day(input, *published.time_of_day)) return false;
  input.skip_blanks();
  published.utc_offset = take_zone(input);
  input.skip_blanks();
  return true;
}

}  // namespace

std::string PublishedAt::to_string() const {
  std::array<char, 64> text{};
  int length = std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                             static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  const auto append = [&](const char* format, auto... values) {
    length += std::snprintf(text.data() + length, text.size() - static_cast<std::size_t>(length), format,
                            values...);
  };
  if (time_of_day) {
    const auto all = static_cast<int>(time_of_day->count());
    append("T%02d:%02d:%02d", all / 3600, all / 60 % 60, all % 60);
    if (utc_offset) {
      const auto east = static_cast<int>(utc_offset->count());
      append("%c%02d:%02d", east < 0 ? '-' : '+', (east < 0 ? -east : east) / 60,
             (east < 0 ? -east : east) % 60);
    }
  }
  return text.data();
}

year_month_day PublishedAt::day_in(minutes offset) const {
  if (!time_of_day || !utc_offset) return date;
  const std::chrono::sys_seconds moment = std::chrono::sys_days{date} + *time_of_day - *utc_offset + offset;
  return year_month_day{std::chrono::floor<std::chrono::days>(moment)};
}

std::optional<PublishedAt> parse_published_at(std::string_view utf8, DateOrder order) {
  constexpr std::size_t kLongest = 100;  // bytes; no form is longer
  if (utf8.size() > kLongest) return std::nullopt;
  Input input(utf8);
  skip_weekday(input);
  PublishedAt published;
  const bool in_parentheses = input.take('(');
  const bool may_be_american = order == DateOrder::automatic && begins_with_numbers(input);
  Input behind_weekday = input;
  auto day = take_english_day(input);
  if (!day) day = take_day(input, order);
  if (!day) {
    const auto moment = take_asctime(behind_weekday);
    return behind_weekday.at_end() ? moment : std::nullopt;
  }
  if (in_parentheses && !input.take(')')) return std::nullopt;
  published.date = *day;
  if (!take_moment(input, may_be_american, published) || !input.at_end()) return std::nullopt;
  return published;
}

}  // namespace warta
