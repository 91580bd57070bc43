// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles a query tree to Xapian queries, and records what matches in texts and how the query was rewritten.
// Called by searcher_state.cpp.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/compile/other_names.h"
#include "searcher/compile/proximity_builder.h"
#include "searcher/compile/word_clauses.h"
#include "searcher/passages/article_matches.h"
#include "warta/query.h"
#include "warta/searcher.h"

namespace warta {

// A part of a query that adds to the score separately.
struct ScoredPart {
  std::string name;
  Xapian::Query query;
};

// What a query matches.
struct MatchSet {
  Xapian::Query all;  // articles with all of the words that stand side by side
  Xapian::Query any;  // articles with at least one of them; ranks as `all` does. Equal to `all` when nothing
                      // is left to Match
  QueryMatches matched;
};

// A query as the archive is asked for it.
struct CompiledQuery {
  MatchSet ranked;      // by root under Level::lexeme: wider than `counted`
  MatchSet counted;     // without scores; only if `wider`
  bool wider = false;   // whether `ranked` can match what `counted` does not
  bool differ = false;  // whether `any` can match what `all` does not
  // When the query is nothing but words: the terms of which `any` asks for one. Empty for other queries.
  std::vector<std::string> words;
  bool all_have_every_word = false;  // whether `all` is exactly the conjunction of `words`
  // For a query of words only: articles with all words in their links to other stories. Excludes articles
  // that only link to the story, even if their own story has some of the words. Empty: there can be none.
  Xapian::Query linked;
  std::vector<ScoredPart> parts;      // the score of an article is the sum of theirs
  std::vector<std::string> left_out;  // function words that do not count beside other words
  std::vector<Expansion> expansions;  // what else was asked for beside words of the query

  // The set that is counted, dated and exported.
  [[nodiscard]] const MatchSet& narrow() const noexcept { return wider ? counted : ranked; }
};

// Everything that a query is compiled with.
struct CompileContext {
  WordContext words;
  const OtherNames* names = nullptr;  // null: no other names
};

// Turns a tree into Xapian queries by indexer/archive/schema.h, with the analyzer that made the archive.
// Words of patterns and of `word~` come from the vocabulary, and proximity operators are decided by the
// stored texts. Throws Error(invalid_argument) when nothing of the query can be searched for or it expands
// beyond its limits.
[[nodiscard]] CompiledQuery compile_query(const QueryTree& tree, const CompileContext& context);

}  // namespace warta
