// SPDX-License-Identifier: GPL-3.0-or-later
// Classifies the pieces of a query (lexer.h).
#include "searcher/query/lexer.h"

#include <algorithm>
#include <array>
#include <string>

#include "searcher/query/characters.h"
#include "searcher/query/date_range.h"

namespace warta::query {

namespace {

struct Keyword {
  std::string_view text;
  TokenKind kind;
};

constexpr std::array<Keyword, 10> kKeywords{{
    {"AND", TokenKind::op_and},
    {"DAN", TokenKind::op_and},
    {"OR", TokenKind::op_or},
    {"ATAU", TokenKind::op_or},
    {"NOT", TokenKind::op_not},
    {"BUKAN", TokenKind::op_not},
    {"/s", TokenKind::sentence},
    {"/S", TokenKind::sentence},
    {"/p", TokenKind::paragraph},
    {"/P", TokenKind::paragraph},
}};

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool starts_with_near(std::string_view piece) {  // in any case
  constexpr std::string_view kNear = "near/";
  return piece.size() >= kNear.size() &&
         std::equal(kNear.begin(), kNear.end(), piece.begin(), [](char want, char c) {
           return c == want || (c >= 'A' && c <= 'Z' && c - 'A' + 'a' == want);
         });
}

// Operators of other query languages: `&&`, `||`, `!word`, `/5`.
bool is_foreign_operator(std::string_view piece) {
  if (piece == "&&" || piece == "||" || piece == "|") return true;
  if (piece.front() == '!' && has_letter_or_digit(piece)) return true;
  return piece.front() == '/' && (all_digits(piece.substr(1)) ||
                                  (piece.size() == 2 && is_letter(static_cast<unsigned char>(piece[1]))));
}

bool is_dash(char32_t c) { return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0xFF0D; }

// The offset of the weight in `kata^2`.
std::optional<std::size_t> boost_at(std::string_view word) {
  const std::size_t caret = word.rfind('^');
  if (caret == std::string_view::npos || caret + 1 == word.size()) return std::nullopt;
  if (word.find_first_not_of("0123456789.", caret + 1) != std::string_view::npos) return std::nullopt;
  return caret;
}

// Without marks around the word that belong to neither word nor pattern: `(korup*,` is `korup*`.
std::string_view pattern_core(std::string_view word) {
  std::size_t first = word.size();
  std::size_t last = 0;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint c = code_point_at(word, i);
    if (c.value == '*' || c.value == '?' || is_letter_or_digit(c.value)) {
      first = std::min(first, i);
      last = i + c.length;
    }
    i += c.length;
  }
  return first < last ? word.substr(first, last - first) : std::string_view{};
}

bool is_pattern(std::string_view core) {
  if (core.find('*') != std::string_view::npos) return true;
  const std::size_t last_other = core.find_last_not_of('?');
  return last_other != std::string_view::npos &&
         core.substr(0, last_other).find('?') != std::string_view::npos;
}

bool begins_single_quotes(std::string_view piece) {
  return piece.front() == '\'' || piece.substr(0, 3) == "‘";
}

bool ends_single_quotes(std::string_view piece) {
  return piece.size() > 1 &&
         (piece.back() == '\'' || (piece.size() > 3 && piece.substr(piece.size() - 3) == "’"));
}

std::string_view closing_mark(char32_t opening) {
  switch (opening) {
    case U'“':
      return "”";
    case U'„':
      return "“";
    case U'«':
      return "»";
    default:
      return "\"";
  }
}

// A byte of a letter or digit, counting any non-ASCII character as one: precise enough for a warning.
bool is_word_byte(char byte) {
  const auto c = static_cast<unsigned char>(byte);
  return c >= 0x80 || is_letter_or_digit(c);
}

}  // namespace

