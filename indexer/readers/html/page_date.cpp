// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/page_date.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <initializer_list>

#include "indexer/newsroom/date_scan.h"
#include "indexer/newsroom/text_scan.h"
#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/html/hints.h"
#include "util/text.h"

namespace warta::readers {

namespace {

using newsroom::starts_ignoring_case;
using newsroom::trimmed;
using std::chrono::minutes;

// Of an epoch in seconds or milliseconds.
std::optional<PublishedAt> epoch_time(std::string_view text) {
  constexpr std::size_t kSecondsDigits = 10;  // 2001 to 2286
  const bool digits = std::all_of(text.begin(), text.end(), is_digit);
  if (!digits || (text.size() != kSecondsDigits && text.size() != kSecondsDigits + 3)) return std::nullopt;
  std::int64_t count = 0;
  for (const char c : text.substr(0, kSecondsDigits)) count = count * 10 + (c - '0');
  const std::chrono::sys_seconds at{std::chrono::seconds{count}};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  PublishedAt published;
  published.date = std::chrono::year_month_day{day};
  published.time_of_day = at - day;
  published.utc_offset = std::chrono::minutes{0};
  return published;
}

// ISO 8601 with something wrong after the seconds (`2022-01-10T22:06:08:684Z`): up to there.
std::optional<PublishedAt> cut_time(std::string_view text) {
  constexpr std::size_t kSeconds = 19;  // bytes of `2022-01-10T22:06:08`
  if (text.size() <= kSeconds || text[10] != 'T') return std::nullopt;
  auto at = parse_published_at(text.substr(0, kSeconds));
  if (at && text.ends_with('Z')) at->utc_offset = minutes{0};
  return at;
}

std::optional<PublishedAt> machine_time(std::string_view text) {
  text = trimmed(text);
  if (const auto epoch = epoch_time(text)) return epoch;
  if (const auto at = parse_published_at(text)) return at;
  if (const auto found = newsroom::find_date(text)) return found->published;
  return cut_time(text);
}

// Beyond tomorrow, wherever on earth.
bool is_future(const PublishedAt& at) {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return std::chrono::sys_days{at.date} > today + std::chrono::days{1};
}

// By more than zones can make of it.
bool is_days_before(const PublishedAt& earlier, const PublishedAt& later) {
  constexpr std::chrono::days kZones{2};
  return std::chrono::sys_days{later.date} - std::chrono::sys_days{earlier.date} > kZones;
}

bool says_updated(std::string_view line) {
  constexpr auto kLeads = std::to_array<std::string_view>(
      {"diperbarui", "terakhir", "pembaruan", "letzte", "aktualisiert", "update", "updated", "last update",
       "last modified", "diupdate", "perbarui", "modified"});
  return std::any_of(kLeads.begin(), kLeads.end(),
                     [&](std::string_view lead) { return starts_ignoring_case(line, lead); });
}

const char* zone_name(std::chrono::minutes offset) {
  return offset == std::chrono::minutes{420}   ? "WIB"
         : offset == std::chrono::minutes{480} ? "WITA"
         : offset == std::chrono::minutes{540} ? "WIT"
                                               : "another zone";
}

// The same minute on the clock.
bool same_clock(const PublishedAt& a, const PublishedAt& b) {
  if (a.date != b.date || !a.time_of_day || !b.time_of_day) return false;
  return std::chrono::floor<std::chrono::minutes>(*a.time_of_day) ==
         std::chrono::floor<std::chrono::minutes>(*b.time_of_day);
}

std::chrono::sys_seconds moment(const PublishedAt& at) {
  return std::chrono::sys_days{at.date} + at.time_of_day.value_or(std::chrono::seconds{0}) -
         at.utc_offset.value_or(std::chrono::minutes{0});
}

// The same minute on earth.
bool same_moment(const PublishedAt& a, const PublishedAt& b) {
  if (!a.time_of_day || !b.time_of_day || !a.utc_offset || !b.utc_offset) return false;
  return std::chrono::floor<std::chrono::minutes>(moment(a)) ==
         std::chrono::floor<std::chrono::minutes>(moment(b));
}

// 1 to 12 for the name of a month in the languages of hints.tsv, else 0.
std::size_t month_of(std::string_view word) {
  static const auto months = [] {
    std::array<std::vector<std::string_view>, 12> table;
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = hint_words("month-" + std::to_string(i + 1));
    return table;
  }();
  while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
  if (word.size() < 3 || (word.front() >= '0' && word.front() <= '9')) return 0;
  const std::string lower = warta::lowered(word);
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (newsroom::is_one_of(months[i], lower)) return i + 1;
  }
  return 0;
}

// `13th`, `1er`, `13,`: the number as digits; empty for anything else.
std::string_view day_digits(std::string_view word) {
  std::size_t digits = 0;
  while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ++digits;
  constexpr auto kEnds = std::to_array<std::string_view>({"", ".", ",", "st", "nd", "rd", "th", "er", "th,"});
  const bool day =
      digits > 0 && digits <= 2 && std::find(kEnds.begin(), kEnds.end(), word.substr(digits)) != kEnds.end();
  return day ? word.substr(0, digits) : std::string_view();
}

// The line with every date that has a month in letters as `17 September 2023`, from `September 17th, 2023`,
// `17. September 2023`, `17 de septembre de 2023`.
std::string with_plain_dates(std::string_view line) {
  constexpr auto kMonths =
      std::to_array<std::string_view>({"January", "February", "March", "April", "May", "June", "July",
                                       "August", "September", "October", "November", "December"});
  const std::vector<std::string_view> words = newsroom::words_of(line);
  std::string plain;
  const auto put = [&](std::string_view word) { plain.append(plain.empty() ? "" : " ").append(word); };
  const auto is_of = [](std::string_view word) { return word == "de" || word == "del" || word == "of"; };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t month = month_of(words[i]);
    const std::string_view day = i + 1 < words.size() ? day_digits(words[i + 1]) : std::string_view();
    const bool day_follows = month != 0 && !day.empty() && i + 2 < words.size() && words[i + 2].size() >= 4 &&
                             is_digit(words[i + 2].front());
    if (day_follows) {
      put(day);
      put(kMonths[month - 1]);
      ++i;
    } else if (month != 0) {
      put(kMonths[month - 1]);
    } else if (is_of(words[i]) && i + 1 < words.size() &&
               (month_of(words[i + 1]) != 0 ||
                (is_digit(words[i + 1].front()) && i > 0 && month_of(words[i - 1]) != 0))) {
      continue;
    } else if (i + 1 < words.size() && !day_digits(words[i]).empty() &&
               (month_of(words[i + 1]) != 0 || is_of(words[i + 1]))) {
      put(day_digits(words[i]));
    } else {
      put(words[i]);
    }
  }
  return plain;
}

