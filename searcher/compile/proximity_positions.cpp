// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/proximity_positions.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/archive/schema.h"
#include "indexer/archive/stored_article.h"
#include "searcher/compile/vocabulary.h"

namespace warta {

namespace {

using Articles = std::vector<std::string>;  // their ids, in order
using Expression = Proximity::Expression;
using Kind = Proximity::Kind;

void restrict_to(std::optional<Articles>& all, std::optional<Articles> own) {
  if (!all || !own) {
    if (own) all = std::move(own);
    return;
  }
  Articles both;
  std::set_intersection(all->begin(), all->end(), own->begin(), own->end(), std::back_inserter(both));
  all = std::move(both);
}

Articles joined(const Articles& a, const Articles& b) {
  Articles all;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
  return all;
}

// The terms under which each item of an operator is indexed.
class ItemTerms {
 public:
  ItemTerms(const Proximity& asked, const WordContext& context)
      : prefix_(schema::row_of(asked.field).prefix), context_(context), terms_(asked.items) {
    for (const auto& [surface, items] : asked.by_surface)
      for (const std::size_t item : items) terms_[item].push_back(schema::term(prefix_, surface));
    if (!asked.by_lexeme.empty()) add_forms(asked);
    for (std::vector<std::string>& terms : terms_) {
      std::sort(terms.begin(), terms.end());
      terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    }
  }

  [[nodiscard]] const std::vector<std::string>& of(std::size_t item) const { return terms_[item]; }
  // Whether each of the terms is read as its items wherever it occurs.
  [[nodiscard]] bool exact() const noexcept { return exact_; }

 private:
  void add_forms(const Proximity& asked) {
    std::vector<std::string> lexemes;
    for (const auto& [lexeme, items] : asked.by_lexeme) lexemes.push_back(lexeme);
    const auto add = [&](std::string_view surface, const WordForms& forms) {
      const auto found = asked.by_lexeme.find(std::string(forms.lexeme));
      if (found == asked.by_lexeme.end()) return;
      for (const auto& [root, item] : found->second) {
        if (root != forms.root) continue;
        terms_[item].push_back(schema::term(prefix_, surface));
        exact_ = exact_ && !is_read_otherwise(surface);
      }
    };
    for_each_form(context_.vocabulary, asked.field, lexemes, context_.analyzer, context_.deadline,
                  context_.lists, add);
    for (const auto& [lexeme, items] : asked.by_lexeme) {
      if (!is_read_otherwise(lexeme)) continue;
      exact_ = false;
      for (const auto& [root, item] : items) add_read_otherwise(item);
    }
  }

  // A word that is read otherwise in places, such as `kali` in `sekali-kali`, or the lexeme of such a place.
  [[nodiscard]] bool is_read_otherwise(std::string_view word) const {
    return context_.vocabulary.term_exists(schema::read_otherwise_term(prefix_, word));
  }

  // Which word is read as which lexeme is not indexed, so all of them.
  void add_read_otherwise(std::size_t item) {
    const std::string begin = schema::read_otherwise_term(prefix_, {});
    const Xapian::Database& vocabulary = context_.vocabulary;
    for (auto term = vocabulary.allterms_begin(begin); term != vocabulary.allterms_end(begin); ++term)
      terms_[item].push_back(schema::term(prefix_, (*term).substr(begin.size())));
  }

  const std::string_view prefix_;
  const WordContext& context_;
  std::vector<std::vector<std::string>> terms_;
  bool exact_ = true;
};

class PositionalMatcher {
 public:
  PositionalMatcher(const Proximity& asked, const Xapian::Query& candidates, const WordContext& context)
      : candidates_(candidates),
        context_(context),
        terms_(asked, context),
        // The texts of other fields are indexed over each other.
        exact_(schema::row_of(asked.field).roots && terms_.exact()) {}

  std::optional<PositionalMatches> any_of(const std::vector<Proximity::Conjunction>& alternatives) {
    Articles all;
    for (const Proximity::Conjunction& conjunction : alternatives) {
      std::optional<Articles> own = all_of(conjunction);
      if (!own) return std::nullopt;
      all = joined(all, *own);
    }
    return PositionalMatches{std::move(all), exact_};
  }

 private:
  // One side of a pair.
  struct Side {
    std::vector<std::string> terms;  // of the first words
    std::size_t words = 0;           // the most in sequence
  };

