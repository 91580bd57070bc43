// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/newsroom/dateline.h"

#include <algorithm>
#include <array>

#include "indexer/newsroom/date_scan.h"
#include "indexer/newsroom/publishers.h"
#include "indexer/newsroom/rule_names.h"

namespace warta::newsroom {

namespace {

constexpr std::size_t kMaxDatelineBytes = 90;
constexpr std::size_t kMaxPlaceWords = 4;
// How far into the story its date is looked for, in bytes: newsrooms date the event in the lead.
constexpr std::size_t kLeadBytes = 1500;

struct Dash {
  std::size_t begin = std::string_view::npos;  // of the blank or dash
  std::size_t end = 0;                         // where the text goes on
};

// The first dash between blanks. Long dashes and `--` may touch what is around them; `- -` is one that was
// taken apart.
Dash find_dash(std::string_view text) {
  constexpr std::array<std::string_view, 4> kDashes = {"--", "\u2014", "\u2013", "-"};
  Dash first;
  for (const std::string_view dash : kDashes) {
    for (std::size_t at = text.find(dash); at != std::string_view::npos && at < first.begin;
         at = text.find(dash, at + 1)) {
      std::size_t behind = at + dash.size();
      const bool blank_before = at > 0 && text[at - 1] == ' ';
      const bool blank_behind = behind >= text.size() || text[behind] == ' ';
      if (dash == "-" && (!blank_before || !blank_behind)) continue;
      if (text.substr(behind).starts_with(" - ")) behind += 2;
      while (behind < text.size() && text[behind] == ' ') ++behind;
      first = {at, behind};
      break;
    }
  }
  return first;
}

bool is_publisher(std::string_view part) { return is_domain(part) || is_known_publisher(part); }

// `17/9` in old agency datelines: a day without its year, which says nothing more.
bool is_short_day(std::string_view part) {
  return part.size() >= 3 && part.size() <= 5 && part.find('/') != std::string_view::npos &&
         std::all_of(part.begin(), part.end(), [](char c) { return is_digit(c) || c == '/'; });
}

struct Parts {
  std::string_view publisher, place, region;
  std::optional<PublishedAt> published;
  bool valid = true;
};

void classify(std::string_view part, bool in_brackets, Parts& parts) {
  part = trimmed(part);
  if (part.empty()) return;
  if (const auto date = parse_published_at(part); date && !parts.published) {
    parts.published = date;
  } else if (parts.publisher.empty() &&
             (is_publisher(part) || (in_brackets && is_name(part, kMaxPlaceWords)))) {
    parts.publisher = part;
  } else if (parts.place.empty() && (is_name(part, kMaxPlaceWords) || is_known_place(part))) {
    parts.place = part;
  } else if (is_short_day(part) || (parts.region.empty() && is_name(part, kMaxPlaceWords))) {
    parts.region = part;  // `Mataram, NTB`
  } else {
    parts.valid = false;
  }
}

// `JAKARTA, KOMPAS.com`, `Ambon (ANTARA)`, `Jakarta, 17/9/2023 (ANTARA)`, `SURYA.co.id | SURABAYA`
Parts split_head(std::string_view head) {
  Parts parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= head.size(); ++i) {
    if (i < head.size() && std::string_view(",()|").find(head[i]) == std::string_view::npos) continue;
    classify(head.substr(begin, i - begin), i < head.size() && head[i] == ')', parts);
    begin = i + 1;
  }
  return parts;
}

// Behind `KONTAN.CO.ID - ` may stand `MOSKOW. `. Returns the length of place, full stop and blank; 0 when
// there is none.
std::size_t place_with_stop(std::string_view text, std::string_view& place) {
  const std::size_t stop = text.find(". ");
  if (stop == std::string_view::npos || stop > kMaxDatelineBytes / 2) return 0;
  const std::string_view name = text.substr(0, stop);
  if (!is_all_capitals(name) && !is_known_place(name)) return 0;
  place = name;
  return stop + 2;
}

std::string title_case(std::string_view place) {
  std::string result;
  for (std::size_t i = 0; i < place.size(); ++i) {
    const bool first = i == 0 || place[i - 1] == ' ' || place[i - 1] == '-' || place[i - 1] == '/';
    result += !first && is_upper(place[i]) ? static_cast<char>(place[i] - 'A' + 'a') : place[i];
  }
  return result;
}

// Newer datelines of some houses have no dash: `Liputan6.com, Jakarta Harga cabai …`. The bytes of it.
std::size_t without_dash(std::string_view text, std::string_view& publisher, std::string_view& place) {
  const std::size_t comma = text.find(", ");
  if (comma == std::string_view::npos || comma > 30 || !is_domain(text.substr(0, comma))) return 0;
  const std::string_view rest = text.substr(comma + 2);
  std::size_t end = 0;
  std::size_t longest = 0;
  for (std::size_t words = 0; words < kMaxPlaceWords && end < rest.size(); ++words) {
    end = std::min(rest.find(' ', end + 1), rest.size());
    if (is_known_place(rest.substr(0, end)) && end + 1 < rest.size() && is_upper(rest[end + 1]))
      longest = end;
  }
  if (longest == 0 || rest.substr(longest, 30).find("- ") != std::string_view::npos) return 0;
  publisher = text.substr(0, comma);
  place = rest.substr(0, longest);
  return comma + 2 + longest + 1;
}

// `Jakarta: Harga cabai …`
std::size_t with_colon(std::string_view text, std::string_view& place) {
  const std::size_t colon = text.find(": ");
  if (colon == std::string_view::npos || colon > 30 || colon + 2 >= text.size()) return 0;
  if (!is_known_place(text.substr(0, colon)) || !is_upper(text[colon + 2])) return 0;
  place = text.substr(0, colon);
  return colon + 2;
}

std::string place_name(std::string_view place) {
  const bool lower_case = std::none_of(place.begin(), place.end(), is_upper);
  if (!is_all_capitals(place) && !lower_case) return std::string(place);
  std::string name = title_case(place);
  if (lower_case) {
    for (std::size_t i = 0; i < name.size(); ++i) {
      if ((i == 0 || name[i - 1] == ' ') && is_lower(name[i]))
        name[i] = static_cast<char>(name[i] - 'a' + 'A');
    }
  }
  return name;
}

std::size_t take_short_dateline(const Line& line, CleanedArticle& cleaned) {
  std::string_view publisher;
  std::string_view place;
  std::size_t bytes = without_dash(line.text, publisher, place);
  std::string_view rule = rule::kDatelineWithoutDash;
  if (bytes == 0) {
    bytes = with_colon(line.text, place);
    rule = rule::kDatelinePlace;
  }
  if (bytes == 0) return 0;
  cleaned.publisher = publisher;
  cleaned.place = place;
  cleaned.spans.push_back(
      {line.begin, line.begin + static_cast<std::uint32_t>(bytes), SpanKind::dateline, rule});
  return bytes;
}

// A date of the story is its own when the weekday or a time stands with it, or when it stands in brackets:
// `Minggu (17/9/2023)`. Others are of what the story tells.
bool is_reporters_date(std::string_view text, const FoundDate& found) {
  // `Kamis (22/8/2019) lalu` was before, `… mendatang` is to come.
  std::string_view behind = text.substr(found.end);
  while (behind.starts_with(')') || behind.starts_with(' ')) behind.remove_prefix(1);
  static const auto another_day = labels("another-day");
  for (const std::string_view word : another_day) {
    if (starts_ignoring_case(behind, word)) return false;
  }
  const char first = text[found.begin];
  const bool bracket = found.begin > 0 && text[found.begin - 1] == '(';
  return bracket || !is_digit(first) || found.published.time_of_day.has_value();
}

}  // namespace

