// SPDX-License-Identifier: GPL-3.0-or-later
// Splits CSV into rows and fields, whatever they mean. Used by reader.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/bytes/byte_window.h"
#include "warta/language.h"

namespace warta::readers {

// The most frequent of `,`, `;`, tab and `|` in the first line, outside quotes; a comma if there is none.
[[nodiscard]] char detect_separator(std::string_view head);

// Rows by RFC 4180: fields may be quoted; a quoted field may contain separators, line ends and doubled
// quotes. A line ends with `\n`, `\r\n` or `\r`; empty lines are skipped. Not libcsv, which has no line
// numbers and lets a field grow without bound.
class CsvRows {
 public:
  struct Row {
    std::vector<std::string> fields;
    std::uint64_t line = 0;  // first line of the row, from 1
    Bilingual problem;       // why the row is invalid, or empty
  };

  CsvRows(ByteSource& file, char separator, std::size_t max_bytes)
      : window_(file), separator_(separator), max_bytes_(max_bytes) {}

  // False at the end. An invalid row ends at its first line end, so that an unclosed quote does not swallow
  // the rest. Throws what ByteSource::next throws.
  bool next(Row& row);
  // The bytes of the last row.
  [[nodiscard]] std::string_view record() const { return window_.record(); }

 private:
  enum class FieldEnd { separator, line, problem };

  [[nodiscard]] bool at_line_end() const;
  [[nodiscard]] bool too_long() const { return window_.record().size() > max_bytes_; }
  FieldEnd read_field(std::string& field, Row& row);
  FieldEnd read_plain(std::string& field, Row& row);
  bool read_quoted(std::string& field, Row& row);
  void skip_line_end();
  void recover();

  ByteWindow window_;
  char separator_;
  std::size_t max_bytes_;
};

}  // namespace warta::readers