  std::optional<Articles> all_of(const Proximity::Conjunction& conjunction) {
    std::optional<Articles> all;
    for (const Expression& expression : conjunction) restrict_to(all, near_of(expression));
    return all;
  }

  // A chain holds only where each pair of neighbours is near.
  std::optional<Articles> near_of(const Expression& expression) {
    std::optional<Articles> all;
    if (expression.kind == Kind::near) {
      for (std::size_t i = 1; i < expression.operands.size(); ++i)
        restrict_to(all, pair(expression, expression.operands[i - 1], expression.operands[i]));
      exact_ = exact_ && expression.operands.size() == 2;
    }
    exact_ = exact_ && all.has_value();
    return all;
  }

  std::optional<Articles> pair(const Expression& near, const Expression& one, const Expression& other) {
    const std::optional<Side> first = side_of(one);
    const std::optional<Side> second = side_of(other);
    if (!first || !second) return std::nullopt;
    // The same word at the same place would be near itself.
    if (std::any_of(first->terms.begin(), first->terms.end(), [&](const std::string& term) {
          return std::find(second->terms.begin(), second->terms.end(), term) != second->terms.end();
        }))
      return std::nullopt;
    exact_ = exact_ && first->words == 1 && second->words == 1;
    Articles found = in_order(*first, *second, near.distance);
    return near.ordered ? found : joined(found, in_order(*second, *first, near.distance));
  }

  // Of a word or phrase, or several of which any will do.
  [[nodiscard]] std::optional<Side> side_of(const Expression& expression) const {
    if (expression.kind == Kind::run)
      return Side{terms_.of(expression.items.front()), expression.items.size()};
    if (expression.kind != Kind::any) return std::nullopt;
    Side all;
    for (const Expression& operand : expression.operands) {
      const std::optional<Side> own = side_of(operand);
      if (!own) return std::nullopt;
      all.terms.insert(all.terms.end(), own->terms.begin(), own->terms.end());
      all.words = std::max(all.words, own->words);
    }
    return all;
  }

  // Not OP_NEAR: near-at-one-position in docs/xapian-faults.md.
  [[nodiscard]] Articles in_order(const Side& first, const Side& second, std::uint32_t distance) const {
    using Xapian::Query;
    if (first.terms.empty() || second.terms.empty()) return {};
    const std::array sides = {Query(Query::OP_OR, first.terms.begin(), first.terms.end()),
                              Query(Query::OP_OR, second.terms.begin(), second.terms.end())};
    const auto window = static_cast<Xapian::termcount>(distance + first.words);
    const Query phrase(Query::OP_PHRASE, sides.begin(), sides.end(), window);
    return ids_of({Query::OP_FILTER, candidates_, phrase});
  }

  // By the values of a slot, which remote archives send with the matches.
  [[nodiscard]] Articles ids_of(const Xapian::Query& query) const {
    Xapian::Enquire enquire(context_.vocabulary);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(schema::kIdSlot, false);
    const Xapian::MSet found = context_.deadline.matches(enquire, 0, context_.vocabulary.get_doccount());
    Articles ids;
    ids.reserve(found.size());
    for (auto article = found.begin(); article != found.end(); ++article) {
      ids.push_back(article.get_sort_key());
      if (ids.back().size() == schema::kMaxTermBytes)  // perhaps only the beginning of it
        ids.back() = stored_fields(article.get_document().get_data()).id;
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  const Xapian::Query& candidates_;
  const WordContext& context_;
  ItemTerms terms_;
  bool exact_;
};

}  // namespace

std::optional<PositionalMatches> matches_by_positions(const Proximity& asked, const Xapian::Query& candidates,
                                                      const WordContext& context) {
  // `1,5` has the root 1500000 before `juta`.
  for (const auto& [lexeme, items] : asked.by_lexeme) {
    const std::vector<QueryToken> tokens = query_tokens(lexeme, context.analyzer);
    if (tokens.empty() || tokens.front().kind == TokenKind::number) return std::nullopt;
  }
  const auto is_near = [](const Expression& expression) { return expression.kind == Kind::near; };
  for (const Proximity::Conjunction& conjunction : asked.alternatives)
    if (std::none_of(conjunction.begin(), conjunction.end(), is_near)) return std::nullopt;
  return PositionalMatcher(asked, candidates, context).any_of(asked.alternatives);
}

}  // namespace warta
