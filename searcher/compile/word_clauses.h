// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a query as Xapian queries: what must match, and what raises the score.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive/fields.h"
#include "searcher/compile/deadline.h"
#include "searcher/passages/matched_words.h"
#include "warta/analyzer.h"
#include "warta/searcher.h"

namespace warta {

class WordLists;

// Everything needed to turn words into terms.
struct WordContext {
  Level level = Level::root;
  const Analyzer& analyzer;
  const Xapian::Database& vocabulary;
  Deadline deadline = {};
  WordLists* lists = nullptr;
};

struct QueryToken {
  std::string surface;
  std::string lexeme;
  std::string root;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
  bool multiplier = false;
  // The same in articles of the old spelling, where that depends on their day; empty where it does not
  // differ.
  std::string old_lexeme = {};
  std::string old_root = {};
};

// Whether tokens of this kind are extra: they span words that have tokens of their own.
[[nodiscard]] constexpr bool stands_beside(TokenKind kind) noexcept {
  return kind == TokenKind::joined || kind == TokenKind::day_month || kind == TokenKind::amount;
}

[[nodiscard]] std::vector<QueryToken> query_tokens(std::string_view text, const Analyzer& analyzer);

// One word of a query, or a piece of several (`U-19`), as the archive is asked for it.
struct WordClause {
  Xapian::Query required;  // what an article must match to have the word
  // What an article can have of it and be ranked by; of a piece, its words.
  std::vector<Xapian::Query> any;
  Xapian::Query bonus;  // what else raises the score; may be empty
  std::string surface;
  std::string name;  // all its words as written, with blanks: `bangsa bangsa`
  MatchedWords matched;
  bool function_word = false;
  bool optional = false;  // repeats what the previous word says: `triliun` after `1,5`
};

// The words of one stretch of query text that stand side by side. `field` is body for words without a field.
// Words with no blank between them are a piece, and must be neighbours in the article, as written.
[[nodiscard]] std::vector<WordClause> word_clauses(std::string_view text, schema::Field field,
                                                   const WordContext& context);

// The words of `text` in sequence, as written. Empty query: `text` has no words.
[[nodiscard]] Xapian::Query phrase_query(std::string_view text, schema::Field field, const Analyzer& analyzer,
                                         MatchedWords& matched);

}  // namespace warta
