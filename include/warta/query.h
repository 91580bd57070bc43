// SPDX-License-Identifier: GPL-3.0-or-later
// The query language: text in, tree or located errors out. docs/query-syntax.md is its manual and grammar.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "warta/language.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// The tree of a query, and what bounds it.
namespace query {

// Limits of the parser, checked before any costly work, so that a hostile query is cheap to reject.
inline constexpr std::size_t kMaxQueryBytes = std::size_t{16} * 1024;
inline constexpr std::size_t kMaxNesting = 64;    // open parentheses at one place
inline constexpr std::size_t kMaxTerms = 1024;    // words, wildcards and the words inside phrases
inline constexpr std::size_t kMaxWildcards = 16;  // words with `*` or `?`, each of which grows at search time
inline constexpr std::size_t kMaxFuzzy = 16;  // `word~`, each of which reads the vocabulary at search time
inline constexpr std::size_t kMinWildcardLetters = 2;   // letters or digits that a wildcard word must contain
inline constexpr std::uint32_t kMaxNearDistance = 100;  // words, for NEAR/n and w/n
inline constexpr std::uint32_t kMaxWordCount = 10'000'000;  // limit for the length in words

// Bytes of the query text, half open.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const ByteRange&) const = default;
};

// The fields a query can name. docs/query-syntax.md lists the Indonesian and English names.
enum class Field { title, author, editor, media, section, place, related, tag, id };

struct Node;

// Owns exactly one node and copies it deeply, so that the tree is a value.
class Child {
 public:
  Child(Node node);  // NOLINT(google-explicit-constructor): a node is accepted wherever a child is required
  Child(const Child& other);
  Child(Child&& other) noexcept;
  Child& operator=(const Child& other);
  Child& operator=(Child&& other) noexcept;
  ~Child();
  [[nodiscard]] const Node& operator*() const noexcept { return *node_; }
  [[nodiscard]] const Node* operator->() const noexcept { return node_.get(); }
  bool operator==(const Child& other) const;

 private:
  std::unique_ptr<Node> node_;
};

// ---- Leaves. `text` is UTF-8 exactly as typed, without marks; the analyzer splits it into tokens, and one
// Word may hold several (`anak-anak`, `08:00`). `text_begin` is its byte offset in the query; comparisons
// ignore it.

struct Word {
  std::string text;
  bool literal = false;  // `=word`: this surface only. Never together with fuzzy.
  bool fuzzy = false;    // `word~`: also words a few letters away
  std::size_t text_begin = 0;
  bool operator==(const Word& other) const {
    return text == other.text && literal == other.literal && fuzzy == other.fuzzy;
  }
};

// `*` matches any number of letters, also none, and `?` exactly one. The text
// holds letters, digits, the two signs, and `.`, `'`, `’` or `_` between
// letters.
struct Wildcard {
  std::string pattern;
  std::size_t text_begin = 0;
  bool operator==(const Wildcard& other) const { return pattern == other.pattern; }
};

// Its words in this order, side by side, as surfaces. At least one letter or digit is in it.
struct Phrase {
  std::string text;
  bool whole = false;  // `="…"`: the whole value of a field that has values. Only in InField.
  std::size_t text_begin = 0;
  bool operator==(const Phrase& other) const { return text == other.text && whole == other.whole; }
};

// Days from..to, both included; one end may be open.
struct DateRange {
  std::optional<std::chrono::year_month_day> from;
  std::optional<std::chrono::year_month_day> to;
  bool operator==(const DateRange&) const = default;
};

// Length of the article in words, both ends included; one end may be open.
struct WordCountRange {
  std::optional<std::uint32_t> min;
  std::optional<std::uint32_t> max;
  bool operator==(const WordCountRange&) const = default;
};

// ---- Inner nodes.

// Items without an operator between them: `drone kamikaze -iran`. The only node that `--match auto|all|any`
// affects: Required items must match, Not items must not, the others as the match mode says. Two or more, at
// least one not negated.
struct Sequence {
  std::vector<Node> items;
  bool operator==(const Sequence& other) const;
};

// Explicit AND. Two or more, at least one not negated.
struct And {
  std::vector<Node> operands;
  bool operator==(const And& other) const;
};

// Two or more, none negated, none Required.
struct Or {
  std::vector<Node> operands;
  bool operator==(const Or& other) const;
};

// Occurs only as an item of Sequence or an operand of And.
struct Not {
  Child child;
  bool operator==(const Not&) const = default;
};

// `+word`. Never inside Or; never around Not or Required.
struct Required {
  Child child;
  bool operator==(const Required&) const = default;
};

// Proximity. The operands, two or more, are built of Word, Wildcard, Phrase, Sequence, And, Or and proximity
// nodes; nothing in them is Not, Required, or names a field.
//
// Near: each operand at most `distance` words from the one before it (adjacent words: 1); `ordered` (w/n):
// after it.
struct Near {
  std::uint32_t distance = 1;  // 1..kMaxNearDistance
  bool ordered = false;
  std::vector<Node> operands;
  bool operator==(const Near& other) const;
};

// `/s`: all operands in one sentence.
struct SameSentence {
  std::vector<Node> operands;
  bool operator==(const SameSentence& other) const;
};

// `/p`: all operands in one paragraph.
struct SameParagraph {
  std::vector<Node> operands;
  bool operator==(const SameParagraph& other) const;
};

// `judul:…`. No InField, DateRange or WordCountRange is below it.
struct InField {
  Field field = Field::title;
  Child child;
  bool operator==(const InField&) const = default;
};

