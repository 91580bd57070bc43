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

// What a compound counts where it is written otherwise than in the query. More of it finds fewer known
// articles by their headlines: the spelling tells them apart.
constexpr double kOtherSpellingWeight = 0.15;

using Xapian::Query;

constexpr PublishedAt kOldest{
    {std::chrono::year(1), std::chrono::January, std::chrono::day(1)}, std::nullopt, std::nullopt};

class ClauseMaker {
 public:
  ClauseMaker(schema::Field field, const WordContext& context)
      : row_(schema::row_of(field)), context_(context) {}

  // The word, and what it is in articles of the old spelling where that depends on their day.
  [[nodiscard]] WordClause clause(const QueryToken& token) const {
    WordClause clause = clause_of(token);
    if (token.old_root.empty() || !row_.roots) return clause;
    QueryToken then = token;
    then.lexeme = token.old_lexeme;
    then.root = token.old_root;
    const WordClause other = clause_of(then);
    clause.required |= other.required;
    clause.any = {clause.required};
    for (const auto& [lexeme, word] : other.matched.lexemes)
      clause.matched.lexemes.emplace_back(lexeme, word);
    for (const auto& [root, word] : other.matched.roots) clause.matched.roots.emplace_back(root, word);
    return clause;
  }

  // A word of two parts, the first of `size` bytes, is the same written apart. What a bound form is bound to
  // ranks a little alone; the words of a compound do not.
  [[nodiscard]] WordClause of_two_parts(const QueryToken& token, std::size_t size, bool bound) {
    WordClause whole = clause(token);
    const std::string& word = token.surface.starts_with(token.lexeme) ? token.lexeme : token.surface;
    const std::string first = word.substr(0, size);
    Query apart;
    for (const char* ending : {"", "nya"}) {
      const std::string second = word.substr(size) + ending;
      const std::array terms = {schema::term(row_.prefix, first), schema::term(row_.prefix, second)};
      apart |= Query(Query::OP_PHRASE, terms.begin(), terms.end(), 2);
      whole.matched.phrases.push_back({{first, second}, 0});
    }
    if (whole.bonus.empty()) {
      whole.required |= apart;
      whole.any = {whole.required};
      return whole;
    }
    const Query rest(schema::root_term(row_.prefix, context_.analyzer.analyze_word(word.substr(size)).root));
    whole.required |= Query(Query::OP_FILTER, rest, apart);
    if (bound) {
      whole.any.emplace_back(Query::OP_SCALE_WEIGHT, rest, kBoundWeight);
    } else {
      whole.any.emplace_back(Query::OP_SCALE_WEIGHT, Query(Query::OP_FILTER, rest, apart),
                             kOtherSpellingWeight);
    }
    return whole;
  }

  // Words that belong together; `others` are what all or some of them can be written as, too.
  [[nodiscard]] WordClause piece(const std::vector<QueryToken>& tokens, const std::vector<QueryToken>& others,
                                 bool neighbours) {
    WordClause piece;
    std::vector<WordClause> words;
    for (const QueryToken& token : tokens) words.push_back(clause(token));
    rank_by_words(words, piece);
    std::vector<Query> amounts;  // have one value, however they are written, and their words say no more
    for (const QueryToken& other : others)
      if (other.kind == TokenKind::amount) amounts.push_back(other_form(other, piece.matched));
    const auto in_amount = [&](const QueryToken& token) {
      return std::any_of(others.begin(), others.end(), [&](const QueryToken& other) {
        return other.kind == TokenKind::amount && covers(other, token);
      });
    };
    std::vector<Query> needed = amounts;
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (!in_amount(tokens[i])) needed.push_back(words[i].required);
    piece.required = Query(Query::OP_AND, needed.begin(), needed.end());
    if (!amounts.empty()) piece.any.push_back(piece.required);
    if (neighbours && amounts.empty()) {
      piece.required = side_by_side(tokens, piece);
    } else {
      for (std::size_t i = 0; i < tokens.size(); ++i)
        if (!in_amount(tokens[i])) piece.matched.add(words[i].matched);
    }
    for (const QueryToken& other : others) {
      if (other.kind == TokenKind::amount) continue;
      std::vector<Query> way = {other_form(other, piece.matched)};
      if (!neighbours && other.kind == TokenKind::joined)
        way.front() = Query(Query::OP_SCALE_WEIGHT, way.front(), kOtherSpellingWeight);
      piece.any.push_back(way.front());
      for (std::size_t i = 0; i < tokens.size(); ++i)
        if (!covers(other, tokens[i])) way.push_back(words[i].required);
      piece.required |= combine(Query::OP_AND, way);
    }
    if (context_.level != Level::root) piece.any = {piece.required};  // words alone only rank
    return piece;
  }

