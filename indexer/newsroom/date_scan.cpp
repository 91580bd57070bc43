// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/newsroom/date_scan.h"

#include <algorithm>
#include <array>

#include "indexer/newsroom/text_scan.h"

namespace warta::newsroom {

namespace {

constexpr std::size_t kLongestDate = 60;  // bytes: `Jumat, 15 September 2023, pukul 08.00 WIB`

bool is_word(char c) {
  return is_upper(c) || is_lower(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool begins_with_weekday(std::string_view text) {
  static const WordsByFirstByte weekdays = by_first_byte(labels("weekday"));
  const std::span<const std::string_view> days = weekdays[text.front()];
  return std::any_of(days.begin(), days.end(),
                     [&](std::string_view day) { return starts_ignoring_case(text, day); });
}

// How the names of months begin (analyzers/number_forms.cpp, published_at.cpp).
bool may_be_month(std::string_view text) {
  static const auto months = labels("month-begin");
  const auto unusual = [](char c) { return c == '\'' || static_cast<unsigned char>(c) >= 0x80; };
  const std::string_view begin = text.substr(0, 3);
  return std::any_of(begin.begin(), begin.end(), unusual) ||
         std::any_of(months.begin(), months.end(),
                     [&](std::string_view month) { return starts_ignoring_case(text, month); });
}

// Whether a date may begin with the digits that `text` begins with. Most numbers of a story are none, and
// parsing costs a hundred times more than this look at what follows them.
bool may_be_day(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  std::string_view rest = text.substr(digits);
  if (digits == 8) return true;  // `20230917`
  if (digits == 4) return rest.starts_with('-') || rest.starts_with('/');
  if (digits == 0 || digits > 2) return false;
  if (rest.starts_with('/') || rest.starts_with('-') || rest.starts_with('.')) rest.remove_prefix(1);
  if (!rest.empty() && is_digit(rest.front())) return true;
  while (rest.starts_with(' ') || rest.starts_with('\t')) rest.remove_prefix(1);
  return may_be_month(rest);
}

// The same for the digits after the weekday that `text` begins with: `Jumat, 15 …`, `Minggu (17/9/2023)`.
bool may_be_dated_weekday(std::string_view text) {
  std::size_t letters = 0;
  while (letters < text.size() &&
         ((is_word(text[letters]) && !is_digit(text[letters])) || text[letters] == '\''))
    ++letters;
  std::string_view rest = text.substr(letters);
  if (rest.starts_with(',')) rest.remove_prefix(1);
  while (rest.starts_with(' ') || rest.starts_with('\t')) rest.remove_prefix(1);
  if (rest.starts_with('(')) rest.remove_prefix(1);
  return may_be_day(rest);
}

// The longest date that begins where `text` does.
std::optional<FoundDate> date_at(std::string_view text, DateOrder order) {
  std::optional<FoundDate> longest;
  text = text.substr(0, std::min(text.size(), kLongestDate));
  for (std::size_t end = 1; end <= text.size(); ++end) {
    const bool word_ends = end == text.size() || !is_word(text[end]) || !is_word(text[end - 1]);
    if (!word_ends || (end < text.size() && text[end] == '\n' && text[end - 1] == '\n')) continue;
    // `17/9/2023` does not end in `17/9/20`, nor before a further part.
    if (end < text.size() && is_digit(text[end - 1]) && is_digit(text[end])) continue;
    const char last = text[end - 1];
    if (!is_word(last) && last != ')') continue;
    if (const auto date = parse_published_at(text.substr(0, end), order)) longest = FoundDate{*date, 0, end};
  }
  return longest;
}

}  // namespace

bool is_in_future(const PublishedAt& published) {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return std::chrono::sys_days{published.date} > today + std::chrono::days{1};
}

std::optional<FoundDate> find_date(std::string_view text, DateOrder order) {
  const auto goes_on = [](char before) {
    return is_word(before) || before == '/' || before == '-' || before == '.';
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && goes_on(text[at - 1])) continue;
    const std::string_view rest = text.substr(at);
    if (begins_with_weekday(rest) ? !may_be_dated_weekday(rest) : !may_be_day(rest)) continue;
    if (auto found = date_at(rest, order)) {
      found->begin += at;
      found->end += at;
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace warta::newsroom
