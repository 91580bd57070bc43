// SPDX-License-Identifier: GPL-3.0-or-later
// `ris`: one record per hit, type NEWS, for reference managers. A line is `TAG  - value`; line ends inside a
// value become blanks.
#include <array>
#include <cstdio>
#include <ostream>

#include "searcher/printers/printers.h"

namespace warta::printers {

namespace {

class RisPrinter final : public ResultPrinter {
 public:
  [[nodiscard]] bool shows_snippets() const override { return false; }

  void print(const SearchResults& results, std::ostream& out) override {
    for (const Hit& hit : results.hits) print_hit(hit.article, out);
  }

 private:
  static void print_hit(const Article& article, std::ostream& out) {
    const auto line = [&out](const char* tag, std::string value) {
      if (value.empty()) return;
      for (char& c : value)
        if (static_cast<unsigned char>(c) < ' ') c = ' ';
      out << tag << "  - " << value << '\n';
    };
    line("TY", "NEWS");
    line("ID", article.id);
    line("TI", article.title);
    line("AU", article.author);
    line("ED", article.editor);
    line("T2", article.publisher);
    line("SE", article.section);
    line("CY", article.place);
    if (article.published) {
      const auto& date = article.published->date;
      std::array<char, 32> text{};
      std::snprintf(text.data(), text.size(), "%04d/%02u/%02u", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
      line("DA", text.data());
    }
    line("UR", article.url);
    line("LA", article.language);
    for (const std::string& tag : article.tags) line("KW", tag);
    out << "ER  - \n\n";
  }
};

}  // namespace

std::unique_ptr<ResultPrinter> make_ris(const PrintOptions&) { return std::make_unique<RisPrinter>(); }

}  // namespace warta::printers
