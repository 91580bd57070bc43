// SPDX-License-Identifier: GPL-3.0-or-later
// Adds an output format, chosen by name like the library's:
//
//     custom_printer ARCHIVE FORMAT QUERY
//
// where FORMAT is `markdown` or any format of warta-search --format.
#include <iostream>
#include <memory>
#include <string>

#include "warta/error.h"
#include "warta/printer.h"
#include "warta/searcher.h"

namespace {

class MarkdownPrinter final : public warta::ResultPrinter {
 public:
  explicit MarkdownPrinter(std::string query) : query_(std::move(query)) {}

  void print(const warta::SearchResults& results, std::ostream& out) override {
    out << "## " << query_ << " (" << results.total << ")\n\n";
    for (const warta::Hit& hit : results.hits) {
      out << hit.rank << ". **" << hit.article.title << "**";
      if (hit.article.published) out << ", " << hit.article.published->to_string();
      out << '\n';
      for (const warta::Snippet& snippet : hit.snippets) out << "   > " << marked(snippet) << '\n';
    }
  }

 private:
  static std::string marked(const warta::Snippet& snippet) {
    std::string text;
    std::size_t done = 0;
    for (const warta::SnippetSpan& span : snippet.spans) {
      text += snippet.text.substr(done, span.begin - done) + "_" +
              snippet.text.substr(span.begin, span.end - span.begin) + "_";
      done = span.end;
    }
    return text + snippet.text.substr(done);
  }

  std::string query_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: custom_printer ARCHIVE FORMAT QUERY\n";
    return 2;
  }
  try {
    const warta::CustomPrinter markdown = {"markdown", [](const warta::PrintOptions& options) {
                                             return std::make_unique<MarkdownPrinter>(options.query);
                                           }};
    warta::PrintOptions options;
    options.query = argv[3];
    const auto printer = warta::make_printer(argv[2], options, {markdown});
    warta::SearchOptions search;
    search.limit = 3;
    search.snippet_characters = 80;
    printer->print(warta::Searcher(argv[1]).search(warta::parse_query(argv[3]), search), std::cout);
    return 0;
  } catch (const warta::Error& error) {
    std::cerr << "custom_printer: " << error.what() << '\n';
    return 2;
  }
}