 private:
  [[nodiscard]] WordClause clause_of(const QueryToken& token) const {
    WordClause clause;
    clause.matched.count = 1;
    clause.surface = token.surface;
    clause.optional = token.multiplier;
    clause.function_word =
        row_.field == schema::Field::body && context_.analyzer.is_function_word(token.surface);
    const Query as_written(schema::term(row_.prefix, token.surface));
    if (context_.level == Level::surface || !row_.roots) {
      clause.matched.surfaces.emplace_back(token.surface, std::uint16_t{0});
      clause.required = as_written;
    } else if (context_.level == Level::lexeme && token.kind != TokenKind::number) {
      clause.matched.lexemes.emplace_back(token.lexeme, std::uint16_t{0});
      clause.required = lexeme_query(token);
    } else {  // a number is the same by its value on both levels
      clause.matched.surfaces.emplace_back(token.surface, std::uint16_t{0});
      clause.matched.roots.emplace_back(token.root, std::uint16_t{0});
      clause.required = Query(schema::root_term(row_.prefix, token.root));
      // Only ranks: `100` is also written in `Rp100 juta`.
      if (context_.level == Level::root)
        clause.bonus = Query(Query::OP_SCALE_WEIGHT, as_written, kSurfaceWeight);
    }
    clause.any = {clause.required};
    return clause;
  }

  // Whether `other` says all that the word says: a day and month do not say the year of `2019-09-17`.
  static bool covers(const QueryToken& other, const QueryToken& token) {
    constexpr std::size_t kDigitsOfYear = 4;
    const bool year = other.kind == TokenKind::day_month && token.root.size() == kDigitsOfYear &&
                      token.kind == TokenKind::number;
    return token.begin >= other.begin && token.end <= other.end && !year;
  }

  // What the words add to the score of their piece: function words nothing, unless it has no others (`se` in
  // `se-ASEAN`).
  static void rank_by_words(const std::vector<WordClause>& words, WordClause& piece) {
    piece.function_word =
        std::all_of(words.begin(), words.end(), [](const WordClause& word) { return word.function_word; });
    std::vector<Query> bonus;
    for (const WordClause& word : words) {
      (piece.surface += piece.surface.empty() ? "" : " ") += word.surface;
      if (word.function_word && !piece.function_word) continue;
      piece.any.push_back(word.required);
      if (!word.bonus.empty()) bonus.push_back(word.bonus);
    }
    piece.bonus = combine(Query::OP_OR, bonus);
  }

  // `piece`, whose words must be neighbours as they are written.
  [[nodiscard]] Query side_by_side(const std::vector<QueryToken>& tokens, WordClause& piece) const {
    std::vector<std::string> surfaces;
    std::vector<std::string> terms;
    for (const QueryToken& token : tokens) {
      surfaces.push_back(token.surface);
      terms.push_back(schema::term(row_.prefix, token.surface));
    }
    piece.matched.count = 1;
    piece.matched.phrases.push_back({std::move(surfaces), 0});
    const Query phrase(Query::OP_PHRASE, terms.begin(), terms.end(),
                       static_cast<Xapian::termcount>(terms.size()));
    return {Query::OP_FILTER, piece.required, phrase};
  }

  [[nodiscard]] Query other_form(const QueryToken& token, MatchedWords& matched) {
    if (token.kind == TokenKind::day_month)
      return Query(schema::term(schema::kDayMonthPrefix, token.surface));
    if (token.kind == TokenKind::amount) {
      matched.amounts.emplace_back(token.surface, matched.count++);
      return Query(schema::term(schema::kAmountPrefix, token.surface));
    }
    const WordClause other = clause(token);
    matched.add(other.matched);
    return other.required;
  }

