// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/bytes/byte_window.h"

namespace warta::readers {

// `,`, `;`, tab or `|`: whichever the first line has most of, outside quotes. A comma when it has none.
[[nodiscard]] char detect_separator(std::string_view head);

// Cuts an entry into the rows of RFC 4180: fields may be quoted, a quoted field may hold separators, line
// ends and doubled quotes. A line ends with `\n`, `\r\n` or `\r`; empty lines are passed over. libcsv does
// not serve here: it knows no line numbers and lets a field grow without bound.
class CsvRows {
 public:
  struct Row {
    std::vector<std::string> fields;
    std::uint64_t line = 0;  // where the row begins, from 1
    std::string problem;     // why it is no row, else empty
  };

  CsvRows(ByteSource& file, char separator, std::size_t max_bytes)
      : window_(file), separator_(separator), max_bytes_(max_bytes) {}

  // False at the end. A row with a problem ends at its first line end, so that a quote that is never closed
  // does not swallow what follows. Throws what ByteSource::next throws.
  bool next(Row& row);
  // The bytes of the row given last.
  [[nodiscard]] std::string_view record() const { return window_.record(); }

 private:
  enum class FieldEnd { separator, line, problem };

  [[nodiscard]] bool at_line_end() const;
  [[nodiscard]] bool too_long() const { return window_.record().size() > max_bytes_; }
  FieldEnd read_field(std::string& field, Row& row);
  FieldEnd read_plain(std::string& field, Row& row);
  bool read_quoted(std::string& field, Row& row);
  void pass_line_end();
  void recover();

  ByteWindow window_;
  char separator_;
  std::size_t max_bytes_;
};

}  // namespace warta::readers