std::size_t take_dateline(const Line& line, CleanedArticle& cleaned) {
  const std::string_view text = line.text;
  const Dash dash = find_dash(text.substr(0, std::min(text.size(), kMaxDatelineBytes)));
  if (dash.begin == std::string_view::npos) return take_short_dateline(line, cleaned);
  Parts parts = split_head(trimmed(text.substr(0, dash.begin)));
  if (!parts.valid || (parts.publisher.empty() && parts.place.empty()))
    return take_short_dateline(line, cleaned);
  const bool alone = parts.publisher.empty();
  if (alone && !is_all_capitals(parts.place) && !is_known_place(parts.place) && !parts.published) return 0;
  std::size_t end = dash.end;
  if (parts.place.empty()) end += place_with_stop(text.substr(end), parts.place);
  cleaned.publisher = parts.publisher;
  cleaned.place = place_name(parts.place);
  if (parts.published) {
    cleaned.published = parts.published;
    cleaned.published_rule = rule::kDatelineDate;
  }
  cleaned.spans.push_back({line.begin, line.begin + static_cast<std::uint32_t>(end), SpanKind::dateline,
                           alone ? rule::kDatelinePlace : rule::kDatelinePublisherPlace});
  return end;
}

bool take_date_line(const Line& line, CleanedArticle& cleaned) {
  constexpr std::size_t kLongest = 60;  // bytes
  static const auto date_labels = labels("date");
  if (line.text.size() > kLongest) return false;
  const auto date = parse_published_at(behind_label(line.text, date_labels));
  if (!date) return false;
  if (!cleaned.published) {
    cleaned.published = date;
    cleaned.published_rule = rule::kDateLine;
  }
  cleaned.spans.push_back({line.begin, line.end(), SpanKind::dateline, rule::kDateLine});
  return true;
}

void find_story_date(std::string_view story, CleanedArticle& cleaned) {
  if (cleaned.published) return;
  std::string_view lead = story.substr(0, kLeadBytes);
  while (const auto found = find_date(lead)) {
    if (is_reporters_date(lead, *found)) {
      cleaned.published = found->published;
      cleaned.published_rule = rule::kStoryDate;
      return;
    }
    lead.remove_prefix(found->end);
  }
}

}  // namespace warta::newsroom
