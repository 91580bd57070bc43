// SPDX-License-Identifier: GPL-3.0-or-later
// `ids`: the id of each hit, one per line. A line break inside an id is printed as a blank.
#include <algorithm>
#include <ostream>

#include "searcher/printers/printers.h"

namespace warta::printers {

namespace {

class IdsPrinter final : public ResultPrinter {
 public:
  [[nodiscard]] bool shows_snippets() const override { return false; }
  void print(const SearchResults& results, std::ostream& out) override {
    for (const Hit& hit : results.hits) {
      std::string id = hit.article.id;
      std::replace_if(
          id.begin(), id.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
      out << id << '\n';
    }
  }
};

}  // namespace

std::unique_ptr<ResultPrinter> make_ids(const PrintOptions&) { return std::make_unique<IdsPrinter>(); }

}  // namespace warta::printers
