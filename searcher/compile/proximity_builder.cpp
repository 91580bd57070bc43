// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/proximity_builder.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "analyzers/normalizer.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/stored_article.h"
#include "searcher/compile/messages.h"
#include "searcher/compile/proximity_positions.h"
#include "searcher/compile/readings.h"
#include "searcher/compile/vocabulary.h"
#include "warta/error.h"

namespace warta {

namespace {

class ProximityBuilder {
 public:
  ProximityBuilder(Proximity& asked, const WordContext& context)
      : asked_(asked),
        row_(schema::row_of(asked.field)),
        by_forms_(context.level != Level::surface && row_.roots),
        analyzer_(context.analyzer),
        vocabulary_(context.vocabulary),
        lists_(context.lists),
        deadline_(context.deadline) {}

  using Expression = Proximity::Expression;
  using Conjunction = Proximity::Conjunction;
  using Alternatives = std::vector<Conjunction>;
  using Kind = Proximity::Kind;

  struct Built {
    Alternatives alternatives;
    Xapian::Query candidates;
  };

  Built build(const query::Node& node) {
    return query::visit(
        node, [this](const query::Word& word) { return build_word(word); },
        [this](const query::Wildcard& wildcard) {
          const std::string pattern = normalize_surface(wildcard.pattern);
          return one_of_words(words_like_pattern(vocabulary_, asked_.field, pattern, deadline_, lists_));
        },
        [this](const query::Phrase& phrase) { return build_text(phrase.text, by_forms_); },
        [this](const query::Sequence& sequence) { return all_of(sequence.items); },
        [this](const query::And& conjunction) { return all_of(conjunction.operands); },
        [this](const query::Or& disjunction) { return any_of(disjunction.operands); },
        [this](const query::Near& near) {
          return positional(near.operands, Kind::near, near.distance, near.ordered);
        },
        [this](const query::SameSentence& same) {
          return positional(same.operands, Kind::sentence, 1, false);
        },
        [this](const query::SameParagraph& same) {
          return positional(same.operands, Kind::paragraph, 1, false);
        },
        [](const query::DateRange&) { return never(); }, [](const query::WordCountRange&) { return never(); },
        [](const query::Not&) { return never(); }, [](const query::Required&) { return never(); },
        [](const query::InField&) { return never(); });
  }

 private:
  // The parser accepts none of these in an operand.
  [[noreturn]] static Built never() {
    throw Error(ErrorCode::invalid_argument, both(compile_messages::kProximityTakes));
  }

  Built build_word(const query::Word& word) {
    if (!word.fuzzy) return build_text(word.text, by_forms_ && !word.literal);
    Built exact = build_text(word.text, by_forms_);
    const std::string surface = normalize_surface(word.text);
    Built similar = one_of_words(words_spelt_like(vocabulary_, asked_.field, surface, deadline_, lists_));
    return either({std::move(exact), std::move(similar)});
  }

  // The words of the text in sequence, or the joined form (`COVID-19`, `covid19`).
  Built build_text(const std::string& text, bool by_forms) {
    const std::vector<QueryToken> tokens = query_tokens(text, analyzer_);
    std::vector<Built> ways;
    Expression run;
    std::vector<Xapian::Query> needed;
    run.word = asked_.words++;
    for (const QueryToken& token : tokens) {
      if (token.kind != TokenKind::joined && stands_beside(token.kind)) continue;
      if (token.kind == TokenKind::joined) {
        ways.push_back(single(add_item(token, false), run.word, term_of(token, false)));
        continue;
      }
      run.items.push_back(add_item(token, by_forms));
      needed.push_back(term_of(token, by_forms));
    }
    if (run.items.empty()) {
      throw Error(ErrorCode::invalid_argument, both(compile_messages::kNoWordIn, {text}));
    }
    ways.push_back({{{std::move(run)}}, {Xapian::Query::OP_AND, needed.begin(), needed.end()}});
    return ways.size() == 1 ? std::move(ways.front()) : either(std::move(ways));
  }

