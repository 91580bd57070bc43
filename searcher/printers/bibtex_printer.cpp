// SPDX-License-Identifier: GPL-3.0-or-later
// `bibtex`: one @misc per hit. The key is `warta:` and the id, with invalid characters as `+` and two
// hexadecimal digits, so that a hit has the same key in every search. TeX commands are escaped.
#include <array>
#include <cstdio>
#include <ostream>

#include "searcher/printers/printers.h"

namespace warta::printers {

namespace {

std::string key_of(const std::string& id) {
  std::string key = "warta:";
  for (const char c : id) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '.' || c == '/' || c == ':' || c == '_';
    if (plain) {
      key += c;
      continue;
    }
    // `+` instead of a percent sign, which would begin a comment.
    std::array<char, 4> code{};
    std::snprintf(code.data(), code.size(), "+%02X", static_cast<unsigned char>(c));
    key += code.data();
  }
  return key;
}

std::string tex(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '\\':
        safe += "{\\textbackslash}";
        break;
      case '~':
        safe += "{\\textasciitilde}";
        break;
      case '^':
        safe += "{\\textasciicircum}";
        break;
      case '{':  // BibTeX counts braces also after a backslash
        safe += "{\\textbraceleft}";
        break;
      case '}':
        safe += "{\\textbraceright}";
        break;
      case '%':
      case '$':
      case '&':
      case '#':
      case '_':
        (safe += '\\') += c;
        break;
      default:
        safe += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
  }
  return safe;
}

class BibtexPrinter final : public ResultPrinter {
 public:
  [[nodiscard]] bool shows_snippets() const override { return false; }

  void print(const SearchResults& results, std::ostream& out) override {
    for (const Hit& hit : results.hits) print_hit(hit.article, out);
  }

 private:
  static void print_hit(const Article& article, std::ostream& out) {
    out << "@misc{" << key_of(article.id) << ",\n";
    const auto line = [&out](const char* name, const std::string& value) {
      if (!value.empty()) out << "  " << name << " = {" << value << "},\n";
    };
    // Double braces: styles keep the capitals, and a byline is one name.
    line("title", article.title.empty() ? "" : "{" + tex(article.title) + "}");
    line("author", article.author.empty() ? "" : "{" + tex(article.author) + "}");
    line("howpublished", tex(article.publisher));
    line("address", tex(article.place));
    if (article.published) {
      const auto& date = article.published->date;
      line("year", std::to_string(static_cast<int>(date.year())));
      line("month", std::to_string(static_cast<unsigned>(date.month())));
      line("day", std::to_string(static_cast<unsigned>(date.day())));
    }
    line("url", tex(article.url));
    out << "}\n\n";
  }
};

}  // namespace

std::unique_ptr<ResultPrinter> make_bibtex(const PrintOptions&) { return std::make_unique<BibtexPrinter>(); }

}  // namespace warta::printers
