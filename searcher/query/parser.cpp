// SPDX-License-Identifier: GPL-3.0-or-later
// Recursive descent over the grammar of docs/query-syntax.md. Only parentheses recurse, and their depth is
// checked. A function that has reported an error returns no node; its callers pass that on.
#include <string>

#include "searcher/query/check.h"
#include "searcher/query/diagnostics.h"
#include "searcher/query/lexer.h"
#include "warta/query.h"

namespace warta {

namespace query {

namespace {

using MaybeNode = std::optional<Node>;

bool is_proximity(TokenKind kind) {
  return kind == TokenKind::near || kind == TokenKind::sentence || kind == TokenKind::paragraph;
}

bool is_binary(TokenKind kind) {
  return kind == TokenKind::op_and || kind == TokenKind::op_or || is_proximity(kind);
}

bool begins_item(TokenKind kind) {
  switch (kind) {
    case TokenKind::word:
    case TokenKind::wildcard:
    case TokenKind::phrase:
    case TokenKind::date:
    case TokenKind::word_count:
    case TokenKind::left_parenthesis:
    case TokenKind::op_not:
    case TokenKind::minus:
    case TokenKind::plus:
    case TokenKind::field:
      return true;
    default:
      return false;
  }
}

ByteRange covering(const std::vector<Node>& nodes) {
  return {nodes.front().range.begin, nodes.back().range.end};
}

// One node alone, several as a Kind.
template <class Kind>
Node combined(std::vector<Node> nodes) {
  if (nodes.size() == 1) return std::move(nodes.front());
  const ByteRange range = covering(nodes);
  return Node{Kind{std::move(nodes)}, range};
}

class Parser {
 public:
  Parser(Lexer& lexer, Reporter& reporter) : lexer_(lexer), reporter_(reporter), token_(lexer.next()) {}

  MaybeNode parse_query();

 private:
  MaybeNode parse_or();
  MaybeNode parse_and();
  MaybeNode parse_sequence();
  MaybeNode parse_item();
  MaybeNode parse_proximity();
  MaybeNode parse_primary();
  MaybeNode parse_group();
  MaybeNode parse_field();
  MaybeNode parse_leaf();
  MaybeNode missing_operand();
  MaybeNode fail(QueryIssue issue, std::size_t at, std::initializer_list<std::string_view> arguments = {});
  bool count_terms(const LexToken& leaf);
  void advance();