  static Built single(std::size_t item, std::uint16_t word, const Xapian::Query& candidates) {
    Expression run;
    run.items = {item};
    run.word = word;
    return {{{std::move(run)}}, candidates};
  }

  [[nodiscard]] Xapian::Query term_of(const QueryToken& token, bool by_forms) const {
    return Xapian::Query(by_forms ? schema::root_term(row_.prefix, token.root)
                                  : schema::term(row_.prefix, token.surface));
  }

  std::size_t add_item(const QueryToken& token, bool by_forms) {
    const std::size_t item = asked_.items++;
    if (by_forms) {
      asked_.by_lexeme[token.lexeme].emplace_back(token.root, item);
    } else {
      asked_.by_surface[token.surface].push_back(item);
    }
    return item;
  }

  Built one_of_words(const std::vector<std::string>& words) {
    const std::size_t item = asked_.items++;
    std::vector<std::string> terms;
    for (const std::string& word : words) {
      asked_.by_surface[word].push_back(item);
      terms.push_back(schema::term(row_.prefix, word));
    }
    return single(item, asked_.words++, terms.empty() ? Xapian::Query() : one_word(terms));
  }

  static void check(const Alternatives& alternatives) {
    std::size_t size = 0;
    for (const Conjunction& conjunction : alternatives) size += conjunction.size();
    if (size <= kMaxVariants) return;
    throw Error(ErrorCode::invalid_argument, both(compile_messages::kTooManyWays, {kMaxVariants}));
  }

  // Merges single expressions, so that only AND multiplies.
  static Built either(std::vector<Built> parts) {
    Built result;
    std::vector<Xapian::Query> queries;
    Expression any;
    any.kind = Kind::any;
    for (Built& part : parts) {
      queries.push_back(part.candidates);
      for (Conjunction& conjunction : part.alternatives) {
        if (conjunction.size() == 1) {
          any.operands.push_back(std::move(conjunction.front()));
        } else {
          result.alternatives.push_back(std::move(conjunction));
        }
      }
    }
    if (!any.operands.empty()) result.alternatives.push_back({std::move(any)});
    result.candidates = Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end());
    return result;
  }

  Built any_of(const std::vector<query::Node>& operands) {
    std::vector<Built> parts;
    parts.reserve(operands.size());
    for (const query::Node& operand : operands) parts.push_back(build(operand));
    return either(std::move(parts));
  }

  // All combinations of one alternative of each operand, combined by `join`.
  template <typename Join>
  Built product(const std::vector<query::Node>& operands, const Join& join) {
    std::vector<Xapian::Query> queries;
    std::vector<std::vector<Conjunction>> choices = {{}};
    for (const query::Node& operand : operands) {
      const Built part = build(operand);
      queries.push_back(part.candidates);
      std::vector<std::vector<Conjunction>> longer;
      for (const auto& choice : choices) {
        for (const Conjunction& conjunction : part.alternatives) {
          longer.push_back(choice);
          longer.back().push_back(conjunction);
        }
      }
      choices = std::move(longer);
      if (choices.size() > kMaxVariants) check({Conjunction(choices.size())});
    }
    Built result;
    for (const auto& choice : choices) {
      result.alternatives.push_back(join(choice));
      check(result.alternatives);
    }
    result.candidates = Xapian::Query(Xapian::Query::OP_AND, queries.begin(), queries.end());
    return result;
  }

  static Conjunction flat(const std::vector<Conjunction>& choice) {
    Conjunction all;
    for (const Conjunction& part : choice) all.insert(all.end(), part.begin(), part.end());
    return all;
  }

  Built all_of(const std::vector<query::Node>& operands) { return product(operands, flat); }

