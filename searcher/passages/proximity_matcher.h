// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/archive/fields.h"
#include "indexer/archive/stored_article.h"
#include "searcher/passages/matched_words.h"
#include "searcher/passages/story_reader.h"
#include "warta/analyzer.h"

namespace warta {

// What one NEAR/n, w/n, /s or /p asks for, as searcher/compile/proximity_builder.h makes it of a query.
struct Proximity {
  enum class Kind : std::uint8_t { run, any, near, sentence, paragraph };

  // An expression without AND, so that it holds at places and not only in articles.
  struct Expression {
    Kind kind = Kind::run;
    std::vector<std::size_t> items;  // run: side by side
    std::vector<Expression> operands;
    std::uint32_t distance = 1;
    bool ordered = false;
    std::uint16_t word = 0;  // run: its number, from 0
  };
  using Conjunction = std::vector<Expression>;

  schema::Field field = schema::Field::body;
  std::vector<Conjunction> alternatives;
  std::size_t items = 0;
  std::uint16_t words = 0;
  std::unordered_map<std::string, std::vector<std::size_t>> by_surface;
  // lexeme → root, item: two words of one lexeme and different roots are different words.
  std::unordered_map<std::string, std::vector<std::pair<std::string, std::size_t>>> by_lexeme;
};

// Decides NEAR/n, w/n, /s and /p for one article, exactly, from its stored text: positions alone know neither
// lexemes nor sentences, and Xapian's own NEAR takes neither groups nor phrases.
//
// A word stands for all forms of its lexeme, in phrases too; `=word`, patterns and `word~` for words as
// written. A group (`(a b) NEAR/5 c`) must have each of its words near. In `/s` and `/p` all must be in the
// one sentence or paragraph. The distance of what has several words is that of the nearest ends; what
// overlaps is not near.
class ProximityMatcher {
 public:
  ProximityMatcher(Proximity asked, const Analyzer& analyzer)
      : asked_(std::move(asked)), analyzer_(analyzer) {}

  // Both throw Error(invalid_argument) when an article has more than kMaxPlaces ways to match.
  [[nodiscard]] bool matches(const StoredArticle& stored) const;

  // The places of the words and phrases that take part in a match: those in the first text of the field (for
  // the story that is the title), in the second …, each in order of their begins.
  [[nodiscard]] std::vector<std::vector<MatchSpan>> places(const StoredArticle& stored) const;

  [[nodiscard]] const Proximity& asked() const noexcept { return asked_; }
  [[nodiscard]] schema::Field field() const noexcept { return asked_.field; }
  [[nodiscard]] std::uint16_t words() const noexcept { return asked_.words; }

  static constexpr std::size_t kMaxPlaces = 1'000'000;

 private:
  using Expression = Proximity::Expression;
  using Kind = Proximity::Kind;

  struct Span {
    Place first;
    Place last;
  };
  using Spans = std::vector<Span>;  // in order, each once

  // The first operands of a chain, matched.
  struct Chain {
    Span cover;
    Span end;  // what the next operand must be near
  };
  using Chains = std::vector<Chain>;

  struct Occurrences;  // of every item in one article

  [[nodiscard]] bool holds(const Proximity::Conjunction& conjunction, const Occurrences& found) const;
  static Spans spans_of(const Expression& expression, const Occurrences& found);
  static Spans run_spans(const Expression& expression, const Occurrences& found);
  static Spans operand_spans(const Expression& expression, std::size_t operand, const Occurrences& found);
  // After each operand.
  static std::vector<Chains> chains_of(const Expression& expression, const std::vector<Spans>& operands);
  template <typename Take>
  static void continue_chain(const Expression& expression, const Chain& chain, const Spans& next,
                             std::uint32_t longest, const Take& take);
  // Adds the places that make the matches `used` of the expression.
  static void note_places(const Expression& expression, const Spans& used, const Occurrences& found,
                          std::vector<std::vector<MatchSpan>>& places);

  Proximity asked_;
  const Analyzer& analyzer_;
};

}  // namespace warta
