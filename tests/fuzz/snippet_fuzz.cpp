// SPDX-License-Identifier: GPL-3.0-or-later
// Snippets and concordances of any text for any words. The input up to the first line end is a query, the
// rest an article.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "indexer/archive/fields.h"
#include "indexer/archive/stored_article.h"
#include "searcher/compile/word_clauses.h"
#include "searcher/passages/occurrences.h"
#include "searcher/passages/snippet_maker.h"
#include "warta/analyzer.h"

namespace {

void require(bool good, const char* what) {
  if (good) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Valid text, as readers guarantee it: invalid bytes become `?`.
std::string repaired(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 0;
    bool good = length != 0 && at + length <= bytes.size();
    for (std::size_t i = 1; good && i < length; ++i) good = is_continuation(bytes[at + i]);
    if (good && lead == 0xE0) good = static_cast<unsigned char>(bytes[at + 1]) >= 0xA0;
    if (good && lead == 0xED) good = static_cast<unsigned char>(bytes[at + 1]) < 0xA0;
    text += good ? std::string(bytes.substr(at, length)) : "?";
    at += good ? length : 1;
  }
  return text;
}

void check(const warta::Snippet& snippet) {
  require(snippet.text == repaired(snippet.text), "a passage is no UTF-8");
  std::uint32_t end = 0;
  std::uint32_t end_char = 0;
  for (const warta::SnippetSpan& span : snippet.spans) {
    require(span.begin >= end && span.begin < span.end && span.end <= snippet.text.size(),
            "spans are not in order, disjoint and inside the text");
    require(span.begin_char >= end_char && span.begin_char < span.end_char, "spans in code points disagree");
    require(!is_continuation(snippet.text[span.begin]), "a span begins inside a character");
    require(span.end == snippet.text.size() || !is_continuation(snippet.text[span.end]),
            "a span ends inside a character");
    end = span.end;
    end_char = span.end_char;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto analyzer = warta::make_indonesian_analyzer();
  static const Xapian::Database none(std::string(), Xapian::DB_BACKEND_INMEMORY);
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line_end = std::min(input.find('\n'), input.size());
  const std::string query = repaired(input.substr(0, line_end));
  warta::StoredArticle stored;
  stored.article.body = repaired(input.substr(std::min(line_end + 1, input.size())));

  warta::MatchedWords matched;
  const warta::WordContext context{warta::Level::root, *analyzer, none};
  for (const warta::WordClause& clause : warta::word_clauses(query, warta::schema::Field::body, context))
    matched.add(clause.matched);
  (void)warta::phrase_query(query, warta::schema::Field::body, *analyzer, matched);
  const warta::MatchFinders finders({matched, {}, matched, {}}, *analyzer);
  for (const std::uint32_t count : {1U, 3U}) {
    for (const std::uint32_t characters : {1U, 40U, 240U}) {
      const auto snippets = warta::make_snippets(stored.article.body, {},
                                                 {finders.story, stored.article.body}, {count, characters});
      require(snippets.size() <= count, "more passages than asked for");
      for (const warta::Snippet& snippet : snippets) check(snippet);
    }
  }
  warta::each_occurrence(stored, finders, *analyzer, 3, [](const warta::Occurrence& one) {
    require(!one.match.empty(), "a place of nothing");
    require(one.left == repaired(one.left) && one.right == repaired(one.right), "a context is no UTF-8");
    return true;
  });
  return 0;
}