// One of the kinds of nodes.
using NodeValue = std::variant<Word, Wildcard, Phrase, DateRange, WordCountRange, Sequence, And, Or, Not,
                               Required, Near, SameSentence, SameParagraph, InField>;

// A node of the tree, and its place in the query.
struct Node {
  NodeValue value;
  ByteRange range;  // its place in the query, including marks and surrounding parentheses

  // Compares the trees; ignores the places in the text.
  bool operator==(const Node& other) const { return value == other.value; }
};

// Calls the function that accepts the node's kind. A kind without a function does not compile.
template <class... Functions>
decltype(auto) visit(const Node& node, Functions&&... functions) {
  struct Overloaded : std::remove_cvref_t<Functions>... {
    using std::remove_cvref_t<Functions>::operator()...;
  };
  return std::visit(Overloaded{std::forward<Functions>(functions)...}, node.value);
}

}  // namespace query

// The tree of a query: its root.
using QueryTree = query::Node;

// Whether a diagnostic prevents the search.
enum class Severity { error, warning };

// The kind of a diagnostic. to_string gives the stable name used in JSON output and docs/query-syntax.md.
enum class QueryIssue {
  // the whole query
  query_too_long,
  invalid_utf8,
  control_character,
  empty_query,
  only_punctuation,
  only_negation,
  // limits
  too_deep,
  too_many_terms,
  too_many_wildcards,
  too_many_fuzzy,
  // structure
  unclosed_quote,
  unopened_quote,
  empty_phrase,
  phrase_without_words,
  unclosed_parenthesis,
  unopened_parenthesis,
  empty_group,
  left_operand_missing,
  right_operand_missing,
  mark_without_operand,
  marks_combined,
  negation_in_or,
  required_in_or,
  // operators
  unknown_operator,
  lower_case_near,
  near_without_distance,
  near_distance_out_of_range,
  mixed_proximity,
  not_in_proximity,
  // words
  literal_needs_word,
  literal_and_wildcard,
  literal_and_fuzzy,
  wildcard_and_fuzzy,
  wildcard_too_short,
  wildcard_with_mark,
  misplaced_tilde,
  boost_unsupported,
  dash_is_not_minus,
  // fields
  unknown_field,
  url_in_query,
  field_value_missing,
  mark_in_field_value,
  nested_field,
  bad_date,
  bad_word_count,
  range_backwards,
  // warnings: the tree is there, and this is how it was read
  mark_ignored,
  lone_mark,
  final_question_mark,
  wildcard_in_phrase,
  single_quotes,
  short_year,
  lower_case_operator,
  divided_amount,
};

// The stable name of an issue: `unclosed_quote`.
[[nodiscard]] const char* to_string(QueryIssue issue) noexcept;

// One error in a query, or one warning about how it was read.
struct Diagnostic {
  Severity severity = Severity::error;
  QueryIssue issue = QueryIssue::empty_query;
  std::size_t column = 1;       // 1-based, in code points of the query
  std::size_t byte_offset = 0;  // the same place in bytes
  std::string message;          // the problem
  std::string hint;             // the remedy

  // One line: `galat: operan kanan untuk AND hilang (kolom 10); tulis …`.
  [[nodiscard]] std::string to_string(Language language) const;
};

// The syntax of a query.
enum class Syntax {
  full,   // the language of docs/query-syntax.md
  plain,  // text of any origin, such as a headline: every blank-separated piece that holds a letter or digit
          // is a Word, and nothing is an operator, field, wildcard or quotation. print_query has no text for
          // such trees.
};

// How to read a query, and the language of messages.
struct ParseOptions {
  Language language = Language::id;
  Syntax syntax = Syntax::full;
  // The day of `hari-ini`. Empty: the system clock's day in the zone `utc_offset` east of UTC (default
  // Asia/Jakarta).
  std::optional<std::chrono::year_month_day> today;
  std::chrono::minutes utc_offset{420};
};

// A tree, possibly with warnings; or no tree and one error, the first in the query, after any warnings found
// before it.
struct ParsedQuery {
  std::optional<QueryTree> tree;
  std::vector<Diagnostic> diagnostics;

  // Whether it can be searched for.
  [[nodiscard]] bool ok() const noexcept { return tree.has_value(); }
};

// Reads a query. Accepts any bytes: an invalid query is a Diagnostic, never an exception (except
// std::bad_alloc). Time and memory are linear in the length of the query, recursion is bounded by
// query::kMaxNesting. Thread-safe.
[[nodiscard]] ParsedQuery parse_query(std::string_view utf8, const ParseOptions& options = {});

// `text` as a phrase of the query language, for values put into a query: nothing in it is syntax, whatever
// bytes it has. Quotation marks, `*`, `?`, control characters and invalid UTF-8 become blanks, which a phrase
// ignores. Empty if it has neither letter nor digit: a query cannot ask for it.
[[nodiscard]] std::string quote(std::string_view text);

// The canonical text of a tree that parse_query made with Syntax::full: parsing it gives an equal tree.
[[nodiscard]] std::string print_query(const QueryTree& tree);

// The tree as one line for people and golden files: `(or (word "drone") (phrase "rudal balistik"))`. Stable.
[[nodiscard]] std::string dump_tree(const QueryTree& tree);

// The canonical (Indonesian) name of a field: `judul`.
[[nodiscard]] std::string_view canonical_name(query::Field field) noexcept;

// The English name of a field, as in trees and JSON: `title`.
[[nodiscard]] std::string_view english_name(query::Field field) noexcept;

}  // namespace warta

#pragma GCC visibility pop
