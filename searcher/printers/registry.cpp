// SPDX-License-Identifier: GPL-3.0-or-later
// THE table of output formats.
#include <array>

#include "searcher/printers/messages.h"
#include "searcher/printers/printers.h"
#include "warta/error.h"
#include "warta/printer.h"

namespace warta {

namespace {

struct PrinterRow {
  std::string_view name;
  std::unique_ptr<ResultPrinter> (*make)(const PrintOptions&);
  bool by_hit = true;           // false: needs the whole result at once
  bool chooses_fields = false;  // whether PrintOptions::fields applies
  bool counts = false;          // whether facets and timelines are printed
};

// One row per format.
constexpr std::array<PrinterRow, 10> kPrinters = {{
    {"text", printers::make_text, false, false, true},
    {"json", printers::make_json, false, true, true},
    {"jsonl", printers::make_jsonl, true, true},
    {"ids", printers::make_ids},
    {"trec", printers::make_trec},
    {"csv", printers::make_csv, true, true, true},
    {"tsv", printers::make_tsv, true, true, true},
    {"ris", printers::make_ris},
    {"bibtex", printers::make_bibtex},
    {"kliping", printers::make_kliping, false, false, false},
}};

template <typename Wanted>
std::string names_of(const Wanted& wanted) {
  std::string names;
  for (const PrinterRow& row : kPrinters)
    if (wanted(row)) (names += names.empty() ? "" : ", ") += row.name;
  return names;
}

const PrinterRow& row_of(std::string_view format) {
  for (const PrinterRow& row : kPrinters)
    if (row.name == format) return row;
  throw Error(ErrorCode::invalid_argument, both(printers::messages::kUnknownFormat,
                                                {format, names_of([](const PrinterRow&) { return true; })}));
}

}  // namespace

std::vector<std::string> printer_formats() {
  std::vector<std::string> names;
  names.reserve(std::size(kPrinters));
  for (const PrinterRow& row : kPrinters) names.emplace_back(row.name);
  return names;
}

void require_printing_by_hit(std::string_view format) {
  if (row_of(format).by_hit) return;
  throw Error(ErrorCode::invalid_argument,
              both(printers::messages::kNeedsWhole,
                   {format, names_of([](const PrinterRow& row) { return row.by_hit; })}));
}

void require_printing_counts(std::string_view format) {
  if (row_of(format).counts) return;
  throw Error(ErrorCode::invalid_argument,
              both(printers::messages::kNoPlaceForCounts,
                   {format, names_of([](const PrinterRow& row) { return row.counts; })}));
}

std::unique_ptr<ResultPrinter> make_printer(std::string_view format, const PrintOptions& options,
                                            const std::vector<CustomPrinter>& custom) {
  for (const CustomPrinter& printer : custom)
    if (printer.name == format) return printer.make(options);
  const PrinterRow& row = row_of(format);
  if (!options.fields.empty() && !row.chooses_fields) {
    throw Error(ErrorCode::invalid_argument,
                both(printers::messages::kNoFieldsToChoose,
                     {format, names_of([](const PrinterRow& other) { return other.chooses_fields; })}));
  }
  return row.make(options);
}

}  // namespace warta