bool check_text(std::string_view query, Reporter& reporter) {
  for (std::size_t i = 0; i < query.size();) {
    const CodePoint c = code_point_at(query, i);
    if (c.value == kNotUtf8) {
      reporter.report(QueryIssue::invalid_utf8, i);
      return false;
    }
    if (is_control(c.value)) {
      constexpr std::string_view kHex = "0123456789ABCDEF";
      const std::string name{'U', '+', '0', '0', kHex[c.value >> 4], kHex[c.value & 15]};
      reporter.report(QueryIssue::control_character, i, {name});
      return false;
    }
    i += c.length;
  }
  return true;
}

std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (is_blank(c.value))
      inside = false;
    else if (!inside && is_letter_or_digit(c.value))
      inside = true, ++count;
    i += c.length;
  }
  return count;
}

LexToken Lexer::token(TokenKind kind, std::string_view piece) {
  LexToken result;
  result.kind = kind;
  const std::size_t begin = offset_of(piece);
  result.range = {begin, begin + piece.size()};
  result.text = piece;
  at_ = result.range.end;
  glue_ = Glue::none;
  return result;
}

LexToken Lexer::bad(QueryIssue issue, std::size_t at, std::initializer_list<std::string_view> arguments) {
  reporter_.report(issue, at, arguments);
  stopped_ = true;
  return token(TokenKind::bad, query_.substr(at, 0));
}

std::size_t Lexer::piece_end(std::size_t from) const {
  while (from < query_.size()) {
    const CodePoint c = code_point_at(query_, from);
    if (is_blank(c.value) || (!plain_ && (c.value == '(' || c.value == ')' || is_quote(c.value)))) break;
    from += c.length;
  }
  return from;
}

// An address ends at a blank, a quotation mark, or a parenthesis that the address did not open.
std::size_t Lexer::address_end(std::size_t from) const {
  std::size_t open = 0;
  while (from < query_.size()) {
    const CodePoint c = code_point_at(query_, from);
    if (is_blank(c.value) || is_quote(c.value)) break;
    if (c.value == '(') ++open;
    if (c.value == ')' && open-- == 0) break;
    from += c.length;
  }
  return from;
}

bool Lexer::group_or_phrase_at(std::size_t at) const {
  if (at >= query_.size()) return false;
  const char32_t c = code_point_at(query_, at).value;
  return c == '(' || opens_quote(c);
}

std::size_t Lexer::skip_blanks(std::size_t from) const {
  while (from < query_.size()) {
    const CodePoint c = code_point_at(query_, from);
    if (!is_blank(c.value)) break;
    from += c.length;
  }
  return from;
}

// Whether more of the query, or of the group, follows.
bool Lexer::something_follows(std::size_t at) const {
  const std::size_t next = skip_blanks(at);
  return next < query_.size() && query_[next] != ')';
}

LexToken Lexer::next() {
  if (stopped_) return token(TokenKind::bad, query_.substr(at_, 0));
  while (true) {
    at_ = skip_blanks(at_);
    if (at_ == query_.size()) return token(TokenKind::end, query_.substr(at_));
    const char32_t c = code_point_at(query_, at_).value;
    std::optional<LexToken> found;
    if (plain_) {
      found = lex_plain(query_.substr(at_, piece_end(at_) - at_));
    } else if (c == '(' || c == ')') {
      return token(c == '(' ? TokenKind::left_parenthesis : TokenKind::right_parenthesis,
                   query_.substr(at_, 1));
    } else if (opens_quote(c)) {
      return lex_phrase(at_);
    } else if (is_quote(c)) {
      return bad(QueryIssue::unopened_quote, at_, {query_.substr(at_, code_point_at(query_, at_).length)});
    } else {
      found = lex_piece(query_.substr(at_, piece_end(at_) - at_));
    }
    if (found) return *found;
  }
}

