// SPDX-License-Identifier: GPL-3.0-or-later
// match_total() against Xapian's own matcher, on random queries over random articles.
#include "searcher/match/match_total.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "tests/searcher/match/random_articles.h"
#include "warta/error.h"

namespace warta {
namespace {

using Xapian::Query;

TEST(MatchTotal, EqualsXapiansMatcher) {
  std::mt19937 random(15);  // NOLINT(cert-msc51-cpp): the same each time
  const Xapian::WritableDatabase database = random_database(random);
  for (int i = 0; i < 2000; ++i) {
    const Query query = random_query(random);
    // Not local: Xapian counts.
    const auto expected = match_total(database, false, query, {});
    EXPECT_EQ(match_total(database, true, query, {}), expected) << query.get_description();
  }
}

TEST(MatchTotal, WhatIsNoCombinationOfWordsIsCountedByXapian) {
  std::mt19937 random(16);  // NOLINT(cert-msc51-cpp): the same each time
  const Xapian::WritableDatabase database = random_database(random);
  EXPECT_EQ(match_total(database, true, Query::MatchAll, {}), kRandomArticles);
  EXPECT_EQ(match_total(database, true, {Query::OP_AND, Query("a"), Query::MatchAll}, {}),
            database.get_termfreq("a"));
}

TEST(MatchTotal, EndsAtTheDeadline) {
  std::mt19937 random(17);  // NOLINT(cert-msc51-cpp): the same each time
  const Xapian::WritableDatabase database = random_database(random);
  const Deadline over(std::chrono::milliseconds(1));
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(2);
  while (std::chrono::steady_clock::now() < end) {
  }
  EXPECT_THROW((void)match_total(database, true, {Query::OP_OR, Query("a"), Query("b")}, over), Error);
}

}  // namespace
}  // namespace warta
