// SPDX-License-Identifier: GPL-3.0-or-later
// Properties that the tables of tests/data/golden cannot express: limits, time, options, places in the text.
#include <gtest/gtest.h>

#include <chrono>
#include <ctime>
#include <functional>
#include <string>

#include "warta/query.h"

using namespace std::chrono_literals;

namespace {

using warta::Diagnostic;
using warta::dump_tree;
using warta::Language;
using warta::parse_query;
using warta::ParsedQuery;
using warta::ParseOptions;
using warta::QueryIssue;
using warta::Severity;
using warta::Syntax;
namespace query = warta::query;

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

ParseOptions options_on(std::chrono::year_month_day today) {
  ParseOptions options;
  options.today = today;
  return options;
}

// The one error of a wrong query.
Diagnostic error_of(const std::string& text, const ParseOptions& options = {}) {
  const ParsedQuery parsed = parse_query(text, options);
  EXPECT_FALSE(parsed.ok());
  EXPECT_FALSE(parsed.diagnostics.empty());
  if (parsed.diagnostics.empty()) return {};
  EXPECT_EQ(parsed.diagnostics.back().severity, Severity::error);
  return parsed.diagnostics.back();
}

std::string tree_of(const std::string& text, const ParseOptions& options = {}) {
  const ParsedQuery parsed = parse_query(text, options);
  return parsed.ok() ? dump_tree(*parsed.tree) : parsed.diagnostics.back().to_string(Language::en);
}

// ---- the empty query, which a table cannot hold

TEST(QueryParser, EmptyQueryIsAnErrorInItsFirstColumn) {
  const Diagnostic error = error_of("");
  EXPECT_EQ(error.issue, QueryIssue::empty_query);
  EXPECT_EQ(error.to_string(Language::id),
            "galat: kueri kosong (kolom 1); tulis sedikitnya satu kata, misalnya drone kamikaze");
}

// ---- columns count code points, offsets bytes

TEST(QueryParser, ColumnsAreCodePointsAndOffsetsBytes) {
  const Diagnostic error = error_of("習近平 é \"drone");
  EXPECT_EQ(error.issue, QueryIssue::unclosed_quote);
  EXPECT_EQ(error.column, 7U);
  EXPECT_EQ(error.byte_offset, 13U);
}

TEST(QueryParser, ErrorComesLastAfterTheWarningsBeforeIt) {
  const ParsedQuery parsed = parse_query("apa? & drone AND");
  ASSERT_EQ(parsed.diagnostics.size(), 3U);
  EXPECT_EQ(parsed.diagnostics[0].issue, QueryIssue::final_question_mark);
  EXPECT_EQ(parsed.diagnostics[1].issue, QueryIssue::mark_ignored);
  EXPECT_EQ(parsed.diagnostics[2].issue, QueryIssue::right_operand_missing);
  EXPECT_FALSE(parsed.ok());
}

TEST(QueryParser, NoMoreThanSixteenWarningsAreGiven) {
  const ParsedQuery parsed = parse_query("drone" + repeated(" &", 1000));
  EXPECT_TRUE(parsed.ok());
  EXPECT_EQ(parsed.diagnostics.size(), 16U);
}

TEST(QueryParser, LongTextInAMessageIsCut) {
  const Diagnostic error = error_of(repeated("é", 100) + ":x");
  EXPECT_EQ(error.message, "bidang " + repeated("é", 40) + "…: tidak dikenal");
}

// ---- every node knows its place

TEST(QueryParser, EveryNodeKnowsWhereItStandsInTheText) {
  const std::string text = "é (=drone OR judul:\"rudal balistik\") -korup*";
  const ParsedQuery parsed = parse_query(text);
  ASSERT_TRUE(parsed.ok());
  const auto at = [&](const query::Node& node) {
    return text.substr(node.range.begin, node.range.end - node.range.begin);
  };
  EXPECT_EQ(at(*parsed.tree), text);
  const auto& items = std::get<query::Sequence>(parsed.tree->value).items;
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(at(items[0]), "é");
  EXPECT_EQ(at(items[1]), "(=drone OR judul:\"rudal balistik\")");
  const auto& operands = std::get<query::Or>(items[1].value).operands;
  EXPECT_EQ(at(operands[0]), "=drone");
  EXPECT_EQ(at(operands[1]), "judul:\"rudal balistik\"");
  EXPECT_EQ(at(items[2]), "-korup*");
}

TEST(QueryParser, TextOfEveryLeafIsASubstringOfTheQuery) {
  const std::string text = "=drone “rudal balistik” (korup*), kata~ media:id.co id:https://x.id/?a=(b)";
  const ParsedQuery parsed = parse_query(text);
  ASSERT_TRUE(parsed.ok());
  std::size_t leaves = 0;
  const std::function<void(const query::Node&)> check = [&](const query::Node& node) {
    const auto leaf = [&](const std::string& leaf_text, std::size_t begin) {
      EXPECT_EQ(text.substr(begin, leaf_text.size()), leaf_text);
      ++leaves;
    };
    if (const auto* word = std::get_if<query::Word>(&node.value)) leaf(word->text, word->text_begin);
    if (const auto* wildcard = std::get_if<query::Wildcard>(&node.value))
      leaf(wildcard->pattern, wildcard->text_begin);
    if (const auto* phrase = std::get_if<query::Phrase>(&node.value)) leaf(phrase->text, phrase->text_begin);
    if (const auto* field = std::get_if<query::InField>(&node.value)) check(*field->child);
    if (const auto* sequence = std::get_if<query::Sequence>(&node.value))
      for (const query::Node& item : sequence->items) check(item);
  };
  check(*parsed.tree);
  EXPECT_EQ(leaves, 6U);
}

// ---- limits: the exact limit passes, one more does not

TEST(QueryLimits, Bytes) {
  EXPECT_TRUE(parse_query(std::string(query::kMaxQueryBytes, 'a')).ok());
  const Diagnostic error = error_of(std::string(query::kMaxQueryBytes + 1, 'a'));
  EXPECT_EQ(error.issue, QueryIssue::query_too_long);
  EXPECT_EQ(error.message, "kueri terlalu panjang: 16385 bita, paling banyak 16384");
}

TEST(QueryLimits, Nesting) {
  const auto nested = [](std::size_t depth) { return repeated("(", depth) + "a" + repeated(")", depth); };
  EXPECT_TRUE(parse_query(nested(query::kMaxNesting)).ok());
  const Diagnostic error = error_of(nested(query::kMaxNesting + 1));
  EXPECT_EQ(error.issue, QueryIssue::too_deep);
  EXPECT_EQ(error.column, query::kMaxNesting + 1);
}

TEST(QueryLimits, NestingCountsOpenParenthesesNotAllOfThem) {
  EXPECT_TRUE(parse_query(repeated("(a) ", 1000)).ok());
}

TEST(QueryLimits, Terms) {
  EXPECT_TRUE(parse_query(repeated("a ", query::kMaxTerms)).ok());
  const Diagnostic error = error_of(repeated("a ", query::kMaxTerms + 1));
  EXPECT_EQ(error.issue, QueryIssue::too_many_terms);
  EXPECT_EQ(error.byte_offset, 2 * query::kMaxTerms);
}

TEST(QueryLimits, WordsInsidePhrasesAreTerms) {
  const std::string words = repeated("a ", query::kMaxTerms);
  EXPECT_TRUE(parse_query('"' + words + '"').ok());
  EXPECT_EQ(error_of('"' + words + "b\"").issue, QueryIssue::too_many_terms);
}

TEST(QueryLimits, Wildcards) {
  EXPECT_TRUE(parse_query(repeated("korup* ", query::kMaxWildcards)).ok());
  const Diagnostic error = error_of(repeated("korup* ", query::kMaxWildcards + 1));
  EXPECT_EQ(error.issue, QueryIssue::too_many_wildcards);
  EXPECT_EQ(error.byte_offset, 7 * query::kMaxWildcards);
}

TEST(QueryLimits, WordsWithATilde) {
  EXPECT_TRUE(parse_query(repeated("korup~ ", query::kMaxFuzzy)).ok());
  const Diagnostic error = error_of(repeated("korup~ ", query::kMaxFuzzy + 1));
  EXPECT_EQ(error.issue, QueryIssue::too_many_fuzzy);
  EXPECT_EQ(error.byte_offset, 7 * query::kMaxFuzzy);
  // Wherever they are, and with as many patterns.
  EXPECT_EQ(error_of("(judul:korup~ NEAR/2 " + repeated("korup~ ", query::kMaxFuzzy) + ")").issue,
            QueryIssue::too_many_fuzzy);
  EXPECT_TRUE(
      parse_query(repeated("korup~ ", query::kMaxFuzzy) + repeated("korup* ", query::kMaxWildcards)).ok());
}

TEST(QueryLimits, NearDistance) {
  EXPECT_TRUE(parse_query("a NEAR/" + std::to_string(query::kMaxNearDistance) + " b").ok());
  EXPECT_EQ(error_of("a NEAR/" + std::to_string(query::kMaxNearDistance + 1) + " b").issue,
            QueryIssue::near_distance_out_of_range);
}

// ---- hostile queries are cheap

struct Hostile {
  const char* name;
  const char* piece;
  std::size_t times;
};

class HostileQuery : public testing::TestWithParam<Hostile> {};

TEST_P(HostileQuery, IsAnsweredInUnderFiftyMilliseconds) {
  const std::string text = repeated(GetParam().piece, GetParam().times);
  for (const Syntax syntax : {Syntax::full, Syntax::plain}) {
    ParseOptions options;
    options.syntax = syntax;
    const std::clock_t start = std::clock();  // processor time: other processes do not count
    const ParsedQuery parsed = parse_query(text, options);
    const std::clock_t used = std::clock() - start;
    EXPECT_TRUE(parsed.ok() || !parsed.diagnostics.empty());
    EXPECT_LT(static_cast<double>(used) / CLOCKS_PER_SEC, 0.050);
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, HostileQuery,
    testing::Values(
        Hostile{"TenMegabytesOfWords", "drone ", 1'750'000},
        Hostile{"TenMegabytesOfOneWord", "a", 10'000'000}, Hostile{"TenMegabytesOfNothing", " ", 10'000'000},
        Hostile{"TenThousandParentheses", "(", 10'000}, Hostile{"TwoThousandFieldGroups", "judul:(", 2'000},
        Hostile{"TenThousandClosing", ")", 10'000}, Hostile{"AThousandWildcards", "korup* ", 1'000},
        Hostile{"AThousandTildes", "korup~ ", 1'000}, Hostile{"OneWildcardOfManyStars", "a*", 8'000},
        Hostile{"TenThousandQuotes", "\"", 10'000}, Hostile{"OpeningCurlyQuotes", "“", 5'000},
        Hostile{"ManyPhrases", "\"a b\" ", 2'000}, Hostile{"TenThousandMinuses", "-", 10'000},
        Hostile{"ManyNots", "NOT ", 4'000}, Hostile{"ManyAnds", "a AND ", 2'700},
        Hostile{"ManyNears", "a NEAR/5 ", 1'800}, Hostile{"ManyMarks", "& ", 8'000},
        Hostile{"ManyColons", ":", 16'000}, Hostile{"ManyAddresses", "id:a ", 3'200},
        Hostile{"ManyDates", "tanggal:..", 1'600}, Hostile{"ManyDashes", "tanggal:1-1-1-1-", 1'000}),
    [](const auto& tested) { return std::string(tested.param.name); });

// ---- options

TEST(ParseOptions, TodayIsWhatTheCallerSays) {
  using std::chrono::year;
  EXPECT_EQ(tree_of("tanggal:kemarin", options_on(year{2024} / 3 / 1)), "(date 2024-02-29)");
  EXPECT_EQ(tree_of("tanggal:kemarin", options_on(year{2024} / 1 / 1)), "(date 2023-12-31)");
  EXPECT_EQ(tree_of("tanggal:minggu-lalu", options_on(year{2024} / 1 / 1)), "(date 2023-12-25..2023-12-31)");
  EXPECT_EQ(tree_of("tanggal:minggu-ini", options_on(year{2023} / 12 / 31)), "(date 2023-12-25..2023-12-31)");
  EXPECT_EQ(tree_of("tanggal:bulan-lalu", options_on(year{2024} / 3 / 31)), "(date 2024-02-01..2024-02-29)");
  EXPECT_EQ(tree_of("tanggal:1-bulan-lalu", options_on(year{2024} / 3 / 31)), "(date 2024-02-29)");
  EXPECT_EQ(tree_of("tanggal:1-tahun-lalu", options_on(year{2024} / 2 / 29)), "(date 2023-02-28)");
}

TEST(ParseOptions, WithoutTodayTheClockAndTheZoneDecide) {
  ParseOptions west;
  west.utc_offset = -12h;
  ParseOptions east;
  east.utc_offset = 14h;  // 26 hours apart: never the same day
  EXPECT_NE(tree_of("tanggal:hari-ini", west), tree_of("tanggal:hari-ini", east));
}

TEST(ParseOptions, LanguageChoosesTheMessages) {
  ParseOptions english;
  english.language = Language::en;
  const Diagnostic error = error_of("foo:bar", english);
  EXPECT_EQ(error.to_string(Language::en),
            "error: unknown field foo: (column 1); the fields are title: author: editor: publisher: section: "
            "place: related: tag: id: date: words:; for text with a colon, quote it");
  EXPECT_EQ(error_of("foo:bar").to_string(Language::id),
            "galat: bidang foo: tidak dikenal (kolom 1); yang ada: judul: penulis: editor: media: rubrik: "
            "lokasi: terkait: tag: id: tanggal: kata:; untuk teks bertitik dua, apit dengan tanda kutip");
}

TEST(PlainSyntax, NothingIsAnOperator) {
  ParseOptions plain;
  plain.syntax = Syntax::plain;
  EXPECT_EQ(
      tree_of("Putin: (drone) -17 AND \"x y?\" - https://a.b/c korup* foo:bar ~", plain),
      R"x((sequence (word "Putin:") (word "(drone)") (word "-17") (word "AND") (word "\"x") (word "y?\"") )x"
      R"x((word "https://a.b/c") (word "korup*") (word "foo:bar")))x");
  EXPECT_TRUE(parse_query("drone & kamikaze", plain).diagnostics.empty());
  EXPECT_EQ(error_of("- & ?", plain).issue, QueryIssue::only_punctuation);
  EXPECT_EQ(error_of(" ", plain).issue, QueryIssue::empty_query);
  EXPECT_EQ(error_of("a\xFF", plain).issue, QueryIssue::invalid_utf8);
}

// ---- the tree is a value

TEST(QueryTree, CopiesAreDeep) {
  const ParsedQuery parsed = parse_query("rusia -(iran OR judul:korea)");
  ASSERT_TRUE(parsed.ok());
  warta::QueryTree copy = *parsed.tree;
  EXPECT_EQ(copy, *parsed.tree);
  std::get<query::Sequence>(copy.value).items.pop_back();
  EXPECT_NE(copy, *parsed.tree);
  EXPECT_EQ(dump_tree(*parsed.tree),
            R"((sequence (word "rusia") (not (or (word "iran") (field title (word "korea"))))))");
}

TEST(QueryTree, PlaceInTheTextDoesNotCountInComparisons) {
  EXPECT_EQ(*parse_query("a OR b").tree, *parse_query(" (a)  ATAU (b) ").tree);
  EXPECT_NE(*parse_query("a OR b").tree, *parse_query("b OR a").tree);
  EXPECT_NE(*parse_query("a b").tree, *parse_query("a AND b").tree);
  EXPECT_NE(*parse_query("=a").tree, *parse_query("a").tree);
  EXPECT_NE(*parse_query("a NEAR/2 b").tree, *parse_query("a w/2 b").tree);
}

}  // namespace
