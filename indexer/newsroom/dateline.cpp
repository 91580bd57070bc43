// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/newsroom/dateline.h"

#include <algorithm>
#include <array>

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

// The first dash that stands between blanks (or `--`, `—` with a blank behind).
Dash find_dash(std::string_view text) {
  constexpr std::array<std::string_view, 4> kDashes = {"--", "\u2014", "\u2013", "-"};
  Dash first;
  for (const std::string_view dash : kDashes) {
    for (std::size_t at = text.find(dash); at != std::string_view::npos && at < first.begin;
         at = text.find(dash, at + 1)) {
      const std::size_t behind = at + dash.size();
      const bool blank_before = at > 0 && text[at - 1] == ' ';
      const bool blank_behind = behind < text.size() && text[behind] == ' ';
      if (!blank_behind || (!blank_before && dash == "-")) continue;
      first = {at, behind + 1};
      break;
    }
  }
  return first;
}

bool is_publisher(std::string_view part) { return is_domain(part) || is_known_publisher(part); }

struct Parts {
  std::string_view publisher, place;
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
  } else if (parts.place.empty() && is_name(part, kMaxPlaceWords)) {
    parts.place = part;
  } else {
    parts.valid = false;
  }
}

// `JAKARTA, KOMPAS.com`, `Ambon (ANTARA)`, `Jakarta, 17/9/2023 (ANTARA)`
Parts split_head(std::string_view head) {
  Parts parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= head.size(); ++i) {
    if (i < head.size() && head[i] != ',' && head[i] != '(' && head[i] != ')') continue;
    classify(head.substr(begin, i - begin), i < head.size() && head[i] == ')', parts);
    begin = i + 1;
  }
  return parts;
}

// Behind `KONTAN.CO.ID - ` may stand `MOSKOW. `. Returns the length of place, full stop and blank; 0 when
// there is none.
std::size_t place_with_stop(std::string_view text, std::string_view& place) {
  const std::size_t stop = text.find(". ");
  if (stop == std::string_view::npos || stop > kMaxDatelineBytes / 2 ||
      !is_all_capitals(text.substr(0, stop)))
    return 0;
  place = text.substr(0, stop);
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

constexpr std::array<std::string_view, 9> kWeekdays = {"senin",  "selasa", "rabu",   "kamis", "jumat",
                                                       "jum'at", "sabtu",  "minggu", "ahad"};

// A date that begins at `text`, as long as it can be.
std::optional<PublishedAt> date_at(std::string_view text) {
  constexpr std::size_t kMostWords = 5;  // `Minggu, 17 September 2023`
  std::optional<PublishedAt> found;
  std::size_t end = 0;
  for (std::size_t word = 0; word < kMostWords && end < text.size(); ++word) {
    end = std::min(text.find_first_of(" \n", end + 1), text.size());
    std::string_view candidate = text.substr(0, end);
    while (!candidate.empty() && std::string_view(".,;)").find(candidate.back()) != std::string_view::npos)
      candidate.remove_suffix(1);
    if (candidate.find('(') != std::string_view::npos) candidate = text.substr(0, candidate.size() + 1);
    if (const auto date = parse_published_at(candidate)) found = date;
  }
  return found;
}

}  // namespace

bool take_dateline(const Line& line, CleanedArticle& cleaned) {
  const std::string_view text = line.text;
  const Dash dash = find_dash(text.substr(0, std::min(text.size(), kMaxDatelineBytes)));
  if (dash.begin == std::string_view::npos) return false;
  const std::string_view head = trimmed(text.substr(0, dash.begin));
  Parts parts = split_head(head);
  if (!parts.valid || (parts.publisher.empty() && parts.place.empty())) return false;
  const bool alone = parts.publisher.empty();
  if (alone && !is_all_capitals(parts.place) && !is_known_place(parts.place) && !parts.published)
    return false;
  std::size_t end = dash.end;
  if (parts.place.empty()) end += place_with_stop(text.substr(end), parts.place);
  cleaned.publisher = parts.publisher;
  cleaned.place = is_all_capitals(parts.place) ? title_case(parts.place) : std::string(parts.place);
  if (parts.published) {
    cleaned.published = parts.published;
    cleaned.published_rule = rule::kDatelineDate;
  }
  cleaned.spans.push_back({line.begin, line.begin + static_cast<std::uint32_t>(end), SpanKind::dateline,
                           alone ? rule::kDatelinePlace : rule::kDatelinePublisherPlace});
  return true;
}

void find_story_date(std::string_view story, CleanedArticle& cleaned) {
  if (cleaned.published) return;
  const std::string_view lead = story.substr(0, kLeadBytes);
  for (std::size_t at = 0; at < lead.size(); ++at) {
    const bool word_begin =
        at == 0 || lead[at - 1] == ' ' || lead[at - 1] == '\n' || lead[at - 1] == '(' || lead[at - 1] == ',';
    if (!word_begin) continue;
    const bool weekday = std::any_of(kWeekdays.begin(), kWeekdays.end(), [&](std::string_view day) {
      return starts_ignoring_case(lead.substr(at), day);
    });
    if (!weekday && !is_digit(lead[at])) continue;
    if (const auto date = date_at(lead.substr(at, 60))) {
      cleaned.published = date;
      cleaned.published_rule = rule::kStoryDate;
      return;
    }
  }
}

}  // namespace warta::newsroom
