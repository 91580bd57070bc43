// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/source_file.h"

namespace warta::readers {

// `,`, `;` or tab: whichever the first line has most of, outside quotes. A comma when it has none.
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

  CsvRows(SourceFile& file, std::size_t max_bytes) : file_(file), max_bytes_(max_bytes) {}

  void set_separator(char separator) { separator_ = separator; }

  // False at the end. A row with a problem ends at its first line end, so that a quote that is never closed
  // does not swallow what follows. Throws what SourceFile::next throws.
  bool next(Row& row);

 private:
  enum class FieldEnd { separator, line, problem };

  [[nodiscard]] bool more();  // whether a byte stands at position_, fetching it when needed
  [[nodiscard]] bool too_long() const { return position_ - begin_ > max_bytes_; }
  bool pass_blank_lines();
  void pass_line_end();
  FieldEnd read_field(std::string& field, Row& row);
  FieldEnd read_plain(std::string& field, Row& row);
  bool read_quoted(std::string& field, Row& row);
  void recover();
  void skip_to_line_end();

  SourceFile& file_;
  std::size_t max_bytes_;
  char separator_ = ',';
  std::string buffer_;
  std::size_t begin_ = 0;     // of the row, in the buffer
  std::size_t position_ = 0;  // of the next byte, in the buffer
  std::uint64_t line_ = 1;
  std::uint64_t fetched_ = 0;  // bytes taken from the file
  std::uint64_t rewound_ = 0;  // bytes read a second time after a problem
};

}  // namespace warta::readers
