// SPDX-License-Identifier: GPL-3.0-or-later
// Turns tokens of a query into clauses (word_clauses.h).
#include "searcher/compile/word_clauses.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/archive/schema.h"
#include "searcher/compile/readings.h"

namespace warta {

namespace {

// The weight of the word as written, relative to its root (measured; docs/design.md).
constexpr double kSurfaceWeight = 0.4;

// What the rest of a word with a bound form (`korupsi` of `antikorupsi`) counts of its own weight.
constexpr double kBoundWeight = 0.3;

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
    if (context_.level == Level::surface || !row_.roots) {
      clause.matched.surfaces.emplace_back(token.surface, std::uint16_t{0});
      clause.required = as_written;
    } else if (context_.level == Level::lexeme && token.kind != TokenKind::number) {
      clause.matched.lexemes.emplace_back(token.lexeme, std::uint16_t{0});
      clause.required = lexeme_query(token);
    } else {  // a number is the same by its value on both levels
      clause.matched.surfaces.emplace_back(token.surface, std::uint16_t{0});
      clause.matched.roots.emplace_back(token.root, std::uint16_t{0});
      clause.required = Xapian::Query(schema::root_term(row_.prefix, token.root));
      // Only ranks: `100` is also written in `Rp100 juta`.
      if (context_.level == Level::root)
        clause.bonus = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, as_written, kSurfaceWeight);
    }
    clause.any = {clause.required};
    return clause;
  }

  // A word that begins with a bound form is the same written apart. What it is bound to ranks a little alone.
  [[nodiscard]] WordClause with_bound_form(const QueryToken& token, std::size_t size) {
    using Xapian::Query;
    WordClause whole = clause(token);
    const std::array parts = {token.surface.substr(0, size), token.surface.substr(size)};
    std::vector<std::string> terms;
    for (const std::string& part : parts) terms.push_back(schema::term(row_.prefix, part));
    const Query apart(Query::OP_PHRASE, terms.begin(), terms.end(), 2);
    whole.matched.phrases.push_back({{parts[0], parts[1]}, 0});
    if (whole.bonus.empty()) {
      whole.required |= apart;
      whole.any = {whole.required};
      return whole;
    }
    const Query rest(schema::root_term(row_.prefix, context_.analyzer.analyze_word(parts[1]).root));
    whole.required |= Query(Query::OP_FILTER, rest, apart);
    whole.any.emplace_back(Query::OP_SCALE_WEIGHT, rest, kBoundWeight);
    return whole;
  }

  // Words that belong together; `others` are what all or some of them can be written as, too.
  [[nodiscard]] WordClause piece(const std::vector<QueryToken>& tokens, const std::vector<QueryToken>& others,
                                 bool neighbours) {
    using Xapian::Query;
    WordClause piece;
    std::vector<WordClause> words;
    std::vector<std::string> surfaces;
    std::vector<Query> as_written;
    std::vector<Query> bonus;
    piece.function_word = true;
    for (const QueryToken& token : tokens) {
      const WordClause& word = words.emplace_back(clause(token));
      piece.any.push_back(word.required);
      if (!word.bonus.empty()) bonus.push_back(word.bonus);
      if (!neighbours) piece.matched.add(word.matched);
      surfaces.push_back(token.surface);
      as_written.emplace_back(schema::term(row_.prefix, token.surface));
      (piece.surface += piece.surface.empty() ? "" : " ") += token.surface;
      piece.function_word &= word.function_word;
    }
    std::vector<Query> needed;  // amounts have one value, however they are written, and the words say no more
    const auto covered = [](const QueryToken& token, const QueryToken& other) {
      return token.begin >= other.begin && token.end <= other.end;
    };
    for (const QueryToken& other : others)
      if (other.kind == TokenKind::amount) needed.push_back(other_form(other, piece.matched));
    const bool has_amount = !needed.empty();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool in_amount = std::any_of(others.begin(), others.end(), [&](const QueryToken& other) {
        return other.kind == TokenKind::amount && covered(tokens[i], other);
      });
      if (!in_amount) needed.push_back(words[i].required);
    }
    const Query together(Query::OP_AND, needed.begin(), needed.end());
    piece.required = together;
    if (has_amount) {
      piece.any.push_back(together);
      if (neighbours)
        for (const WordClause& word : words) piece.matched.add(word.matched);
    } else if (neighbours) {
      const Query phrase(Query::OP_PHRASE, as_written.begin(), as_written.end(),
                         static_cast<Xapian::termcount>(as_written.size()));
      piece.required = Query(Query::OP_FILTER, together, phrase);
      piece.matched.count = 1;
      piece.matched.phrases.push_back({std::move(surfaces), 0});
    }
    for (const QueryToken& other : others) {
      if (other.kind == TokenKind::amount) continue;
      std::vector<Query> way = {other_form(other, piece.matched)};
      piece.any.push_back(way.front());
      for (std::size_t i = 0; i < tokens.size(); ++i)
        if (!covered(tokens[i], other)) way.push_back(words[i].required);
      piece.required |= way.size() == 1 ? way.front() : Query(Query::OP_AND, way.begin(), way.end());
    }
    if (!bonus.empty()) piece.bonus = Query(Query::OP_OR, bonus.begin(), bonus.end());
    if (context_.level != Level::root) piece.any = {piece.required};  // words alone only rank
    return piece;
  }

 private:
  [[nodiscard]] Xapian::Query other_form(const QueryToken& token, MatchedWords& matched) {
    if (token.kind == TokenKind::day_month)
      return Xapian::Query(schema::term(schema::kDayMonthPrefix, token.surface));
    if (token.kind == TokenKind::amount)
      return Xapian::Query(schema::term(schema::kAmountPrefix, token.surface));
    const WordClause other = clause(token);
    matched.add(other.matched);
    return other.required;
  }

  // Every word with this lexeme. `kali` in `sekali-kali` and the lexeme `hakimi` of `menghakimi` have another
  // root; few words are read otherwise anywhere.
  [[nodiscard]] Xapian::Query lexeme_query(const QueryToken& token) const {
    using Xapian::Query;
    const Query derived(schema::lexeme_term(row_.prefix, token.lexeme));
    const bool is_word =
        token.surface == token.lexeme || context_.analyzer.analyze_word(token.lexeme).lexeme == token.lexeme;
    if (!is_word) return derived;
    const Query either(Query::OP_OR, derived, Query(schema::term(row_.prefix, token.lexeme)));
    if (!context_.vocabulary.term_exists(schema::read_otherwise_term(row_.prefix, token.lexeme)))
      return either;
    return {Query::OP_FILTER, either, Query(schema::root_term(row_.prefix, token.root))};
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

namespace {

// Parts of one word share its forms: `anak-anak`, `memukul-mukul`.
bool is_one_word(const std::vector<QueryToken>& tokens) {
  return std::all_of(tokens.begin(), tokens.end(), [&](const QueryToken& token) {
    return token.kind == TokenKind::word && token.lexeme == tokens.front().lexeme &&
           token.root == tokens.front().root;
  });
}

}  // namespace

std::vector<WordClause> word_clauses(std::string_view text, schema::Field field, const WordContext& context) {
  ClauseMaker maker(field, context);
  std::vector<WordClause> clauses;
  const std::vector<QueryToken> tokens = query_tokens(text, context.analyzer);
  for (std::size_t i = 0; i < tokens.size();) {
    std::vector<QueryToken> words;
    std::vector<QueryToken> others;
    std::uint32_t end = tokens[i].end;
    bool neighbours = true;  // no blank between them
    for (std::uint32_t last = tokens[i].begin; i < tokens.size(); ++i) {
      const QueryToken& token = tokens[i];
      const bool blank = token.begin > last && text.substr(last, token.begin - last).find(' ') != text.npos;
      if (blank && token.begin >= end) break;
      if (stands_beside(token.kind)) {
        others.push_back(token);
        end = std::max(end, token.end);
        continue;
      }
      neighbours &= !blank;
      last = token.end;
      end = std::max(end, token.end);
      words.push_back(token);
    }
    if (words.empty()) continue;
    if (words.size() == 1 && words.front().kind == TokenKind::word) {
      const QueryToken& word = words.front();
      const std::size_t bound =
          context.level == Level::surface ? 0 : context.analyzer.bound_form(word.surface);
      if (bound == word.surface.size() && bound != 0 && i < tokens.size() &&
          tokens[i].kind == TokenKind::word) {
        // `anti korupsi` is `anti-korupsi`.
        QueryToken joined = tokens[i];
        joined.surface = word.surface + tokens[i].surface;
        const WordForms forms = context.analyzer.analyze_word(joined.surface);
        joined.lexeme = forms.lexeme;
        joined.root = forms.root;
        joined.begin = word.begin;
        joined.kind = TokenKind::joined;
        words.push_back(tokens[i++]);
        others.push_back(std::move(joined));
      } else if (bound != 0 && bound < word.surface.size()) {
        clauses.push_back(maker.with_bound_form(word, bound));
        continue;
      }
    }
    const bool amount = std::any_of(others.begin(), others.end(), [](const QueryToken& other) {
      return other.kind == TokenKind::amount;  // `$100`: the number is a word, the sign is not
    });
    // The name in a domain (`kontan` in `kontan.co.id`) comes after its word and would widen the query.
    const bool one_word =
        (words.size() == 1 && !amount) || (neighbours && others.empty() && is_one_word(words));
    clauses.push_back(one_word ? maker.clause(words.front()) : maker.piece(words, others, neighbours));
  }
  return clauses;
}

Xapian::Query phrase_query(std::string_view text, schema::Field field, const Analyzer& analyzer,
                           MatchedWords& matched) {
  const std::string_view prefix = schema::row_of(field).prefix;
  std::vector<std::string> terms;
  MatchedWords::Phrase phrase{{}, matched.count};
  for (const QueryToken& token : query_tokens(text, analyzer)) {
    if (stands_beside(token.kind)) continue;
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
