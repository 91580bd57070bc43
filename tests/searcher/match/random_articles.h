// SPDX-License-Identifier: GPL-3.0-or-later
// Random articles of few words and random queries for them: for tests against Xapian's own matcher.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace warta {

inline constexpr unsigned kRandomArticles = 300;
inline const std::vector<std::string> kRandomWords = {"a", "b", "c", "d", "e", "nowhere"};

// Some numbers are missing, and the words are of different frequency.
inline Xapian::WritableDatabase random_database(std::mt19937& random) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::docid number = 0;
  for (unsigned i = 0; i < kRandomArticles; ++i) {
    Xapian::Document document;
    const auto length = static_cast<Xapian::termpos>(1 + random() % 20);
    for (Xapian::termpos position = 1; position <= length; ++position)
      document.add_posting(kRandomWords[std::min<std::size_t>(random() % 5, random() % 5)], position);
    database.replace_document(number += 1 + static_cast<Xapian::docid>(random() % 3), document);
  }
  return database;
}

// Of the operators that the compiler uses. A bonus stands only at the top: elsewhere libxapian 1.4.22 prunes
// too much or scores wrongly (docs/xapian-faults.md).
inline Xapian::Query random_part(std::mt19937& random, int depth) {
  using Xapian::Query;
  const auto word = [&] { return Query(kRandomWords[random() % kRandomWords.size()]); };
  if (depth == 0) return word();
  const auto part = [&] { return random_part(random, depth - 1); };
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
      const std::vector<std::string> words = {kRandomWords[random() % 5], kRandomWords[random() % 5],
                                              kRandomWords[random() % 5]};
      const auto size = static_cast<Xapian::termcount>(2 + random() % 2);
      return {Query::OP_PHRASE, words.begin(), words.begin() + size, size};
    }
    case 5:
      return {Query::OP_SCALE_WEIGHT, part(), 0.4};
    default:
      return word();
  }
}

inline Xapian::Query random_query(std::mt19937& random) {
  const Xapian::Query base = random_part(random, 3);
  if (random() % 2 == 0) return base;
  return {Xapian::Query::OP_AND_MAYBE, base,
          Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(kRandomWords[random() % 5]), 0.4)};
}

}  // namespace warta