// Empty when the piece has no word and is skipped.
std::optional<LexToken> Lexer::lex_piece(std::string_view piece) {
  if (address_next_) {
    address_next_ = false;
    return token(TokenKind::word, query_.substr(at_, address_end(at_) - at_));
  }
  if (piece.front() == '-' || piece.front() == '+') return lex_mark(piece);
  if (auto found = lex_operator(piece)) return found;
  if (auto found = lex_field(piece)) return found;
  if (piece == "=" && glue_ == Glue::field && at_ + 1 < query_.size() &&
      opens_quote(code_point_at(query_, at_ + 1).value)) {
    const std::size_t begin = at_;
    LexToken whole = lex_phrase(begin + 1);
    whole.literal = true;
    whole.range.begin = begin;
    return whole;
  }
  return lex_word(piece);
}

std::optional<LexToken> Lexer::lex_plain(std::string_view piece) {
  LexToken word = token(TokenKind::word, piece);
  if (has_letter_or_digit(piece)) return word;
  skipped_any_ = true;
  return std::nullopt;
}

// A mark between blanks is the dash of `Manado - Bitung`, not an operator. At the end of a query or group, or
// after another mark, it is an operator without operand.
std::optional<LexToken> Lexer::lex_mark(std::string_view piece) {
  const std::string_view mark = piece.substr(0, 1);
  if (piece.size() == 1 && !group_or_phrase_at(at_ + 1)) {
    if (glue_ != Glue::none || !something_follows(at_ + 1))
      return bad(QueryIssue::mark_without_operand, at_, {mark});
    return skip_piece(QueryIssue::lone_mark, piece);
  }
  const LexToken result = token(mark == "-" ? TokenKind::minus : TokenKind::plus, mark);
  glue_ = Glue::mark;
  glued_to_ = mark;
  return result;
}

std::optional<LexToken> Lexer::lex_operator(std::string_view piece) {
  for (const Keyword& keyword : kKeywords)
    if (piece == keyword.text) return token(keyword.kind, piece);
  if (piece == "NEAR") return bad(QueryIssue::near_without_distance, at_, {piece});
  if (piece.substr(0, 5) == "NEAR/") return lex_near(piece, 5, false);
  if (starts_with_near(piece)) return bad(QueryIssue::lower_case_near, at_, {piece});
  if (piece.substr(0, 2) == "w/" || piece.substr(0, 2) == "W/") return lex_near(piece, 2, true);
  if (is_foreign_operator(piece)) return bad(QueryIssue::unknown_operator, at_, {piece});
  return std::nullopt;
}

LexToken Lexer::lex_near(std::string_view piece, std::size_t digits_at, bool ordered) {
  const std::string_view digits = piece.substr(digits_at);
  if (!all_digits(digits)) return bad(QueryIssue::near_without_distance, at_, {piece});
  std::uint32_t distance = 0;
  for (const char c : digits)  // stops at the limit, far below overflow
    distance = std::min(distance * 10 + static_cast<std::uint32_t>(c - '0'), kMaxNearDistance + 1);
  if (distance == 0 || distance > kMaxNearDistance)
    return bad(QueryIssue::near_distance_out_of_range, at_, {piece, std::to_string(kMaxNearDistance)});
  LexToken result = token(TokenKind::near, piece);
  result.distance = distance;
  result.ordered = ordered;
  return result;
}

std::optional<LexToken> Lexer::lex_field(std::string_view piece) {
  const std::size_t colon = piece.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  std::string_view name = piece.substr(0, colon);
  if (!has_letter(name)) return std::nullopt;  // 08:00, 3:1
  if (piece.substr(colon, 3) == "://") return bad(QueryIssue::url_in_query, at_, {piece});
  const bool literal = name.front() == '=';
  if (literal) name.remove_prefix(1);
  const auto target = find_field(name);
  const bool has_value = colon + 1 < piece.size() || group_or_phrase_at(at_ + piece.size());
  if (!target && !has_value) return std::nullopt;  // a colon at the end of a word is punctuation
  if (!target) return bad(QueryIssue::unknown_field, at_, {name});
  if (literal) return bad(QueryIssue::literal_needs_word, at_);
  const std::string_view with_colon = piece.substr(0, colon + 1);
  if (!has_value)
    return bad(QueryIssue::field_value_missing, at_ + colon + 1, {with_colon, example_value(*target)});
  if (const auto* special = std::get_if<SpecialField>(&*target)) return lex_value(*special, with_colon);
  LexToken result = token(TokenKind::field, with_colon);
  result.field = std::get<Field>(*target);
  glue_ = Glue::field;
  glued_to_ = with_colon;
  address_next_ = result.field == Field::id && !group_or_phrase_at(at_);
  return result;
}

