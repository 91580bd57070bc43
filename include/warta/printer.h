// SPDX-License-Identifier: GPL-3.0-or-later
// The output formats of search results, and adding others.
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

// Settings of a printer.
struct PrintOptions {
  std::string query;                 // as typed
  std::string query_id = "1";        // first column of `trec`
  std::vector<std::string> fields;   // of a hit, in order (csv, tsv, json, jsonl); empty: the default
  bool color = false;                // mark matches with ANSI colours (text); otherwise they are not marked
  unsigned width = 80;               // columns to wrap text at
  bool one_line = false;             // print the object on one line (json)
  bool bom = false;                  // begin with a byte order mark, for spreadsheets (csv, tsv)
  Language language = Language::id;  // of the labels (text, kliping)
};

// Writes search results in one format. Formats are described in docs/output-format.md.
class ResultPrinter {
 public:
  virtual ~ResultPrinter() = default;
  // Writes the results, or one page of them, to `out`.
  virtual void print(const SearchResults& results, std::ostream& out) = 0;

  // False if the format prints no snippets: then search with SearchOptions::snippets = 0 to save time.
  [[nodiscard]] virtual bool shows_snippets() const { return true; }

  // Sets what the format needs of a search, and no more. Call it before searching.
  virtual void prepare(SearchOptions& options) const {
    if (!shows_snippets()) options.snippets = 0;
  }
};

// A format that a program adds to the library's: see examples/custom_printer.cpp.
struct CustomPrinter {
  std::string name;
  std::function<std::unique_ptr<ResultPrinter>(const PrintOptions&)> make;
};

// The registered format names, in the order of the table: what `--format` accepts.
[[nodiscard]] std::vector<std::string> printer_formats();

// Throws Error(invalid_argument) if the format cannot print hits one page at a time, by several print()
// calls.
void require_printing_by_hit(std::string_view format);

// Throws Error(invalid_argument) if the format does not print facets and timelines.
void require_printing_counts(std::string_view format);

// Prints what Searcher::compare() found for `queries`: `text` draws bars with an axis, `json` is one object,
// `csv` and `tsv` have a row for each query and step. Throws Error(invalid_argument) for other formats.
void print_comparison(const std::vector<std::string>& queries, const std::vector<Timeline>& timelines,
                      std::string_view format, const PrintOptions& options, std::ostream& out);

// The printer of this name: from `custom`, else from the library. Throws Error(invalid_argument) for an
// unknown name, and for fields that a format of the library does not have.
[[nodiscard]] std::unique_ptr<ResultPrinter> make_printer(std::string_view format,
                                                          const PrintOptions& options,
                                                          const std::vector<CustomPrinter>& custom = {});

}  // namespace warta

#pragma GCC visibility pop
