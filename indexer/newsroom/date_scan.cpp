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
  constexpr auto kWeekdays = std::to_array<std::string_view>(
      {"senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "jum\u2019at", "sabtu", "minggu", "ahad",
       "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
  return std::any_of(kWeekdays.begin(), kWeekdays.end(),
                     [&](std::string_view day) { return starts_ignoring_case(text, day); });
}

// The longest date that begins where `text` does.
std::optional<FoundDate> date_at(std::string_view text) {
  std::optional<FoundDate> longest;
  text = text.substr(0, std::min(text.size(), kLongestDate));
  for (std::size_t end = 1; end <= text.size(); ++end) {
    const bool word_ends = end == text.size() || !is_word(text[end]) || !is_word(text[end - 1]);
    if (!word_ends || (end < text.size() && text[end] == '\n' && text[end - 1] == '\n')) continue;
    // `17/9/2023` does not end in `17/9/20`, nor before a further part.
    if (end < text.size() && is_digit(text[end - 1]) && is_digit(text[end])) continue;
    const char last = text[end - 1];
    if (!is_word(last) && last != ')') continue;
    if (const auto date = parse_published_at(text.substr(0, end))) longest = FoundDate{*date, 0, end};
  }
  return longest;
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 &&
        (is_word(text[at - 1]) || text[at - 1] == '/' || text[at - 1] == '-' || text[at - 1] == '.'))
      continue;
    const bool weekday = begins_with_weekday(text.substr(at));
    if (!weekday && !is_digit(text[at])) continue;
    if (auto found = date_at(text.substr(at))) {
      found->begin += at;
      found->end += at;
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace warta::newsroom
