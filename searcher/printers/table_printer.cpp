// SPDX-License-Identifier: GPL-3.0-or-later
// `csv` and `tsv`: a header line, then one hit per line; or one kind of counts.
#include <algorithm>
#include <ostream>
#include <utility>

#include "searcher/printers/count_bars.h"
#include "searcher/printers/hit_fields.h"
#include "searcher/printers/messages.h"
#include "searcher/printers/printers.h"
#include "searcher/printers/timeline_table.h"
#include "util/decimal.h"
#include "util/table_cells.h"
#include "warta/error.h"
#include "warta/options.h"

namespace warta::printers {

namespace {

void require_one_table(const SearchResults& results) {
  const int tables = static_cast<int>(results.timeline.has_value()) +
                     static_cast<int>(!results.facets.empty()) + static_cast<int>(!results.typical.empty()) +
                     static_cast<int>(!results.beside.empty());
  if (tables > 1) throw Error(ErrorCode::invalid_argument, both(printers::messages::kOneTable));
}

class TablePrinter final : public ResultPrinter {
 public:
  TablePrinter(const PrintOptions& options, TableKind kind)
      : fields_(hit_fields(options.fields)), kind_(kind), bom_(options.bom) {}

  [[nodiscard]] bool shows_snippets() const override {
    return std::any_of(fields_.begin(), fields_.end(),
                       [](const HitField* field) { return field->name == "snippet"; });
  }
  void prepare(SearchOptions& options) const override {
    ResultPrinter::prepare(options);
    prepare_for(fields_, options);
  }

  void print(const SearchResults& results, std::ostream& out) override {
    require_one_table(results);
    const bool first = !std::exchange(begun_, true);
    if (first && bom_) out << kByteOrderMark;
    if (results.timeline) return print_timeline(*results.timeline, out);
    if (!results.facets.empty()) return print_facets(results.facets, out);
    if (!results.typical.empty()) return print_typical(results.typical, out);
    if (!results.beside.empty()) return print_beside(results.beside, out);
    if (first) line(out, [](const HitField& field) { return std::string(field.name); });
    for (const Hit& hit : results.hits) line(out, [&hit](const HitField& field) { return field.value(hit); });
  }

 private:
  template <typename Value>
  void line(std::ostream& out, const Value& value) const {
    std::vector<std::string> cells;
    for (const HitField* field : fields_) cells.push_back(value(*field));
    write_row(kind_, cells, out);
  }

  void print_timeline(const Timeline& timeline, std::ostream& out) const {
    write_row(kind_, timeline_columns(timeline), out);
    for (const std::vector<std::string>& row : timeline_rows(timeline)) write_row(kind_, row, out);
  }

  // `kind`: a value, the others together, or articles without one.
  void print_facets(const std::vector<FacetCounts>& facets, std::ostream& out) const {
    write_row(kind_, {"facet", "value", "articles", "kind"}, out);
    for (const FacetCounts& facet : facets) {
      const std::string name(option_name(facet));
      for (const Counted& one : facet.values)
        write_row(kind_, {name, one.value, std::to_string(one.articles), "value"}, out);
      if (facet.others > 0)
        write_row(kind_, {name, "", std::to_string(facet.others_articles), "others"}, out);
      write_row(kind_, {name, "", std::to_string(facet.without), "without"}, out);
    }
  }

  void print_typical(const std::vector<TypicalWord>& words, std::ostream& out) const {
    write_row(kind_, {"word", "matching", "articles", "likelihood"}, out);
    for (const TypicalWord& one : words)
      write_row(
          kind_,
          {one.word, std::to_string(one.matching), std::to_string(one.articles), decimal(one.likelihood)},
          out);
  }

  void print_beside(const std::vector<Collocate>& words, std::ostream& out) const {
    write_row(kind_, {"word", "count", "frequency", "likelihood"}, out);
    for (const Collocate& one : words)
      write_row(kind_,
                {one.word, std::to_string(one.count), std::to_string(one.frequency), decimal(one.likelihood)},
                out);
  }

  std::vector<const HitField*> fields_;
  TableKind kind_;
  bool bom_;
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<ResultPrinter> make_csv(const PrintOptions& options) {
  return std::make_unique<TablePrinter>(options, TableKind::csv);
}
std::unique_ptr<ResultPrinter> make_tsv(const PrintOptions& options) {
  return std::make_unique<TablePrinter>(options, TableKind::tsv);
}

}  // namespace warta::printers
