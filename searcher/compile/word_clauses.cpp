// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/word_clauses.h"

#include <utility>

#include "indexer/archive/schema.h"
#include "searcher/compile/readings.h"

namespace warta {

namespace {

// The word as written counts this much beside its root (measured, DESIGN.md section 11).
constexpr double kSurfaceWeight = 0.4;

bool stands_beside(const QueryToken& token) {
  return token.kind == TokenKind::joined || token.kind == TokenKind::day_month;
}

class ClauseMaker {
 public:
  ClauseMaker(schema::Field field, const WordContext& context)
      : row_(schema::row_of(field)), context_(context) {}

  [[nodiscard]] WordClause clause(const QueryToken& token) {
    WordClause clause;
    clause.matched.count = 1;
    clause.surface = token.surface;
    clause.optional = token.multiplier;
    clause.function_word =
        row_.field == schema::Field::body && context_.analyzer.is_function_word(token.surface);
    const Xapian::Query as_written(schema::term(row_.prefix, token.surface));
    clause.matched.surfaces.emplace_back(token.surface, std::uint16_t{0});
    if (context_.level == Level::surface || !row_.roots) {
      clause.required = as_written;
      return clause;
    }
    clause.bonus = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, as_written, kSurfaceWeight);
    // A number is the same by its value on both levels.
    if (context_.level == Level::lexeme && token.kind != TokenKind::number) {
      clause.required = forms_of(token, clause.matched);
      return clause;
    }
    clause.matched.roots.emplace_back(token.root, std::uint16_t{0});
    clause.required = Xapian::Query(schema::root_term(row_.prefix, token.root));
    return clause;
  }

  [[nodiscard]] WordClause either(const std::vector<WordClause>& parts, const QueryToken& other) {
    WordClause clause;
    std::vector<Xapian::Query> required;
    std::vector<Xapian::Query> bonus;
    for (const WordClause& part : parts) {
      required.push_back(part.required);
      if (!part.bonus.empty()) bonus.push_back(part.bonus);
      clause.matched.add(part.matched);
      (clause.surface += clause.surface.empty() ? "" : " ") += part.surface;
    }
    const Xapian::Query together(Xapian::Query::OP_AND, required.begin(), required.end());
    clause.required = Xapian::Query(Xapian::Query::OP_OR, together, other_form(other, clause.matched));
    if (!bonus.empty()) clause.bonus = Xapian::Query(Xapian::Query::OP_OR, bonus.begin(), bonus.end());
    return clause;
  }

 private:
  [[nodiscard]] Xapian::Query other_form(const QueryToken& token, MatchedWords& matched) {
    if (token.kind == TokenKind::day_month)
      return Xapian::Query(schema::term(schema::kDayMonthPrefix, token.surface));
    const WordClause other = clause(token);
    matched.add(other.matched);
    return other.required;
  }

  [[nodiscard]] Xapian::Query forms_of(const QueryToken& token, MatchedWords& matched) const {
    std::vector<std::string> terms;
    for (const std::string& form :
         context_.forms.of(row_.field, token.lexeme, token.root, context_.analyzer, context_.vocabulary)) {
      terms.push_back(schema::term(row_.prefix, form));
      matched.surfaces.emplace_back(form, std::uint16_t{0});
    }
    if (terms.empty()) return Xapian::Query(schema::term(row_.prefix, token.surface));
    return one_word(terms);
  }

  const schema::FieldRow& row_;
  const WordContext& context_;
};

}  // namespace

std::vector<QueryToken> query_tokens(std::string_view text, const Analyzer& analyzer) {
  class Collector final : public TokenSink {
   public:
    void token(const Token& token) override {
      tokens.push_back({std::string(token.surface), std::string(token.lexeme), std::string(token.root),
                        token.begin, token.end, token.kind, token.multiplier});
    }
    std::vector<QueryToken> tokens;
  };
  Collector collector;
  analyzer.analyze(text, collector);
  return std::move(collector.tokens);
}

std::vector<WordClause> word_clauses(std::string_view text, schema::Field field, const WordContext& context) {
  ClauseMaker maker(field, context);
  std::vector<WordClause> clauses;
  const std::vector<QueryToken> tokens = query_tokens(text, context.analyzer);
  for (std::size_t i = 0; i < tokens.size();) {
    const QueryToken& token = tokens[i++];
    if (!stands_beside(token)) {
      clauses.push_back(maker.clause(token));
      continue;
    }
    std::vector<WordClause> parts;
    for (; i < tokens.size() && tokens[i].end <= token.end; ++i) {
      if (!stands_beside(tokens[i])) parts.push_back(maker.clause(tokens[i]));
    }
    // The name in a domain (`kontan` in `kontan.co.id`) comes behind its word and would widen what was asked
    // for.
    if (parts.size() > 1) {
      clauses.push_back(maker.either(parts, token));
    } else {
      for (WordClause& part : parts) clauses.push_back(std::move(part));
    }
  }
  return clauses;
}

Xapian::Query phrase_query(std::string_view text, schema::Field field, const Analyzer& analyzer,
                           MatchedWords& matched) {
  const std::string_view prefix = schema::row_of(field).prefix;
  std::vector<std::string> terms;
  MatchedWords::Phrase phrase{{}, matched.count};
  for (const QueryToken& token : query_tokens(text, analyzer)) {
    if (stands_beside(token)) continue;
    terms.push_back(schema::term(prefix, token.surface));
    phrase.surfaces.push_back(token.surface);
  }
  if (terms.empty()) return {};
  ++matched.count;
  matched.phrases.push_back(std::move(phrase));
  if (terms.size() == 1) return Xapian::Query(terms.front());
  return {Xapian::Query::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(terms.size())};
}

}  // namespace warta
