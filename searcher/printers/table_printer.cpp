// SPDX-License-Identifier: GPL-3.0-or-later
// `csv` (RFC 4180, but lines end in LF) and `tsv` (tabs and line ends inside a value become blanks): a header
// line, then one hit per line.
#include <algorithm>
#include <ostream>
#include <utility>

#include "searcher/printers/hit_fields.h"
#include "searcher/printers/printers.h"

namespace warta::printers {

namespace {

std::string csv_cell(std::string text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string tsv_cell(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

class TablePrinter final : public ResultPrinter {
 public:
  TablePrinter(const PrintOptions& options, char separator, std::string (*cell)(std::string))
      : fields_(hit_fields(options.fields)), separator_(separator), cell_(cell) {}

  [[nodiscard]] bool shows_snippets() const override {
    return std::any_of(fields_.begin(), fields_.end(),
                       [](const HitField* field) { return field->name == "snippet"; });
  }

  void print(const SearchResults& results, std::ostream& out) override {
    if (!std::exchange(begun_, true)) {
      line(out, [](const HitField& field) { return std::string(field.name); });
    }
    for (const Hit& hit : results.hits) line(out, [&hit](const HitField& field) { return field.value(hit); });
  }

 private:
  template <typename Value>
  void line(std::ostream& out, const Value& value) const {
    bool first = true;
    for (const HitField* field : fields_) {
      if (!std::exchange(first, false)) out << separator_;
      out << cell_(value(*field));
    }
    out << '\n';
  }

  std::vector<const HitField*> fields_;
  char separator_;
  std::string (*cell_)(std::string);
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<ResultPrinter> make_csv(const PrintOptions& options) {
  return std::make_unique<TablePrinter>(options, ',', csv_cell);
}
std::unique_ptr<ResultPrinter> make_tsv(const PrintOptions& options) {
  return std::make_unique<TablePrinter>(options, '\t', tsv_cell);
}

}  // namespace warta::printers
