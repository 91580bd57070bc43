// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as text: CSV (RFC 4180, but lines end in LF) and TSV (tabs and line ends inside a cell become
// blanks).
#pragma once

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace warta {

enum class TableKind : unsigned char { csv, tsv };

// A byte order mark, without which some spreadsheets read UTF-8 as windows-1252.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// A spreadsheet calculates a cell that begins with one of these, also in quotes; an apostrophe before it
// makes it text (OWASP, "CSV Injection").
[[nodiscard]] inline std::string neutral_cell(std::string text) {
  if (text.find_first_of("=+-@\t\r") == 0) text.insert(text.begin(), '\'');
  return text;
}

[[nodiscard]] inline std::string table_cell(TableKind kind, std::string text) {
  text = neutral_cell(std::move(text));
  if (kind == TableKind::tsv) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
  }
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

inline void write_row(TableKind kind, const std::vector<std::string>& cells, std::ostream& out) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out << (kind == TableKind::csv ? ',' : '\t');
    out << table_cell(kind, cells[i]);
  }
  out << '\n';
}

}  // namespace warta
