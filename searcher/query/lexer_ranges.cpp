// SPDX-License-Identifier: GPL-3.0-or-later
// The values of `tanggal:` and `kata:`, which may be ranges with blanks inside (lexer.h).
#include "searcher/query/lexer.h"

#include <algorithm>
#include <string>

#include "searcher/query/characters.h"
#include "searcher/query/date_range.h"

namespace warta::query {

namespace {

bool begins_with_digit(std::string_view text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; }

}  // namespace

// `A ..B`, `A.. B` and `A .. B` are ranges: the right end is never a word. With `value` before the blank at
// `at`, where the range goes on; `at` if it does not.
std::size_t Lexer::next_of_range(SpecialField field, std::string_view value, std::size_t at) const {
  const auto after_blanks = [this](std::size_t place) {
    while (place < query_.size()) {
      const CodePoint c = code_point_at(query_, place);
      if (!is_blank(c.value)) break;
      place += c.length;
    }
    return place;
  };
  const auto is_end_at = [&](std::size_t place) {
    std::size_t end = place;
    while (end < query_.size() && !is_blank(code_point_at(query_, end).value) && query_[end] != '(' &&
           query_[end] != ')')
      ++end;
    const std::string_view piece = query_.substr(place, end - place);
    if (!begins_with_digit(piece)) return false;
    return field == SpecialField::date
               ? std::holds_alternative<DateRange>(parse_date_range(piece, today_))
               : std::holds_alternative<WordCountRange>(parse_word_count_range(piece));
  };
  const std::size_t next = after_blanks(at);
  if (value.ends_with("..")) return is_end_at(next) ? next : at;
  if (!query_.substr(next).starts_with("..")) return at;
  if (begins_with_digit(query_.substr(next + 2))) return next;  // also if it is wrong: `..5` is never a word
  const bool may_begin = value.find("..") == value.npos && value.find_first_of("<>") != 0;
  return may_begin && is_end_at(after_blanks(next + 2)) ? next : at;
}

LexToken Lexer::lex_value(SpecialField field, std::string_view name) {
  const std::size_t begin = at_;
  const std::size_t value_begin = begin + name.size();
  std::size_t end = value_begin;
  std::string value;  // with every kind of quotation mark as `"`
  while (end < query_.size()) {
    const CodePoint c = code_point_at(query_, end);
    if (opens_quote(c.value)) {
      const LexToken quoted = lex_phrase(end);
      if (quoted.kind == TokenKind::bad) return quoted;
      value += '"' + std::string(quoted.text) + '"';
      end = quoted.range.end;
      continue;
    }
    if (is_blank(c.value) && !value.empty()) {
      if (const std::size_t next = next_of_range(field, value, end); next != end) {
        end = next;
        continue;
      }
    }
    if (is_blank(c.value) || c.value == '(' || c.value == ')' || is_quote(c.value)) break;
    value += query_.substr(end, c.length);
    end += c.length;
  }
  const std::string_view typed = query_.substr(value_begin, std::max<std::size_t>(end - value_begin, 1));
  LexToken result = token(field == SpecialField::date ? TokenKind::date : TokenKind::word_count,
                          query_.substr(begin, end - begin));
  RangeProblem problem = RangeProblem::malformed;
  if (field == SpecialField::date) {
    const std::optional<std::string> full = with_full_years(value, today_);
    const auto parsed = parse_date_range(full.value_or(value), today_);
    if (const auto* dates = std::get_if<DateRange>(&parsed)) {
      if (full) reporter_.report(QueryIssue::short_year, value_begin, {typed, *full});
      return result.dates = *dates, result;
    }
    problem = std::get<RangeProblem>(parsed);
  } else {
    const auto parsed = parse_word_count_range(value);
    if (const auto* count = std::get_if<WordCountRange>(&parsed)) return result.word_count = *count, result;
    problem = std::get<RangeProblem>(parsed);
  }
  if (problem == RangeProblem::backwards) return bad(QueryIssue::range_backwards, value_begin, {typed});
  if (field == SpecialField::date) return bad(QueryIssue::bad_date, value_begin, {typed});
  return bad(QueryIssue::bad_word_count, value_begin, {typed, std::to_string(kMaxWordCount)});
}

}  // namespace warta::query