bool Lexer::follows_digit() const {
  const std::string_view before = query_.substr(0, at_);
  const std::size_t last = before.find_last_not_of(' ');
  return last != before.npos && all_digits(before.substr(last, 1));
}

// `-Rp1,5 triliun`: the mark is for the number alone.
void Lexer::warn_of_divided_amount(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kAfterNumbers = {"ribu",    "juta",    "miliar", "milyar",
                                                                    "triliun", "trilyun", "persen", "%"};
  if (std::find(kAfterNumbers.begin(), kAfterNumbers.end(), word) == kAfterNumbers.end() || !follows_digit())
    return;
  std::string_view before = query_.substr(0, at_);
  before = before.substr(0, before.find_last_not_of(' ') + 1);
  const std::size_t begin = before.find_last_of(" (") + 1;  // npos + 1 is 0
  std::string_view number = before.substr(begin);
  if (!number.starts_with('-') || begin + number.size() == at_) return;
  number.remove_prefix(1);
  reporter_.report(QueryIssue::divided_amount, begin, {number, word});
}

std::optional<LexToken> Lexer::lex_word(std::string_view piece) {
  std::string_view word = piece;
  const bool literal = word.front() == '=';
  if (literal) word.remove_prefix(1);
  if (literal && (!has_letter_or_digit(word) || word.front() == '='))
    return bad(QueryIssue::literal_needs_word, at_);
  if (word == "%" && glue_ == Glue::none && follows_digit()) {  // `5 %`
    warn_of_divided_amount(word);
    return token(TokenKind::word, piece);
  }
  if (!has_letter_or_digit(word)) return lex_wordless(piece);

  const CodePoint first = code_point_at(word, 0);
  if (is_dash(first.value) && word.size() > first.length &&
      is_letter_or_digit(code_point_at(word, first.length).value))
    return bad(QueryIssue::dash_is_not_minus, offset_of(word), {word.substr(0, first.length)});
  if (const auto boost = boost_at(word))
    return bad(QueryIssue::boost_unsupported, offset_of(word) + *boost, {word.substr(*boost)});
  const bool fuzzy = word.back() == '~';
  if (fuzzy) word.remove_suffix(1);
  if (const std::size_t tilde = word.find('~'); tilde != std::string_view::npos)
    return bad(QueryIssue::misplaced_tilde, offset_of(word) + tilde);

  const std::string_view core = pattern_core(word);
  if (is_pattern(core)) return lex_wildcard(piece, core, literal, fuzzy);
  if (literal && fuzzy) return bad(QueryIssue::literal_and_fuzzy, offset_of(word) + word.size());
  if (fuzzy && (core.back() == '?' || core.data() + core.size() != word.data() + word.size()))
    return bad(QueryIssue::misplaced_tilde, offset_of(word) + word.size());
  if (core.back() == '?') {
    const std::string_view stem = core.substr(0, core.find_last_not_of('?') + 1);
    reporter_.report(QueryIssue::final_question_mark, offset_of(core) + stem.size(), {stem});
  }
  if (begins_single_quotes(word)) single_quote_at_ = at_;
  if (single_quote_at_ && *single_quote_at_ != at_ && ends_single_quotes(word)) {
    reporter_.report(QueryIssue::single_quotes, *single_quote_at_);
    single_quote_at_.reset();
  }
  // English operators in lower case; in Indonesian `dan` and `atau` are everyday words.
  if (!literal && !fuzzy && at_ > 0 && (word == "or" || word == "and") && at_ + piece.size() < query_.size())
    reporter_.report(QueryIssue::lower_case_operator, at_, {word, word == "or" ? "OR" : "AND"});
  warn_of_divided_amount(word);
  LexToken result = token(TokenKind::word, piece);
  result.text = word;
  result.literal = literal;
  result.fuzzy = fuzzy;
  return result;
}

