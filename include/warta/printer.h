// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "warta/searcher.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// What a printer is told beside the results.
struct PrintOptions {
  std::string query;                // as typed
  std::string query_id = "1";       // first column of `trec`
  std::vector<std::string> fields;  // of a hit, in order (csv, tsv, json, jsonl); empty: those of the format
  bool color = false;               // mark matches with ANSI colours instead of not at all (text)
  unsigned width = 80;              // columns to fold text to
  bool one_line = false;            // without line ends inside the object (json)
  bool english = false;             // language of the words around the results (text); the others have none
};

// Writes search results in one format. Formats are described in docs/output-format.md.
class ResultPrinter {
 public:
  virtual ~ResultPrinter() = default;
  // Writes the results, or one page of them, to `out`.
  virtual void print(const SearchResults& results, std::ostream& out) = 0;

  // False when passages would be made for nothing: search with SearchOptions::snippets = 0.
  [[nodiscard]] virtual bool shows_snippets() const { return true; }
};

// A format that a program adds to those of the library: see examples/custom_printer.cpp.
struct CustomPrinter {
  std::string name;
  std::function<std::unique_ptr<ResultPrinter>(const PrintOptions&)> make;
};

// The registered format names, in the order of the table: what `--format` accepts.
[[nodiscard]] std::vector<std::string> printer_formats();

// Throws Error(invalid_argument) when the format cannot print hits as they come, by any number of print()
// calls.
void require_printing_by_hit(std::string_view format);

// Throws Error(invalid_argument) when the format does not print facets and timelines.
void require_printing_counts(std::string_view format);

// The printer of this name: of `custom`, else of the library. Throws Error(invalid_argument) for a name that
// neither has, and for fields that a format of the library does not have.
[[nodiscard]] std::unique_ptr<ResultPrinter> make_printer(std::string_view format,
                                                          const PrintOptions& options,
                                                          const std::vector<CustomPrinter>& custom = {});

}  // namespace warta

#pragma GCC visibility pop
