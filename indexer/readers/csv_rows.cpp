// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/csv_rows.h"

#include <algorithm>
#include <array>

namespace warta::readers {

namespace {

// What has been read is dropped from the buffer once it is this much.
constexpr std::size_t kDropFrom = std::size_t{1} << 16;

}  // namespace

char detect_separator(std::string_view head) {
  constexpr std::array<char, 3> kSeparators = {',', ';', '\t'};
  std::array<std::size_t, 3> counts{};
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

bool CsvRows::more() {
  if (position_ < buffer_.size()) return true;
  const std::string_view bytes = file_.next();
  fetched_ += bytes.size();
  buffer_ += bytes;
  return !bytes.empty();
}

// At a line end: moves behind it.
void CsvRows::pass_line_end() {
  const char first = buffer_[position_++];
  ++line_;
  if (first == '\r' && more() && buffer_[position_] == '\n') ++position_;
}

bool CsvRows::pass_blank_lines() {
  while (more()) {
    if (buffer_[position_] != '\n' && buffer_[position_] != '\r') return true;
    pass_line_end();
  }
  return false;
}

bool CsvRows::next(Row& row) {
  row.fields.clear();
  row.problem.clear();
  if (position_ > kDropFrom) {
    buffer_.erase(0, position_);
    position_ = 0;
  }
  if (!pass_blank_lines()) return false;
  begin_ = position_;
  row.line = line_;
  FieldEnd end = FieldEnd::separator;
  while (end == FieldEnd::separator) end = read_field(row.fields.emplace_back(), row);
  if (end == FieldEnd::problem) {
    line_ = row.line;
    recover();
  }
  return true;
}

CsvRows::FieldEnd CsvRows::read_field(std::string& field, Row& row) {
  if (!more() || buffer_[position_] != '"') return read_plain(field, row);
  if (!read_quoted(field, row)) return FieldEnd::problem;
  if (!more()) return FieldEnd::line;
  if (buffer_[position_] == separator_) {
    ++position_;
    return FieldEnd::separator;
  }
  if (buffer_[position_] == '\n' || buffer_[position_] == '\r') {
    pass_line_end();
    return FieldEnd::line;
  }
  row.problem = "line " + std::to_string(line_) + ", field " + std::to_string(row.fields.size()) +
                ": text follows a closing quote; a quote inside a quoted field is written twice";
  return FieldEnd::problem;
}

CsvRows::FieldEnd CsvRows::read_plain(std::string& field, Row& row) {
  const std::array<char, 4> ends = {separator_, '\n', '\r', '\0'};
  while (more()) {
    const std::size_t end = buffer_.find_first_of(ends.data(), position_, 3);
    const std::size_t stop = std::min(end, buffer_.size());
    field.append(buffer_, position_, stop - position_);
    position_ = stop;
    if (too_long()) break;
    if (end == std::string::npos) continue;
    if (buffer_[position_] != separator_) {
      pass_line_end();
      return FieldEnd::line;
    }
    ++position_;
    return FieldEnd::separator;
  }
  if (!too_long()) return FieldEnd::line;
  row.problem = "the row is longer than " + std::to_string(max_bytes_) +
                " bytes, the limit; split it or check its line ends";
  return FieldEnd::problem;
}

// At an opening quote: moves behind the closing one.
bool CsvRows::read_quoted(std::string& field, Row& row) {
  const std::uint64_t opened_on = line_;
  ++position_;
  while (more() && !too_long()) {
    const std::size_t quote = buffer_.find('"', position_);
    const std::size_t stop = std::min(quote, buffer_.size());
    const auto from = buffer_.begin() + static_cast<std::ptrdiff_t>(position_);
    line_ += static_cast<std::uint64_t>(
        std::count(from, buffer_.begin() + static_cast<std::ptrdiff_t>(stop), '\n'));
    field.append(buffer_, position_, stop - position_);
    position_ = stop;
    if (quote == std::string::npos) continue;
    ++position_;
    if (!more() || buffer_[position_] != '"') return true;
    field += '"';
    ++position_;
  }
  row.problem = "the quote opened on line " + std::to_string(opened_on) + ", field " +
                std::to_string(row.fields.size()) + " is not closed" +
                (too_long() ? " within " + std::to_string(max_bytes_) + " bytes, the limit of a row" : "") +
                "; close it, or write a quote inside a field twice";
  return false;
}

// Goes back to the first line end of a broken row. All going back together reads no more than the file once
// again, so that no input takes more than linear time; after that a broken row ends where it broke.
void CsvRows::recover() {
  const std::size_t end = std::min(buffer_.find_first_of("\r\n", begin_), position_);
  if (rewound_ + (position_ - end) <= fetched_) {
    rewound_ += position_ - end;
    position_ = end;
  } else {
    const auto from = buffer_.begin() + static_cast<std::ptrdiff_t>(begin_);
    line_ += static_cast<std::uint64_t>(
        std::count(from, buffer_.begin() + static_cast<std::ptrdiff_t>(position_), '\n'));
  }
  skip_to_line_end();
}

void CsvRows::skip_to_line_end() {
  while (more()) {
    position_ = std::min(buffer_.find_first_of("\r\n", position_), buffer_.size());
    if (position_ < buffer_.size()) return;
    buffer_.clear();
    position_ = 0;
  }
}

}  // namespace warta::readers
