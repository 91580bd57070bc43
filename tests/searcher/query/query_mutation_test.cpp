// SPDX-License-Identifier: GPL-3.0-or-later
// The properties of query_properties.h on damaged queries: rows of the tables with bytes removed, repeated
// and exchanged.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "tests/searcher/query/query_properties.h"

namespace {

std::vector<std::string> table_queries() {
  std::vector<std::string> queries;
  for (const char* name : {"queries.txt", "queries_wrong.txt", "queries_warned.txt"}) {
    std::ifstream file(std::string(WARTA_TEST_DIR) + "/data/golden/" + name);
    for (std::string line; std::getline(file, line);)
      if (!line.empty() && line.substr(0, 2) != "# ") queries.push_back(line.substr(0, line.find('\t')));
  }
  return queries;
}

// Found by tests/fuzz/query_fuzz.cpp: an id that ends a group with a `(` open.
TEST(QueryMutations, AnIdWithAnOpenParenthesisDoesNotTakeThatOfItsGroup) {
  for (const char* text : {"-Id:iH(i(i)(::i)(::&`i) (qI 6- id:iH(i(i)(::&`id:\n.)dIAV", "a (b OR id:x( ) c"})
    EXPECT_EQ(warta::query_properties::broken_property(text, {}), "") << text;
}

TEST(QueryMutations, DamagedQueriesKeepEveryProperty) {
  const char* given = std::getenv("WARTA_SEED");
  const std::uint64_t seed = given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
  std::cout << "seed: WARTA_SEED=" << seed << '\n';
  std::mt19937_64 random(seed);
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  const std::vector<std::string> queries = table_queries();
  ASSERT_GT(queries.size(), 500U);
  warta::ParseOptions options;
  options.today = std::chrono::year{2023} / 9 / 20;
  std::size_t trees = 0;
  for (std::size_t round = 0; round < 50'000; ++round) {
    std::string text = queries[below(queries.size())];
    if (below(2) == 0) text += ' ' + queries[below(queries.size())];
    for (std::size_t i = 0, n = below(4); i < n && !text.empty(); ++i) {
      const std::size_t at = below(text.size());
      switch (below(4)) {
        case 0:
          text.erase(at, 1 + below(3));
          break;
        case 1:
          text.insert(at, text, below(text.size()), 1 + below(6));
          break;
        case 2:
          text[at] = "-+=~*?:\"()/.^&! 5a"[below(18)];
          break;
        default:
          text[at] = static_cast<char>(below(256));
          break;
      }
    }
    options.syntax = below(8) == 0 ? warta::Syntax::plain : warta::Syntax::full;
    ASSERT_EQ(warta::query_properties::broken_property(text, options), "") << text;
    if (warta::parse_query(text, options).ok()) ++trees;
  }
  EXPECT_GT(trees, 10'000U) << "nearly all were refused: that tests only the errors";
}

}  // namespace