  Lexer& lexer_;
  Reporter& reporter_;
  LexToken token_;                 // the one token of lookahead
  LexToken before_;                // the previous one; `end` at the beginning
  std::vector<std::size_t> open_;  // places of open parentheses
  std::size_t terms_ = 0;
  std::size_t wildcards_ = 0;
  std::size_t fuzzy_ = 0;
};

void Parser::advance() {
  before_ = token_;
  token_ = lexer_.next();
}

MaybeNode Parser::fail(QueryIssue issue, std::size_t at, std::initializer_list<std::string_view> arguments) {
  reporter_.report(issue, at, arguments);
  return std::nullopt;
}

// Reports that an operand was expected at token_.
MaybeNode Parser::missing_operand() {
  if (token_.kind == TokenKind::bad) return std::nullopt;
  const bool at_end = token_.kind == TokenKind::end;
  const std::size_t at = at_end ? before_.range.end : token_.range.begin;
  switch (before_.kind) {
    case TokenKind::op_and:
    case TokenKind::op_or:
    case TokenKind::op_not:
    case TokenKind::near:
    case TokenKind::sentence:
    case TokenKind::paragraph:
      return fail(QueryIssue::right_operand_missing, at, {before_.text});
    case TokenKind::minus:
    case TokenKind::plus:
      return fail(QueryIssue::mark_without_operand, before_.range.begin, {before_.text});
    case TokenKind::field:
      return fail(QueryIssue::field_value_missing, at, {before_.text, example_value(before_.field)});
    default:
      break;
  }
  if (is_binary(token_.kind)) return fail(QueryIssue::left_operand_missing, at, {token_.text});
  if (at_end && !open_.empty()) return fail(QueryIssue::unclosed_parenthesis, open_.back());
  if (token_.kind == TokenKind::right_parenthesis)
    return open_.empty() ? fail(QueryIssue::unopened_parenthesis, at)
                         : fail(QueryIssue::empty_group, open_.back());
  return fail(lexer_.skipped_any() ? QueryIssue::only_punctuation : QueryIssue::empty_query, 0);
}

MaybeNode Parser::parse_query() {
  MaybeNode tree = parse_or();
  if (!tree) return std::nullopt;
  if (token_.kind == TokenKind::bad) return std::nullopt;
  if (token_.kind == TokenKind::right_parenthesis)
    return fail(QueryIssue::unopened_parenthesis, token_.range.begin);
  if (!check_tree(*tree, reporter_)) return std::nullopt;
  return tree;
}

MaybeNode Parser::parse_or() {
  std::vector<Node> operands;
  while (true) {
    MaybeNode operand = parse_and();
    if (!operand) return std::nullopt;
    operands.push_back(std::move(*operand));
    if (token_.kind != TokenKind::op_or) return combined<Or>(std::move(operands));
    advance();
  }
}

MaybeNode Parser::parse_and() {
  std::vector<Node> operands;
  while (true) {
    MaybeNode operand = parse_sequence();
    if (!operand) return std::nullopt;
    operands.push_back(std::move(*operand));
    if (token_.kind != TokenKind::op_and) return combined<And>(std::move(operands));
    advance();
  }
}

MaybeNode Parser::parse_sequence() {
  std::vector<Node> items;
  do {
    MaybeNode item = parse_item();
    if (!item) return std::nullopt;
    items.push_back(std::move(*item));
  } while (begins_item(token_.kind));
  if (token_.kind == TokenKind::bad) return std::nullopt;
  return combined<Sequence>(std::move(items));
}

MaybeNode Parser::parse_item() {
  const LexToken mark = token_;
  const bool negated = mark.kind == TokenKind::op_not || mark.kind == TokenKind::minus;
  if (!negated && mark.kind != TokenKind::plus) return parse_proximity();
  advance();
  if (token_.kind == TokenKind::op_not || token_.kind == TokenKind::minus || token_.kind == TokenKind::plus)
    return fail(QueryIssue::marks_combined, token_.range.begin, {mark.text, token_.text});
  MaybeNode operand = parse_proximity();
  if (!operand) return std::nullopt;
  const ByteRange range{mark.range.begin, operand->range.end};
  if (negated) return Node{Not{std::move(*operand)}, range};
  return Node{Required{std::move(*operand)}, range};
}

MaybeNode Parser::parse_proximity() {
  std::vector<Node> operands;
  LexToken first_operator;
  while (true) {
    MaybeNode operand = parse_primary();
    if (!operand) return std::nullopt;
    operands.push_back(std::move(*operand));
    if (!is_proximity(token_.kind)) break;
    if (operands.size() == 1) first_operator = token_;
    const bool same = token_.kind == first_operator.kind && token_.distance == first_operator.distance &&
                      token_.ordered == first_operator.ordered;
    if (!same)
      return fail(QueryIssue::mixed_proximity, token_.range.begin, {token_.text, first_operator.text});
    advance();
    if (token_.kind == TokenKind::minus || token_.kind == TokenKind::plus || token_.kind == TokenKind::op_not)
      return fail(QueryIssue::not_in_proximity, token_.range.begin, {token_.text});
  }
  if (operands.size() == 1) return std::move(operands.front());
  const ByteRange range = covering(operands);
  if (first_operator.kind == TokenKind::sentence) return Node{SameSentence{std::move(operands)}, range};
  if (first_operator.kind == TokenKind::paragraph) return Node{SameParagraph{std::move(operands)}, range};
  return Node{Near{first_operator.distance, first_operator.ordered, std::move(operands)}, range};
}

MaybeNode Parser::parse_primary() {
  switch (token_.kind) {
    case TokenKind::word:
    case TokenKind::wildcard:
    case TokenKind::phrase:
    case TokenKind::date:
    case TokenKind::word_count:
      return parse_leaf();
    case TokenKind::left_parenthesis:
      return parse_group();
    case TokenKind::field:
      return parse_field();
    default:
      return missing_operand();
  }
}

MaybeNode Parser::parse_group() {
  if (open_.size() == kMaxNesting)
    return fail(QueryIssue::too_deep, token_.range.begin, {std::to_string(kMaxNesting)});
  open_.push_back(token_.range.begin);
  advance();
  MaybeNode group = parse_or();
  if (!group) return std::nullopt;
  if (token_.kind == TokenKind::bad) return std::nullopt;
  if (token_.kind != TokenKind::right_parenthesis)
    return fail(QueryIssue::unclosed_parenthesis, open_.back());
  group->range = {open_.back(), token_.range.end};
  open_.pop_back();
  advance();
  return group;
}

MaybeNode Parser::parse_field() {
  const LexToken field = token_;
  advance();
  switch (token_.kind) {
    case TokenKind::minus:
    case TokenKind::plus:
      return fail(QueryIssue::mark_in_field_value, token_.range.begin, {token_.text, field.text});
    case TokenKind::field:
    case TokenKind::date:
    case TokenKind::word_count:
      return fail(QueryIssue::nested_field, token_.range.begin, {token_.text});
    case TokenKind::op_not:
      return missing_operand();
    default:
      break;
  }
  if (token_.kind == TokenKind::phrase && token_.literal && !has_whole_values(field.field))
    return fail(QueryIssue::literal_needs_word, token_.range.begin);
  MaybeNode value = parse_primary();
  if (!value) return std::nullopt;
  const ByteRange range{field.range.begin, value->range.end};
  return Node{InField{field.field, std::move(*value)}, range};
}

bool Parser::count_terms(const LexToken& leaf) {
  if (leaf.kind == TokenKind::word || leaf.kind == TokenKind::wildcard) ++terms_;
  if (leaf.kind == TokenKind::phrase) terms_ += count_words(leaf.text);
  if (leaf.kind == TokenKind::wildcard) ++wildcards_;
  if (leaf.fuzzy) ++fuzzy_;
  if (terms_ > kMaxTerms)
    reporter_.report(QueryIssue::too_many_terms, leaf.range.begin, {std::to_string(kMaxTerms)});
  else if (wildcards_ > kMaxWildcards)
    reporter_.report(QueryIssue::too_many_wildcards, leaf.range.begin, {std::to_string(kMaxWildcards)});
  else if (fuzzy_ > kMaxFuzzy)
    reporter_.report(QueryIssue::too_many_fuzzy, leaf.range.begin, {std::to_string(kMaxFuzzy)});
  return terms_ <= kMaxTerms && wildcards_ <= kMaxWildcards && fuzzy_ <= kMaxFuzzy;
}

MaybeNode Parser::parse_leaf() {
  const LexToken leaf = token_;
  if (!count_terms(leaf)) return std::nullopt;
  advance();
  const auto text_begin = lexer_.offset_of(leaf.text);
  switch (leaf.kind) {
    case TokenKind::wildcard:
      return Node{Wildcard{std::string(leaf.text), text_begin}, leaf.range};
    case TokenKind::phrase:
      return Node{Phrase{std::string(leaf.text), leaf.literal, text_begin}, leaf.range};
    case TokenKind::date:
      return Node{leaf.dates, leaf.range};
    case TokenKind::word_count:
      return Node{leaf.word_count, leaf.range};
    default:
      return Node{Word{std::string(leaf.text), leaf.literal, leaf.fuzzy, text_begin}, leaf.range};
  }
}

std::chrono::year_month_day today_of(const ParseOptions& options) {
  if (options.today) return *options.today;
  using std::chrono::floor;
  return floor<std::chrono::days>(std::chrono::system_clock::now() + options.utc_offset);
}

}  // namespace

}  // namespace query

ParsedQuery parse_query(std::string_view utf8, const ParseOptions& options) {
  query::Reporter reporter(utf8, options.language);
  ParsedQuery result;
  if (utf8.size() > query::kMaxQueryBytes) {
    reporter.report(QueryIssue::query_too_long, query::kMaxQueryBytes,
                    {std::to_string(utf8.size()), std::to_string(query::kMaxQueryBytes)});
  } else if (query::check_text(utf8, reporter)) {
    query::Lexer lexer(utf8, options, query::today_of(options), reporter);
    result.tree = query::Parser(lexer, reporter).parse_query();
  }
  result.diagnostics = std::move(reporter).take();
  return result;
}

}  // namespace warta
