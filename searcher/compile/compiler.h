// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <vector>

#include "searcher/compile/other_names.h"
#include "searcher/compile/proximity_builder.h"
#include "searcher/compile/word_clauses.h"
#include "searcher/passages/article_matches.h"
#include "warta/query.h"
#include "warta/searcher.h"

namespace warta {

// A part of a query that adds to the score on its own.
struct ScoredPart {
  std::string name;
  Xapian::Query query;
};

// A query as the archive is asked for it.
struct CompiledQuery {
  Xapian::Query all;  // articles with all of the words that stand side by side
  Xapian::Query any;  // articles with at least one of them; ranks as `all` does. Equal to `all` when nothing
                      // is left to Match
  bool differ = false;  // whether `any` can match what `all` does not
  // When the query is nothing but words: the terms of which `any` asks for one. Empty for other queries.
  std::vector<std::string> words;
  bool all_have_every_word = false;  // whether `all` asks for every one of `words` and nothing else
  // When the query is nothing but words: articles with all of them in their links to other stories. What they
  // link to is asked for; having some of the words in their own story, too, makes them no answer. Empty:
  // cannot be.
  Xapian::Query linked;
  QueryMatches matched;
  std::vector<ScoredPart> parts;      // the score of an article is the sum of theirs
  std::vector<std::string> left_out;  // function words that do not count beside other words
  std::vector<Expansion> expansions;  // what else was asked for beside words of the query
};

// What a query is compiled with besides itself.
struct CompileContext {
  WordContext words;
  const OtherNames* names = nullptr;  // null: none are asked for
};

// Decides which articles one proximity operator matches: given what it needs of them and what the rest of the
// query does, their ids.
using Verify =
    std::function<std::vector<std::string>(const CompiledProximity& asked, const Xapian::Query& among)>;

// Turns a tree into Xapian queries by indexer/archive/schema.h, with the analyzer that made the archive.
// Words of patterns and of `word~` come from the vocabulary; `verify` is asked once for each proximity
// operator. Throws Error(invalid_argument) when nothing of the query can be searched for or it expands beyond
// its limits.
[[nodiscard]] CompiledQuery compile_query(const QueryTree& tree, const CompileContext& context,
                                          const Verify& verify);

}  // namespace warta
