// SPDX-License-Identifier: GPL-3.0-or-later
//
// Searches an archive from your own program:
//
//     embed_search ARCHIVE QUERY
//
// Built against an installed Warta by examples/CMakeLists.txt, or by hand:
//
//     g++ -std=c++20 embed_search.cpp -o embed_search $(pkg-config --cflags --libs warta)
#include <iostream>

#include "warta/error.h"
#include "warta/searcher.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: embed_search ARCHIVE QUERY\n";
    return 2;
  }
  try {
    const warta::Searcher searcher(argv[1]);
    const warta::ParsedQuery query = warta::parse_query(argv[2]);
    for (const warta::Diagnostic& problem : query.diagnostics)
      std::cerr << problem.to_string(warta::Language::en) << '\n';
    if (!query.ok()) return 2;

    const warta::SearchResults results = searcher.search(query);
    std::cout << results.total << " article(s)\n";
    for (const warta::Hit& hit : results.hits) {
      std::cout << hit.rank << ". " << hit.article.title << " [" << hit.article.id << "]\n";
      for (const warta::Snippet& snippet : hit.snippets) {
        for (const warta::SnippetSpan& span : snippet.spans) {
          std::cout << "   match: " << snippet.text.substr(span.begin, span.end - span.begin) << '\n';
        }
      }
    }
    return 0;
  } catch (const warta::Error& error) {
    std::cerr << "embed_search: " << error.what() << '\n';
    return 2;
  }
}