  // Every word with this lexeme. `kali` in `sekali-kali` and the lexeme `hakimi` of `menghakimi` have another
  // root; few words are read otherwise anywhere.
  [[nodiscard]] Query lexeme_query(const QueryToken& token) const {
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

namespace {

std::vector<QueryToken> tokens_of(std::string_view text, const Analyzer& analyzer) {
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

}  // namespace

std::vector<QueryToken> query_tokens(std::string_view text, const Analyzer& analyzer) {
  std::vector<QueryToken> tokens = tokens_of(text, analyzer);
  const Analyzer& old = analyzer.as_of(kOldest);
  if (&old == &analyzer) return tokens;
  const std::vector<QueryToken> as_old = tokens_of(text, old);
  for (std::size_t i = 0; i < std::min(tokens.size(), as_old.size()); ++i) {
    const QueryToken& other = as_old[i];
    const bool same_word =
        other.begin == tokens[i].begin && other.end == tokens[i].end && tokens[i].kind == TokenKind::word;
    if (!same_word || (other.root == tokens[i].root && other.lexeme == tokens[i].lexeme)) continue;
    tokens[i].old_lexeme = other.lexeme;
    tokens[i].old_root = other.root;
  }
  return tokens;
}

namespace {

// Parts of one word share its forms: `anak-anak`, `memukul-mukul`.
bool is_one_word(const std::vector<QueryToken>& tokens) {
  return std::all_of(tokens.begin(), tokens.end(), [&](const QueryToken& token) {
    return token.kind == TokenKind::word && token.lexeme == tokens.front().lexeme &&
           token.root == tokens.front().root;
  });
}

std::string name_of(const std::vector<QueryToken>& words) {
  std::string name;
  for (const QueryToken& word : words) (name += name.empty() ? "" : " ") += word.surface;
  std::replace(name.begin(), name.end(), '-', ' ');  // of a doubled word
  return name;
}

QueryToken joined(const QueryToken& first, const QueryToken& second, const std::string& together,
                  const Analyzer& analyzer) {
  const WordForms forms = analyzer.analyze_word(together);
  return {together, forms.lexeme, forms.root, first.begin, second.end, TokenKind::joined, false};
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
      // A full stop alone only misses its blank: `B.J.Habibie`.
      const std::string_view gap = text.substr(last, token.begin > last ? token.begin - last : 0);
      const bool blank = gap == "." || gap.find(' ') != gap.npos;
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
    if (words.size() == 1 && words.front().kind == TokenKind::word && context.level != Level::surface) {
      const QueryToken& word = words.front();
      const std::size_t bound = context.analyzer.bound_form(word.surface);
      const std::size_t first = bound != 0 ? bound : context.analyzer.compound(word.surface);
      if (first != 0 && first < word.lexeme.size()) {
        clauses.push_back(maker.of_two_parts(word, first, bound != 0));
        clauses.back().name = name_of(words);
        continue;
      }
      if (i < tokens.size() && tokens[i].kind == TokenKind::word) {
        // `anti korupsi` is `anti-korupsi`, and each word of `sepak bola` is also a word alone.
        const std::string together = word.surface + tokens[i].surface;
        const bool is_bound = bound == word.surface.size() && bound != 0;
        if (is_bound || context.analyzer.compound(together) == word.surface.size()) {
          others.push_back(joined(word, tokens[i], together, context.analyzer));
          words.push_back(tokens[i++]);
          neighbours = is_bound;
        }
      }
    }
    const bool amount = std::any_of(others.begin(), others.end(), [](const QueryToken& other) {
      return other.kind == TokenKind::amount;  // `$100`: the number is a word, the sign is not
    });
    // The name in a domain (`kontan` in `kontan.co.id`) comes after its word and would widen the query.
    const bool one_word =
        (words.size() == 1 && !amount) || (neighbours && others.empty() && is_one_word(words));
    clauses.push_back(one_word ? maker.clause(words.front()) : maker.piece(words, others, neighbours));
    clauses.back().name = name_of(words);
  }
  return clauses;
}

Query phrase_query(std::string_view text, schema::Field field, const Analyzer& analyzer,
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
  if (terms.size() == 1) return Query(terms.front());
  return {Query::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(terms.size())};
}

}  // namespace warta
