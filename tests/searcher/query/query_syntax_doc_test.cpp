// SPDX-License-Identifier: GPL-3.0-or-later
// docs/query-syntax.md agrees with the parser: its examples, limits, fields and issues.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "warta/query.h"

namespace {

using warta::Language;

std::string read_file(const std::string& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string manual() { return read_file(std::string(WARTA_SOURCE_DIR) + "/docs/query-syntax.md"); }

struct Example {
  std::string query;
  std::string answer;  // after `=> `; empty: it only has to be valid
  std::size_t line = 0;
};

// The lines between ```query and ```.
std::vector<Example> examples() {
  std::vector<Example> found;
  std::istringstream text(manual());
  bool inside = false;
  std::size_t number = 0;
  for (std::string line; std::getline(text, line);) {
    ++number;
    if (line.substr(0, 3) == "```")
      inside = line == "```query";
    else if (inside && line.substr(0, 3) == "=> ")
      found.back().answer = line.substr(3);
    else if (inside)
      found.push_back({line, "", number});
  }
  return found;
}

TEST(QuerySyntaxManual, EveryExampleDoesWhatItSays) {
  warta::ParseOptions options;
  options.today = std::chrono::year{2023} / 9 / 20;
  const std::vector<Example> all = examples();
  ASSERT_GE(all.size(), 70U);
  for (const Example& example : all) {
    const warta::ParsedQuery parsed = warta::parse_query(example.query, options);
    const std::string answer =
        parsed.ok() ? warta::dump_tree(*parsed.tree) : parsed.diagnostics.back().to_string(Language::id);
    if (example.answer.empty()) {
      EXPECT_TRUE(parsed.ok()) << "line " << example.line << ": " << example.query << '\n' << answer;
    } else {
      EXPECT_EQ(answer, example.answer) << "line " << example.line << ": " << example.query;
    }
  }
}

TEST(QuerySyntaxManual, LimitsAreThoseOfTheParser) {
  const std::string text = manual();
  const auto states = [&](const std::string& limit, std::size_t value) {
    EXPECT_NE(text.find("| " + limit + " | " + std::to_string(value) + " |"), std::string::npos) << limit;
  };
  states("bytes in a query", warta::query::kMaxQueryBytes);
  states("parentheses inside one another", warta::query::kMaxNesting);
  states("words, those of phrases included", warta::query::kMaxTerms);
  states("words with `*` or `?`", warta::query::kMaxWildcards);
  states("words with `~`", warta::query::kMaxFuzzy);
  states("letters or digits that a pattern must show", warta::query::kMinWildcardLetters);
  states("distance in `NEAR/n` and `w/n`", warta::query::kMaxNearDistance);
  states("number after `kata:`", warta::query::kMaxWordCount);
}

constexpr auto kLastIssue = warta::QueryIssue::single_quotes;

TEST(QuerySyntaxManual, EveryIssueIsNamedAndHasARowInATableOrATest) {
  const std::string text = manual();
  const std::string golden = std::string(WARTA_TEST_DIR) + "/data/golden/";
  const std::string tables =
      read_file(golden + "queries_wrong.txt") + read_file(golden + "queries_warned.txt");
  const std::string tests = read_file(std::string(WARTA_TEST_DIR) + "/searcher/query/query_parser_test.cpp");
  for (int i = 0; i <= static_cast<int>(kLastIssue); ++i) {
    const std::string name = to_string(static_cast<warta::QueryIssue>(i));
    EXPECT_NE(text.find('`' + name + '`'), std::string::npos) << name;
    const bool tested = tables.find('\t' + name + '\t') != std::string::npos ||
                        tests.find("QueryIssue::" + name) != std::string::npos;
    EXPECT_TRUE(tested) << name;
  }
}

TEST(QuerySyntaxManual, EveryFieldIsListed) {
  const std::string text = manual();
  for (int i = 0; i <= static_cast<int>(warta::query::Field::id); ++i) {
    const auto field = static_cast<warta::query::Field>(i);
    const std::string row = "| `" + std::string(warta::canonical_name(field)) + ":` | `" +
                            std::string(warta::english_name(field)) + ":` |";
    EXPECT_NE(text.find(row), std::string::npos) << row;
  }
}

}  // namespace
