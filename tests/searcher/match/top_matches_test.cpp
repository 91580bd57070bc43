// SPDX-License-Identifier: GPL-3.0-or-later
// top_matches() against Xapian's own matcher, on random queries over random articles.
#include "searcher/match/top_matches.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "searcher/match/ranking.h"
#include "tests/searcher/match/random_articles.h"

namespace warta {
namespace {

// By score in millionths, then by number.
std::vector<std::pair<double, Xapian::docid>> rounded(std::vector<std::pair<double, Xapian::docid>> all,
                                                      std::size_t count) {
  for (auto& [score, number] : all) score = -counted(score);
  std::sort(all.begin(), all.end());
  if (all.size() > count) all.resize(count);
  return all;
}

void expect_same_as_xapian(const Xapian::Database& database, const Xapian::Query& query,
                           ArticleLengths& lengths) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(ranking());
  enquire.set_query(query);
  const Xapian::doccount everything = database.get_doccount();
  const Xapian::MSet expected = enquire.get_mset(0, everything, everything);
  std::vector<std::pair<double, Xapian::docid>> right;
  for (auto match = expected.begin(); match != expected.end(); ++match)
    right.emplace_back(match.get_weight(), *match);
  for (const std::size_t count : {std::size_t{1}, std::size_t{5}, std::size_t{everything}}) {
    for (const bool known : {false, true}) {
      const auto total = known ? std::optional<std::uint64_t>(right.size()) : std::nullopt;
      const auto found = top_matches(database, query, count, total, lengths, {});
      ASSERT_TRUE(found) << query.get_description();
      EXPECT_EQ(found->total, right.size()) << query.get_description();
      std::vector<std::pair<double, Xapian::docid>> ours;
      for (const ScoredArticle& article : found->best) ours.emplace_back(article.score, article.number);
      const auto best = rounded(right, count);
      const auto best_of_ours = rounded(ours, count);
      ASSERT_EQ(best_of_ours.size(), best.size()) << query.get_description();
      // Of equal scores at the end of the page any may be listed: ranking.cpp asks again for those.
      for (std::size_t i = 0; i < best.size(); ++i) {
        EXPECT_DOUBLE_EQ(best_of_ours[i].first, best[i].first) << query.get_description();
        if (best[i].first == best.back().first) continue;
        EXPECT_EQ(best_of_ours[i].second, best[i].second) << query.get_description();
      }
    }
  }
}

TEST(TopMatches, EqualXapiansMatcher) {
  std::mt19937 random(17);  // NOLINT(cert-msc51-cpp): the same each time
  for (int round = 0; round < 4; ++round) {
    const Xapian::WritableDatabase database = random_database(random);
    ArticleLengths lengths;
    for (int i = 0; i < 300; ++i) expect_same_as_xapian(database, random_query(random), lengths);
  }
}

// As `any` of several words is compiled: roots, and words as written for a part of their weight.
TEST(TopMatches, ManyWordsOfWhichAnyMayMatch) {
  std::mt19937 random(18);  // NOLINT(cert-msc51-cpp): the same each time
  const Xapian::WritableDatabase database = random_database(random);
  ArticleLengths lengths;
  for (int i = 0; i < 300; ++i) {
    std::vector<Xapian::Query> words;
    std::vector<Xapian::Query> roots;
    for (int word = 0; word < 5; ++word) {
      words.emplace_back(kRandomWords[random() % kRandomWords.size()]);
      roots.push_back(words.back());
      words.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(kRandomWords[random() % 5]), 0.4);
    }
    const Xapian::Query any(Xapian::Query::OP_OR, words.begin(), words.end());
    expect_same_as_xapian(database, any, lengths);
    expect_same_as_xapian(
        database,
        {Xapian::Query::OP_FILTER, any, Xapian::Query(Xapian::Query::OP_OR, roots.begin(), roots.end())},
        lengths);
  }
}

TEST(TopMatches, LeavesOtherQueriesToXapian) {
  std::mt19937 random(19);  // NOLINT(cert-msc51-cpp): the same each time
  const Xapian::WritableDatabase database = random_database(random);
  ArticleLengths lengths;
  EXPECT_FALSE(top_matches(database, Xapian::Query::MatchAll, 5, {}, lengths, {}));
  const Xapian::Query synonym(Xapian::Query::OP_SYNONYM, Xapian::Query("a"), Xapian::Query("b"));
  EXPECT_FALSE(top_matches(database, synonym, 5, {}, lengths, {}));
}

}  // namespace
}  // namespace warta
