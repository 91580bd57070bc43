// SPDX-License-Identifier: GPL-3.0-or-later
// Query text to tokens, one at a time. All decisions about a single piece of text are made here: operators,
// fields, wildcards, values of dates. The parser decides how tokens combine.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "searcher/query/diagnostics.h"
#include "searcher/query/fields.h"
#include "warta/query.h"

namespace warta::query {

enum class TokenKind {
  end,
  bad,  // bad: reported already
  word,
  wildcard,
  phrase,
  date,
  word_count,
  left_parenthesis,
  right_parenthesis,
  op_and,
  op_or,
  op_not,
  minus,
  plus,
  near,
  sentence,
  paragraph,
  field,
};

struct LexToken {
  TokenKind kind = TokenKind::end;
  ByteRange range;             // the token with its marks
  std::string_view text;       // of a leaf: without marks. Of an operator or field: as typed
  bool literal = false;        // word; phrase: the whole value
  bool fuzzy = false;          // word
  std::uint32_t distance = 0;  // near
  bool ordered = false;        // near
  Field field = Field::title;  // field
  DateRange dates;             // date
  WordCountRange word_count;   // word_count
};

class Lexer {
 public:
  // `query` is valid UTF-8 without control characters (see check_text) and outlives the lexer and its tokens.
  Lexer(std::string_view query, const ParseOptions& options, std::chrono::year_month_day today,
        Reporter& reporter)
      : query_(query), today_(today), plain_(options.syntax == Syntax::plain), reporter_(reporter) {}

  // The next token; after `end` or `bad` the same again.
  LexToken next();

  // Whether pieces without a word have been skipped.
  [[nodiscard]] bool skipped_any() const noexcept { return skipped_any_; }

  // The byte offset of a token's text in the query.
  [[nodiscard]] std::size_t offset_of(std::string_view part) const noexcept {
    return static_cast<std::size_t>(part.data() - query_.data());
  }

 private:
  // What directly precedes the current place, and so needs an operand without a blank.
  enum class Glue { none, mark, field };

  std::optional<LexToken> lex_piece(std::string_view piece);
  std::optional<LexToken> lex_mark(std::string_view piece);
  std::optional<LexToken> lex_operator(std::string_view piece);
  LexToken lex_near(std::string_view piece, std::size_t digits_at, bool ordered);
  std::optional<LexToken> lex_field(std::string_view piece);
  [[nodiscard]] bool follows_digit() const;
  void warn_of_divided_amount(std::string_view word);
  LexToken lex_value(SpecialField field, std::string_view name);
  [[nodiscard]] std::size_t next_of_range(SpecialField field, std::string_view value, std::size_t at) const;
  std::optional<LexToken> lex_word(std::string_view piece);
  LexToken lex_wildcard(std::string_view piece, std::string_view core, bool literal, bool fuzzy);
  LexToken lex_phrase(std::size_t opening_at);
  std::optional<LexToken> lex_wordless(std::string_view piece);
  std::optional<LexToken> skip_piece(QueryIssue warning, std::string_view piece);
  std::optional<LexToken> lex_plain(std::string_view piece);

  [[nodiscard]] std::size_t skip_blanks(std::size_t from) const;
  [[nodiscard]] std::size_t piece_end(std::size_t from) const;
  [[nodiscard]] std::size_t address_end(std::size_t from) const;
  [[nodiscard]] bool something_follows(std::size_t at) const;
  [[nodiscard]] bool group_or_phrase_at(std::size_t at) const;
  LexToken token(TokenKind kind, std::string_view piece);
  LexToken bad(QueryIssue issue, std::size_t at, std::initializer_list<std::string_view> arguments = {});

  std::string_view query_;
  std::chrono::year_month_day today_;
  bool plain_;
  Reporter& reporter_;
  std::size_t at_ = 0;
  Glue glue_ = Glue::none;
  std::string_view glued_to_;  // the mark or field itself, for messages
  bool address_next_ = false;  // after `id:`, whose value is taken literally
  std::optional<std::size_t> single_quote_at_;
  bool skipped_any_ = false;
  bool stopped_ = false;
};

// Whether the bytes can be lexed at all: reports invalid UTF-8 and control characters.
[[nodiscard]] bool check_text(std::string_view query, Reporter& reporter);

// The number of blank-separated pieces of `text` with a letter or digit.
[[nodiscard]] std::size_t count_words(std::string_view text);

}  // namespace warta::query
