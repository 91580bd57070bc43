// SPDX-License-Identifier: GPL-3.0-or-later
// `trec`: the run format of trec_eval, `QUERY Q0 ID RANK SCORE warta`. Columns end at blanks, so blanks
// inside an id are percent-encoded (and `%`, so that this can be undone).
#include <array>
#include <cstdio>
#include <ostream>

#include "util/decimal.h"

#include "searcher/printers/printers.h"

namespace warta::printers {

namespace {

std::string column(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > ' ' && byte != 0x7F && c != '%') {
      safe += c;
      continue;
    }
    std::array<char, 4> code{};
    std::snprintf(code.data(), code.size(), "%%%02X", byte);
    safe += code.data();
  }
  return safe;
}

class TrecPrinter final : public ResultPrinter {
 public:
  explicit TrecPrinter(const PrintOptions& options) : query_id_(column(options.query_id)) {}
  [[nodiscard]] bool shows_snippets() const override { return false; }

  void print(const SearchResults& results, std::ostream& out) override {
    for (const Hit& hit : results.hits) {
      constexpr int kPlaces = 6;
      out << query_id_ << " Q0 " << column(hit.article.id) << ' ' << hit.rank << ' '
          << decimal(hit.score, kPlaces) << " warta\n";
    }
  }

 private:
  std::string query_id_;
};

}  // namespace

std::unique_ptr<ResultPrinter> make_trec(const PrintOptions& options) {
  return std::make_unique<TrecPrinter>(options);
}

}  // namespace warta::printers