std::optional<PublishedAt> date_in(std::string_view text) {
  if (auto at = parse_published_at(text)) return at;
  if (const std::size_t colon = text.find(": "); colon != std::string_view::npos) {
    if (auto at = parse_published_at(text.substr(colon + 2))) return at;
  }
  if (const auto found = newsroom::find_date(text)) return found->published;
  return std::nullopt;
}

// `<time datetime>` and `<abbr class="published" title>` inside a line.
std::optional<PublishedAt> marked_date(const HtmlNode& block) {
  std::optional<PublishedAt> at;
  find_element(block, [&](const HtmlNode& node) {
    if (node.tag == "time") at = parse_published_at(trimmed(node.attribute("datetime")));
    if (node.tag == "abbr") at = parse_published_at(trimmed(node.attribute("title")));
    return at.has_value();
  });
  return at;
}

// The day in an address as many systems write it: `/2023/09/17/`, `/2023/9/7/`.
std::optional<PublishedAt> date_of_address(std::string_view url) {
  constexpr std::string_view kDigits = "0123456789";
  const auto number_at = [&](std::size_t at) {  // up to a slash
    const std::size_t end = std::min(url.find_first_not_of(kDigits, at), url.size());
    return end < url.size() && url[end] == '/' ? url.substr(at, end - at) : std::string_view();
  };
  for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
    const std::string_view year = number_at(at + 1);
    if (year.size() != 4) continue;
    const std::string_view month = number_at(at + 6);
    if (month.empty() || month.size() > 2) continue;
    const std::string_view day = number_at(at + 7 + month.size());
    if (day.empty() || day.size() > 2) continue;
    const auto two = [](std::string_view digits) {
      return (digits.size() < 2 ? "0" : "") + std::string(digits);
    };
    const auto published = parse_published_at(std::string(year) + '-' + two(month) + '-' + two(day));
    if (published && !is_future(*published)) return published;
  }
  return std::nullopt;
}

