// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/word_clauses.h"

#include <utility>

namespace warta {

namespace {

// The word as written counts this much beside its root (measured, DESIGN.md section 11).
constexpr double kSurfaceWeight = 0.4;

bool stands_beside(const QueryToken& token) {
  return token.kind == TokenKind::joined || token.kind == TokenKind::day_month;
}

class ClauseMaker {
 public:
  ClauseMaker(schema::Field field, Level level, const Analyzer& analyzer, MatchedWords& matched)
      : row_(schema::row_of(field)), level_(level), analyzer_(analyzer), matched_(matched) {}

  [[nodiscard]] WordClause clause(const QueryToken& token) {
    const std::uint16_t number = matched_.count++;
    WordClause clause;
    clause.surface = token.surface;
    clause.optional = token.multiplier;
    clause.function_word = row_.field == schema::Field::body && analyzer_.is_function_word(token.surface);
    const Xapian::Query as_written(schema::term(row_.prefix, token.surface));
    matched_.surfaces.emplace(token.surface, number);
    if (level_ == Level::surface || !row_.roots) {
      clause.required = as_written;
      return clause;
    }
    matched_.roots.emplace(token.root, number);
    clause.required = Xapian::Query(schema::root_term(row_.prefix, token.root));
    clause.bonus = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, as_written, kSurfaceWeight);
    return clause;
  }

  // `COVID-19` is also found as `covid19`, `17 September` as `17/9`: all of the parts, or the other form.
  [[nodiscard]] WordClause either(std::vector<WordClause> parts, const QueryToken& other) {
    WordClause clause;
    std::vector<Xapian::Query> required;
    std::vector<Xapian::Query> bonus;
    for (WordClause& part : parts) {
      required.push_back(part.required);
      if (!part.bonus.empty()) bonus.push_back(part.bonus);
      (clause.surface += clause.surface.empty() ? "" : " ") += part.surface;
    }
    const Xapian::Query together(Xapian::Query::OP_AND, required.begin(), required.end());
    clause.required = Xapian::Query(Xapian::Query::OP_OR, together, other_form(other));
    if (!bonus.empty()) clause.bonus = Xapian::Query(Xapian::Query::OP_OR, bonus.begin(), bonus.end());
    return clause;
  }

 private:
  [[nodiscard]] Xapian::Query other_form(const QueryToken& token) {
    if (token.kind == TokenKind::day_month)
      return Xapian::Query(schema::term(schema::kDayMonthPrefix, token.surface));
    return clause(token).required;
  }

  const schema::FieldRow& row_;
  Level level_;
  const Analyzer& analyzer_;
  MatchedWords& matched_;
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

std::vector<WordClause> word_clauses(std::string_view text, schema::Field field, Level level,
                                     const Analyzer& analyzer, MatchedWords& matched) {
  ClauseMaker maker(field, level, analyzer, matched);
  std::vector<WordClause> clauses;
  const std::vector<QueryToken> tokens = query_tokens(text, analyzer);
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
      clauses.push_back(maker.either(std::move(parts), token));
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
  const std::uint16_t number = matched.count++;
  for (const QueryToken& token : query_tokens(text, analyzer)) {
    if (stands_beside(token)) continue;
    terms.push_back(schema::term(prefix, token.surface));
    matched.surfaces.emplace(token.surface, number);
  }
  if (terms.empty()) return {};
  if (terms.size() == 1) return Xapian::Query(terms.front());
  return {Xapian::Query::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(terms.size())};
}

}  // namespace warta
