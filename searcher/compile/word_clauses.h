// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive/fields.h"
#include "searcher/compile/deadline.h"
#include "searcher/compile/lexeme_forms.h"
#include "searcher/passages/matched_words.h"
#include "warta/analyzer.h"
#include "warta/searcher.h"

namespace warta {

// What the words of a query are turned into terms with.
struct WordContext {
  Level level = Level::root;
  const Analyzer& analyzer;
  const Xapian::Database& vocabulary;
  LexemeForms& forms;  // for Level::lexeme
  Deadline deadline = {};
};

struct QueryToken {
  std::string surface;
  std::string lexeme;
  std::string root;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
  bool multiplier = false;
};

[[nodiscard]] std::vector<QueryToken> query_tokens(std::string_view text, const Analyzer& analyzer);

// One word of a query as the archive is asked for it.
struct WordClause {
  Xapian::Query required;  // what an article must match to have the word
  Xapian::Query bonus;     // what else raises its score; may be empty
  std::string surface;
  MatchedWords matched;
  bool function_word = false;
  bool optional = false;  // says nothing that the word before has not said: `triliun` after `1,5`
};

// The words of one stretch of query text that stand side by side. `field` is body for words without a field.
[[nodiscard]] std::vector<WordClause> word_clauses(std::string_view text, schema::Field field,
                                                   const WordContext& context);

// The words of `text` one behind the other, as written. Empty query: `text` has no words.
[[nodiscard]] Xapian::Query phrase_query(std::string_view text, schema::Field field, const Analyzer& analyzer,
                                         MatchedWords& matched);

}  // namespace warta
