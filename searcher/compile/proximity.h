// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/archive/fields.h"
#include "indexer/archive/stored_article.h"
#include "searcher/compile/word_clauses.h"
#include "searcher/passages/story_reader.h"
#include "warta/analyzer.h"
#include "warta/query.h"
#include "warta/searcher.h"

namespace warta {

// Decides NEAR/n, w/n, /s and /p for one article, exactly, from its stored text: positions alone know neither
// lexemes nor sentences, and Xapian's own NEAR takes neither groups nor phrases.
//
// A word stands for all forms of its lexeme, in phrases too; `=word`, patterns and `word~` for words as
// written. A group (`(a b) NEAR/5 c`) must have each of its words near. In `/s` and `/p` all must be in the
// one sentence or paragraph. The distance of what has several words is that of the nearest ends; what
// overlaps is not near.
class ProximityMatcher {
 public:
  // Throws Error(invalid_argument) for more than kMaxVariants ways to choose from groups, and as the
  // vocabulary does.
  ProximityMatcher(const query::Node& node, schema::Field field, const WordContext& context);

  // Matches every article that the operator matches, and more; scores by its words.
  [[nodiscard]] const Xapian::Query& candidates() const noexcept { return candidates_; }

  [[nodiscard]] const MatchedWords& matched() const noexcept { return matched_; }

  // Throws Error(invalid_argument) when an article has more than kMaxPlaces ways to match.
  [[nodiscard]] bool matches(const StoredArticle& stored) const;

  static constexpr std::size_t kMaxVariants = 256;
  static constexpr std::size_t kMaxPlaces = 1'000'000;

 private:
  friend class ProximityBuilder;

  struct Span {
    Place first;
    Place last;
  };
  using Spans = std::vector<Span>;
  enum class Kind : std::uint8_t { run, any, near, sentence, paragraph };

  // An expression without AND, so that it holds at places and not only in articles.
  struct Expression {
    Kind kind = Kind::run;
    std::vector<std::size_t> items;  // run: side by side
    std::vector<Expression> operands;
    std::uint32_t distance = 1;
    bool ordered = false;
  };
  using Conjunction = std::vector<Expression>;
  using Alternatives = std::vector<Conjunction>;

  struct Occurrences;  // of every item in one article

  static Spans spans_of(const Expression& expression, const Occurrences& found);
  static Spans run_spans(const Expression& expression, const Occurrences& found);
  static Spans near_spans(const Expression& expression, const Occurrences& found);
  static Spans unit_spans(const Expression& expression, const Occurrences& found);

  schema::Field field_;
  const Analyzer& analyzer_;
  Alternatives alternatives_;
  Xapian::Query candidates_;
  MatchedWords matched_;
  std::size_t item_count_ = 0;
  std::unordered_map<std::string, std::vector<std::size_t>> by_surface_;
  // lexeme → root, item: two words of one lexeme and different roots are different words.
  std::unordered_map<std::string, std::vector<std::pair<std::string, std::size_t>>> by_lexeme_;
};

}  // namespace warta