// The first of the named values that is a date, or of them the first that has the day which readers see.
PublicationDate named_date(const NamedValues& named, std::initializer_list<const char*> names,
                           const std::optional<PublishedAt>& seen, PublicationDate first = {}) {
  if (first.at && (!seen || first.at->date == seen->date)) return first;
  for (const char* name : names) {
    for (const std::string& value : named.all(name)) {
      const auto date = machine_time(value);
      if (!date) continue;
      if (!seen || date->date == seen->date) return {date, name};
      if (!first.at) first = {date, name};
    }
  }
  return first;
}

PublicationDate machine_date(const NamedValues& named, const PageMetadata& page,
                             const std::optional<PublishedAt>& seen) {
  PublicationDate linked;
  if (const auto date = machine_time(page.published)) linked = {date, "json-ld"};
  return named_date(
      named,
      {"article:published_time", "itemprop:datepublished", "og:article:published_time", "og:published_time",
       "pubdate", "publishdate", "publish_date", "publication_date", "dtk:publishdate",
       "content_publisheddate", "content_published_date", "parsely-pub-date", "sailthru.date",
       "datepublished", "published_at", "cxenseparse:recs:publishtime", "cxenseparse:publishtime"},
      seen, std::move(linked));
}

// Of which pages do not say whether the article was published then, or written or changed.
PublicationDate vague_date(const NamedValues& named) {
  return named_date(named,
                    {"dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "date",
                     "itemprop:datecreated", "dtk:createdate"},
                    {});
}

// Corrects the date of the metadata by the one that readers see beside the story.
void reconcile(PublicationDate& decided, const PublishedAt& seen, std::vector<Bilingual>& notes) {
  PublishedAt& told = *decided.at;
  if (!seen.time_of_day) {
    // In UTC it may be another day: in the zone nearest to it that has the day which readers see.
    if (told.time_of_day && told.utc_offset == minutes{0} && told.date != seen.date) {
      for (int hours = 1; hours <= 14; ++hours) {
        for (const int sign : {1, -1}) {
          const minutes offset{sign * hours * 60};
          if (told.day_in(offset) != seen.date) continue;
          const std::chrono::sys_seconds local = moment(told) + offset;
          told.date = seen.date;
          told.time_of_day = local - std::chrono::sys_days{seen.date};
          told.utc_offset = offset;
          return;
        }
      }
    }
    return;
  }
  if (!told.time_of_day) {
    if (told.date == seen.date) decided = {seen, "shown"};
    return;
  }
  const auto apart = [](auto a, auto b) { return a > b ? a - b : b - a; };
  if (same_moment(told, seen)) {  // in the zone that readers see, with the seconds
    told.date = seen.date;
    const std::chrono::seconds seconds = *told.time_of_day % minutes{1};
    told.time_of_day = std::chrono::floor<minutes>(*seen.time_of_day) + seconds;
    told.utc_offset = seen.utc_offset;
  } else if (same_clock(told, seen) && seen.utc_offset && told.utc_offset != seen.utc_offset) {
    if (told.utc_offset) notes.push_back(both(messages::kSameTimeInUtc, {zone_name(*seen.utc_offset)}));
    told.utc_offset = seen.utc_offset;
  } else if (told.utc_offset == minutes{0} && seen.utc_offset && *seen.utc_offset != minutes{0}) {
    // Local time called UTC, some minutes before or after the time shown.
    constexpr std::chrono::hours kNear{2};
    const auto clock = [](const PublishedAt& at) { return std::chrono::sys_days{at.date} + *at.time_of_day; };
    if (apart(clock(told), clock(seen)) > kNear || apart(moment(told), moment(seen)) <= kNear) return;
    notes.push_back(both(messages::kNearTimeInUtc, {zone_name(*seen.utc_offset)}));
    decided = {seen, "shown"};
  } else if (told.utc_offset && !seen.utc_offset && told.date != seen.date) {
    // The same moment in a zone that the page does not name.
    const auto clock = std::chrono::sys_days{seen.date} + *seen.time_of_day;
    const auto utc = moment(told);
    const auto offset = std::chrono::round<minutes>(clock - utc);
    if (apart(offset, minutes{0}) > std::chrono::hours{14} || offset % minutes{15} != minutes{0}) return;
    told.date = seen.date;
    told.time_of_day = seen.time_of_day;
    told.utc_offset = offset;
  }
}

}  // namespace

