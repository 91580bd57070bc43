// SPDX-License-Identifier: GPL-3.0-or-later
// match_total() against Xapian's own matcher, on random queries over random articles.
#include "searcher/match/match_total.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "warta/error.h"

namespace warta {
namespace {

using Xapian::Query;

constexpr unsigned kArticles = 300;
const std::vector<std::string> kWords = {"a", "b", "c", "d", "e", "nowhere"};

// Some numbers are missing, and the words are of different frequency.
Xapian::WritableDatabase random_database(std::mt19937& random) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::docid number = 0;
  for (unsigned i = 0; i < kArticles; ++i) {
    Xapian::Document document;
    for (Xapian::termpos position = 1; position <= 8; ++position)
      document.add_posting(kWords[std::min<std::size_t>(random() % 5, random() % 5)], position);
    database.replace_document(number += 1 + static_cast<Xapian::docid>(random() % 3), document);
  }
  return database;
}

Query random_query(std::mt19937& random, int depth) {
  const auto word = [&] { return Query(kWords[random() % kWords.size()]); };
  if (depth == 0) return word();
  const auto part = [&] { return random_query(random, depth - 1); };
  switch (random() % 7) {
    case 0:
      return {Query::OP_AND, part(), part()};
    case 1:
      return {Query::OP_OR, part(), part()};
    case 2:
      return {Query::OP_AND_NOT, part(), word()};
    case 3:
      return {Query::OP_FILTER, part(), part()};
    case 4: {
      const std::vector<std::string> words = {kWords[random() % 5], kWords[random() % 5],
                                              kWords[random() % 5]};
      const auto size = static_cast<Xapian::termcount>(2 + random() % 2);
      return {Query::OP_PHRASE, words.begin(), words.begin() + size, size};
    }
    case 5:
      return {Query::OP_SCALE_WEIGHT, part(), 0.5};
    default:
      return word();
  }
}

TEST(MatchTotal, EqualsXapiansMatcher) {
  std::mt19937 random(15);  // NOLINT(cert-msc51-cpp): the same each time
  const Xapian::WritableDatabase database = random_database(random);
  for (int i = 0; i < 2000; ++i) {
    const Query query = random_query(random, 3);
    // Not local: Xapian counts.
    const auto expected = match_total(database, false, query, {});
    EXPECT_EQ(match_total(database, true, query, {}), expected) << query.get_description();
  }
}

TEST(MatchTotal, WhatIsNoCombinationOfWordsIsCountedByXapian) {
  std::mt19937 random(16);  // NOLINT(cert-msc51-cpp): the same each time
  const Xapian::WritableDatabase database = random_database(random);
  EXPECT_EQ(match_total(database, true, Query::MatchAll, {}), kArticles);
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