LexToken Lexer::lex_wildcard(std::string_view piece, std::string_view core, bool literal, bool fuzzy) {
  if (literal) return bad(QueryIssue::literal_and_wildcard, at_);
  if (fuzzy) return bad(QueryIssue::wildcard_and_fuzzy, at_ + piece.size() - 1);
  std::size_t letters = 0;
  for (std::size_t i = 0; i < core.size();) {
    const CodePoint c = code_point_at(core, i);
    if (is_letter_or_digit(c.value)) ++letters;
    if (c.value != '*' && c.value != '?' && !is_word_part(c.value))
      return bad(QueryIssue::wildcard_with_mark, offset_of(core) + i, {core.substr(i, c.length)});
    i += c.length;
  }
  if (letters < kMinWildcardLetters)
    return bad(QueryIssue::wildcard_too_short, offset_of(core), {core, std::to_string(kMinWildcardLetters)});
  LexToken result = token(TokenKind::wildcard, piece);
  result.text = core;
  return result;
}

// A piece without a letter or digit: an error where a word is required, otherwise skipped with a warning.
std::optional<LexToken> Lexer::lex_wordless(std::string_view piece) {
  if (glue_ == Glue::mark) return bad(QueryIssue::mark_without_operand, offset_of(glued_to_), {glued_to_});
  if (glue_ == Glue::field)
    return bad(QueryIssue::field_value_missing, at_, {glued_to_, example_value(Field::title)});
  if (piece.find('*') != std::string_view::npos)
    return bad(QueryIssue::wildcard_too_short, at_, {piece, std::to_string(kMinWildcardLetters)});
  if (const std::size_t tilde = piece.find('~'); tilde != std::string_view::npos)
    return bad(QueryIssue::misplaced_tilde, at_ + tilde);
  return skip_piece(QueryIssue::mark_ignored, piece);
}

std::optional<LexToken> Lexer::skip_piece(QueryIssue warning, std::string_view piece) {
  reporter_.report(warning, at_, {piece});
  at_ += piece.size();
  skipped_any_ = true;
  return std::nullopt;
}

LexToken Lexer::lex_phrase(std::size_t opening_at) {
  const CodePoint opening = code_point_at(query_, opening_at);
  const std::size_t begin = opening_at + opening.length;
  std::size_t end = begin;
  CodePoint c;
  while (end < query_.size() && !closes_quote(opening.value, (c = code_point_at(query_, end)).value))
    end += c.length;
  if (end == query_.size())
    return bad(QueryIssue::unclosed_quote, opening_at,
               {query_.substr(opening_at, opening.length), closing_mark(opening.value)});
  const std::string_view text = query_.substr(begin, end - begin);
  if (count_words(text) == 0) {
    const bool blank = std::all_of(text.begin(), text.end(), [](char b) { return b == ' '; });
    return bad(blank ? QueryIssue::empty_phrase : QueryIssue::phrase_without_words, opening_at);
  }
  for (std::size_t star = text.find('*'); star != std::string_view::npos; star = text.find('*', star + 1)) {
    const bool after_word = star > 0 && is_word_byte(text[star - 1]);
    const bool before_word = star + 1 < text.size() && is_word_byte(text[star + 1]);
    if (!after_word && !before_word) continue;
    reporter_.report(QueryIssue::wildcard_in_phrase, begin + star);
    break;
  }
  LexToken result = token(TokenKind::phrase, query_.substr(opening_at, end + c.length - opening_at));
  result.text = text;
  return result;
}

}  // namespace warta::query