bool says_published(std::string_view line) {
  constexpr auto kLeads = std::to_array<std::string_view>(
      {"diterbitkan", "dipublikasikan", "dipublikasi", "ditayangkan", "terbit:", "terbit :", "terbit pada",
       "tayang:", "tayang :", "published", "publish:", "posted on", "veröffentlicht am",
       "veröffentlicht:", "publié le", "publicado el", "publicado em", "pubblicato il", "gepubliceerd op"});
  constexpr std::size_t kLongest = 120;  // bytes
  return line.size() <= kLongest && std::any_of(kLeads.begin(), kLeads.end(), [&](std::string_view lead) {
           return starts_ignoring_case(line, lead);
         });
}

std::optional<PublishedAt> shown_date(const HtmlLine& line) {
  constexpr std::size_t kLongest = 120;  // bytes; longer ones are no date lines, but may have one marked up
  if (says_updated(line.text)) return std::nullopt;
  std::optional<PublishedAt> at;
  if (line.text.size() <= kLongest) {
    at = date_in(line.text);
    if (!at) at = date_in(with_plain_dates(line.text));
  } else if (line.block == nullptr || !is_heading_tag(line.block->tag)) {
    return std::nullopt;
  }
  if (line.block != nullptr && (!at || !at->time_of_day)) {
    const auto marked = marked_date(*line.block);
    if (marked && (!at || marked->date == at->date)) at = marked;
  }
  if (at && is_future(*at)) return std::nullopt;
  return at;
}

PublicationDate publication_date(const HtmlNode& root, const PageMetadata& page, const ShownDates& shown,
                                 std::vector<Bilingual>& notes) {
  const NamedValues named(root);
  // What readers see may be the day of a later change, where the metadata tell both.
  const auto modified = machine_time(named.first({"article:modified_time", "itemprop:datemodified"}));
  const bool is_change = modified && shown.beside && modified->date == shown.beside->date;
  const PublicationDate first = machine_date(named, page, std::nullopt);
  const bool was_before = is_change && first.at && is_days_before(*first.at, *modified);
  PublicationDate decided = was_before ? first : machine_date(named, page, shown.beside);
  if (decided.at && is_future(*decided.at)) {
    notes.push_back(both(messages::kMetadataInFuture, {decided.at->to_string()}));
    decided = {};
  }
  if (decided.at) {
    // Published again later: the address keeps the first day.
    const auto day = date_of_address(page.url);
    if (day && is_days_before(*day, *decided.at) && (!shown.beside || shown.beside->date != decided.at->date))
      return {day, "address"};
    if (shown.beside && !was_before) {
      reconcile(decided, *shown.beside, notes);
    } else if (day) {
      reconcile(decided, *day, notes);
    }
    return decided;
  }
  PublicationDate vague = vague_date(named);
  if (vague.at && is_future(*vague.at)) vague = {};
  if (shown.beside) {
    if (!vague.at || vague.at->date != shown.beside->date) return {shown.beside, "shown"};
    reconcile(vague, *shown.beside, notes);
    return vague;
  }
  if (vague.at) return vague;
  if (const auto day = date_of_address(page.url)) {
    if (shown.elsewhere && shown.elsewhere->date == day->date) return {shown.elsewhere, "shown"};
    return {day, "address"};
  }
  return {shown.elsewhere, shown.elsewhere ? "shown" : ""};
}

}  // namespace warta::readers
