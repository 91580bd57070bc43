// SPDX-License-Identifier: GPL-3.0-or-later
// Decides the order of day and month, and reads dates by it (file_dates.h).
#include "indexer/readers/fields/file_dates.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <utility>

#include "indexer/newsroom/date_scan.h"
#include "indexer/readers/fields/messages.h"
#include "util/printable.h"
#include "util/text.h"

namespace warta::readers {

namespace {

// Seconds or milliseconds since 1970, as programs write them: only from 2001 to 2033, so that other numbers
// of ten or thirteen digits are not dates.
std::optional<PublishedAt> date_of_clock(std::string_view text) {
  const std::string_view digits = text.substr(0, text.find('.'));
  if (!std::all_of(digits.begin(), digits.end(), is_digit) || !digits.starts_with('1')) return std::nullopt;
  if (digits.size() != 10 && digits.size() != 13) return std::nullopt;
  std::int64_t seconds = 0;
  std::from_chars(digits.data(), digits.data() + 10, seconds);
  const std::chrono::sys_seconds moment{std::chrono::seconds{seconds}};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  return PublishedAt{std::chrono::year_month_day{day}, moment - day, std::chrono::minutes{0}};
}

// Days since 1900, as Excel stores a date; from 1982 to 2064.
bool is_spreadsheet_day(std::string_view text) {
  const std::string_view digits = text.substr(0, text.find('.'));
  return digits.size() == 5 && digits >= "30000" && digits < "60000" &&
         text.find_first_not_of("0123456789.") == std::string_view::npos;
}

// `Kompas.com - 17/09/2023, 08:00 WIB`: words around a date are ignored; other digits make it invalid, and so
// does AM or PM after a date that may be American.
std::optional<PublishedAt> date_among_words(std::string_view text, DateOrder order) {
  const auto found = newsroom::find_date(text, order);
  if (!found) return std::nullopt;
  const std::string around =
      std::string(text.substr(0, found->begin)).append(" ").append(text.substr(found->end));
  const bool digits = std::any_of(around.begin(), around.end(), is_digit);
  const std::string after = lowered(trimmed(text.substr(found->end)));
  if (digits || after.starts_with("am") || after.starts_with("pm")) return std::nullopt;
  return found->published;
}

std::optional<PublishedAt> date_of(std::string_view text, DateOrder order) {
  if (const auto date = parse_published_at(text, order)) return date;
  if (const auto date = date_of_clock(text)) return date;
  return date_among_words(text, order);
}

// Whether the text has a date of numbers alone, with the year last: `9/8/2023`.
bool has_date_of_numbers(std::string_view text) {
  const auto number = [&](std::size_t& at) {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at - begin;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t first = number(at);
    if (first == 0 || at == text.size() || std::string_view("/-.").find(text[at]) == std::string_view::npos)
      continue;
    const char separator = text[at];
    std::size_t ahead = at + 1;
    const std::size_t second = number(ahead);
    if (first > 2 || second == 0 || second > 2 || ahead == text.size() || text[ahead] != separator) continue;
    if (number(++ahead) == 4) return true;
  }
  return false;
}

}  // namespace

std::optional<PublishedAt> date_in_field(const std::string& text, DateOrder order,
                                         std::vector<Bilingual>& notes) {
  if (const auto date = date_of(text, order)) return date;
  notes.push_back(
      both(is_spreadsheet_day(text) ? field_messages::kSpreadsheetDay : field_messages::kUnknownDate,
           {printable(text)}));
  return std::nullopt;
}

void check_future_date(Article& article) {
  if (!article.published || !newsroom::is_in_future(*article.published)) return;
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const bool is_planned = std::chrono::sys_days{article.published->date} <= today + std::chrono::days{366};
  article.notes.push_back(both(is_planned ? field_messages::kPlanned : field_messages::kInFuture,
                               {article.published->to_string()}));
  if (is_planned) return;
  article.published.reset();
  article.published_by.clear();
}

std::optional<PublishedAt> FileDates::read(const std::string& text, const SourceLocation& origin,
                                           std::vector<Bilingual>& notes) {
  if (!has_date_of_numbers(text)) return date_in_field(text, order_, notes);
  const auto day_first = date_of(text, DateOrder::dmy);
  const auto month_first = date_of(text, DateOrder::mdy);
  if (day_first == month_first) return day_first ? day_first : date_in_field(text, order_, notes);
  const bool is_certain = !day_first || !month_first;
  if (!is_certain && order_ == DateOrder::automatic) {
    waiting_.emplace(origin.to_string(), text);
    return std::nullopt;
  }
  if (!is_certain) return order_ == DateOrder::mdy ? month_first : day_first;
  const DateOrder only = day_first ? DateOrder::dmy : DateOrder::mdy;
  if (order_ == DateOrder::automatic) order_ = only;
  if (order_ != only)
    notes.push_back(
        both(day_first ? field_messages::kDayFirst : field_messages::kMonthFirst, {printable(text)}));
  return day_first ? day_first : month_first;
}

void FileDates::resolve(Article& article) {
  if (waiting_.empty()) return;
  const auto waiting = waiting_.find(article.origin.to_string());
  if (waiting == waiting_.end()) return;
  article.published = date_in_field(waiting->second, order_, article.notes);
  waiting_.erase(waiting);
}

std::optional<ReadResult> DatedReader::next() {
  if (held_.empty()) fill();
  if (held_.empty()) {
    if (failed_) std::rethrow_exception(std::exchange(failed_, nullptr));
    return std::nullopt;
  }
  ReadResult result = std::move(held_.front());
  held_.pop_front();
  return result;
}

void DatedReader::fill() {
  if (failed_) return;
  std::size_t bytes = 0;
  try {
    do {
      std::optional<ReadResult> result = records_->next();
      if (!result) break;
      if (const auto* article = std::get_if<Article>(&*result)) bytes += article->body.size();
      held_.push_back(std::move(*result));
    } while (dates_->is_waiting() && held_.size() < kMostHeld && bytes < kMostHeldBytes);
  } catch (...) {
    failed_ = std::current_exception();
  }
  for (ReadResult& result : held_)
    if (auto* article = std::get_if<Article>(&result)) dates_->resolve(*article);
}

}  // namespace warta::readers
