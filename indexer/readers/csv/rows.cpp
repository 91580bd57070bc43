// SPDX-License-Identifier: GPL-3.0-or-later
// The parser of rows.h.
#include "indexer/readers/csv/rows.h"
#include "indexer/readers/bytes/messages.h"

#include <algorithm>
#include <array>

namespace warta::readers {

char detect_separator(std::string_view head) {
  constexpr std::array<char, 4> kSeparators = {',', ';', '\t', '|'};
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (const char c : head) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    for (std::size_t i = 0; i < kSeparators.size(); ++i) counts[i] += c == kSeparators[i] ? 1 : 0;
  }
  return kSeparators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                              counts.begin())];
}

bool CsvRows::at_line_end() const {
  const char next = window_.ahead().front();
  return next == '\n' || next == '\r';
}

// At a line end: moves past it.
void CsvRows::skip_line_end() {
  const char first = window_.ahead().front();
  window_.advance(1);
  if (first == '\r' && window_.more() && window_.ahead().front() == '\n') window_.advance(1);
}

bool CsvRows::next(Row& row) {
  row.fields.clear();
  row.problem = {};
  while (window_.more() && at_line_end()) skip_line_end();
  window_.begin_record();
  if (!window_.more()) return false;
  row.line = window_.line();
  FieldEnd end = FieldEnd::separator;
  while (end == FieldEnd::separator) end = read_field(row.fields.emplace_back(), row);
  if (end == FieldEnd::problem) recover();
  return true;
}

CsvRows::FieldEnd CsvRows::read_field(std::string& field, Row& row) {
  if (!window_.more() || window_.ahead().front() != '"') return read_plain(field, row);
  if (!read_quoted(field, row)) return FieldEnd::problem;
  if (!window_.more()) return FieldEnd::line;
  if (window_.ahead().front() == separator_) {
    window_.advance(1);
    return FieldEnd::separator;
  }
  if (at_line_end()) {
    skip_line_end();
    return FieldEnd::line;
  }
  row.problem = both(messages::kAfterQuote, {window_.line(), row.fields.size()});
  return FieldEnd::problem;
}

CsvRows::FieldEnd CsvRows::read_plain(std::string& field, Row& row) {
  const std::array<char, 3> ends = {separator_, '\n', '\r'};
  while (window_.more()) {
    const std::string_view ahead = window_.ahead();
    const std::string_view text = ahead.substr(0, ahead.find_first_of({ends.data(), ends.size()}));
    const bool ended = text.size() < ahead.size();
    field += text;
    window_.advance(text.size());
    if (too_long()) {
      row.problem = both(messages::kRowTooLong, {max_bytes_});
      return FieldEnd::problem;
    }
    if (!ended) continue;
    if (at_line_end()) {
      skip_line_end();
      return FieldEnd::line;
    }
    window_.advance(1);
    return FieldEnd::separator;
  }
  return FieldEnd::line;
}

// At an opening quote: moves past the closing one.
bool CsvRows::read_quoted(std::string& field, Row& row) {
  const std::uint64_t opened_on = window_.line();
  window_.advance(1);
  while (window_.more() && !too_long()) {
    const std::string_view ahead = window_.ahead();
    const std::string_view text = ahead.substr(0, ahead.find('"'));
    const bool ended = text.size() < ahead.size();
    field += text;
    window_.advance(text.size());
    if (!ended) continue;
    window_.advance(1);
    if (!window_.more() || window_.ahead().front() != '"') return true;
    field += '"';
    window_.advance(1);
  }
  row.problem = too_long() ? both(messages::kQuoteOpenWithin, {opened_on, row.fields.size(), max_bytes_})
                           : both(messages::kQuoteOpen, {opened_on, row.fields.size()});
  return false;
}

// Moves to the first line end of a broken row.
void CsvRows::recover() {
  window_.go_back_to(std::min(window_.record().find_first_of("\r\n"), window_.record().size()));
  while (window_.more()) {
    const std::size_t end = window_.ahead().find_first_of("\r\n");
    window_.advance(std::min(end, window_.ahead().size()));
    if (end != std::string_view::npos) return;
    window_.begin_record();
  }
}

}  // namespace warta::readers
