// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "searcher/printers/printers.h"
#include "warta/error.h"
#include "warta/printer.h"

namespace warta {

namespace {

struct PrinterRow {
  std::string_view name;
  std::unique_ptr<ResultPrinter> (*make)(const PrintOptions&);
};

// One line a format.
constexpr std::array<PrinterRow, 5> kPrinters = {{
    {"text", printers::make_text},
    {"json", printers::make_json},
    {"jsonl", printers::make_jsonl},
    {"ids", printers::make_ids},
    {"trec", printers::make_trec},
}};

}  // namespace

std::vector<std::string> printer_formats() {
  std::vector<std::string> names;
  for (const PrinterRow& row : kPrinters) names.emplace_back(row.name);
  return names;
}

std::unique_ptr<ResultPrinter> make_printer(std::string_view format, const PrintOptions& options) {
  std::string known;
  for (const PrinterRow& row : kPrinters) {
    if (row.name == format) return row.make(options);
    (known += known.empty() ? "" : ", ") += row.name;
  }
  throw Error(ErrorCode::invalid_argument,
              "unknown output format '" + std::string(format) + "'; use one of " + known);
}

}  // namespace warta