  Built positional(const std::vector<query::Node>& operands, Kind kind, std::uint32_t distance,
                   bool ordered) {
    return product(operands, [&](const std::vector<Conjunction>& choice) -> Conjunction {
      if (kind != Kind::near) return {Expression{kind, {}, flat(choice)}};
      // Each word of a group must be near: one chain for every way to pick a word from each operand.
      std::vector<Expression> chains = {Expression{kind, {}, {}, distance, ordered}};
      for (const Conjunction& part : choice) {
        std::vector<Expression> longer;
        for (const Expression& chain : chains) {
          for (const Expression& expression : part) {
            longer.push_back(chain);
            longer.back().operands.push_back(expression);
          }
        }
        chains = std::move(longer);
        check({chains});
      }
      return chains;
    });
  }

  Proximity& asked_;
  const schema::FieldRow& row_;
  bool by_forms_;
  const Analyzer& analyzer_;
  const Xapian::Database& vocabulary_;
  WordLists* lists_;
  Deadline deadline_;
};

}  // namespace

CompiledProximity compile_proximity(const query::Node& node, schema::Field field,
                                    const WordContext& context) {
  Proximity asked;
  asked.field = field;
  ProximityBuilder::Built built = ProximityBuilder(asked, context).build(node);
  asked.alternatives = std::move(built.alternatives);
  return {std::make_shared<ProximityMatcher>(std::move(asked), context.analyzer), built.candidates};
}

namespace {

using Xapian::Query;

Xapian::MSet first_of(const Query& query, Xapian::doccount limit, const WordContext& context) {
  Xapian::Enquire enquire(context.vocabulary);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  return context.deadline.matches(enquire, 0, limit);
}

Query any_of_ids(const std::vector<std::string>& ids) {
  std::vector<Query> terms;
  terms.reserve(ids.size());
  for (const std::string& id : ids) terms.emplace_back(schema::id_term(id));
  return {Query::OP_OR, terms.begin(), terms.end()};
}

[[noreturn]] void too_many_candidates() {
  throw Error(ErrorCode::invalid_argument, both(compile_messages::kTooManyToRead, {kMaxCandidates}));
}

// Those that the operator matches.
std::vector<std::string> ids_by_texts(const CompiledProximity& asked, const Xapian::MSet& articles,
                                      const Deadline& deadline) {
  constexpr Xapian::doccount kFetched = 200;  // remote archives send so many at a time
  std::vector<std::string> ids;
  for (Xapian::doccount at = 0; at < articles.size(); ++at) {
    if (at % kFetched == 0) {  // counted from the end: fetch-of-a-range in docs/xapian-faults.md
      const Xapian::doccount last = std::min(at + kFetched, articles.size()) - 1;
      articles.fetch(articles[articles.size() - at], articles[articles.size() - last]);
    }
    deadline.check();
    const StoredArticle stored = stored_article(articles[at].get_document().get_data());
    if (asked.matcher->matches(stored)) ids.push_back(stored.article.id);
  }
  return ids;
}

}  // namespace

std::vector<std::string> ids_of_matches(const CompiledProximity& asked, const Query& among,
                                        const WordContext& context, Xapian::doccount read_directly) {
  const Query candidates =
      among.empty() ? asked.candidates : Query(Query::OP_FILTER, asked.candidates, among);
  const Xapian::MSet few = first_of(candidates, read_directly + 1, context);
  if (few.size() <= read_directly) return ids_by_texts(asked, few, context.deadline);
  const std::optional<PositionalMatches> near =
      matches_by_positions(asked.matcher->asked(), candidates, context);
  if (near && near->exact) return near->ids;
  if (near && near->ids.size() > kMaxCandidates) too_many_candidates();
  const Query left = near ? any_of_ids(near->ids) : candidates;
  const Xapian::MSet found = first_of(left, kMaxCandidates + 1, context);
  if (found.size() > kMaxCandidates) too_many_candidates();
  return ids_by_texts(asked, found, context.deadline);
}

}  // namespace warta
