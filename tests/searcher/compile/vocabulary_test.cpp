// SPDX-License-Identifier: GPL-3.0-or-later
// Words by pattern, by spelling and by lexeme: each word of a vocabulary compared, and the lists kept in
// memory.
#include "searcher/compile/vocabulary.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "indexer/archive/schema.h"
#include "warta/error.h"

namespace warta {
namespace {

constexpr auto kBody = schema::Field::body;

class VocabularyTest : public ::testing::Test {
 protected:
  // Of few letters, so that many are alike, some of them not ASCII; `oe`, `dj` and `nj` are of the old
  // spelling.
  VocabularyTest() {
    std::mt19937 draw(kSeed);
    const std::vector<std::string> parts = {"a", "u", "oe", "dj", "nj", "k",  "s",
                                            "é", "ü", "ra", "no", "me", "nya"};
    for (int i = 0; i < 3000; ++i) {
      std::string word;
      for (std::size_t left = 1 + draw() % 6; left > 0; --left) word += parts[draw() % parts.size()];
      words_.insert(word);
    }
    words_.insert({"menulis", "ditulis", "tulisnya", "tulis", "baca", "membaca", "sukarno", "soekarno"});
    Xapian::Document document;
    for (const std::string& word : words_) document.add_term(schema::term({}, word));
    for (const char* other : {"Zmenulis", "Ltulis", "Qsukarno", "XFmedia:sukarno", "Ssukarno"})
      document.add_term(other);
    database_.add_document(document);
  }

  static constexpr unsigned kSeed = 17;
  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
  std::set<std::string> words_;
  WordLists lists_;
  Deadline deadline_;
};

TEST_F(VocabularyTest, WordsSpeltLikeAreThoseWithinTheDistance) {
  std::size_t found = 0;
  for (const char* word : {"sukarno", "raka", "soekanja", "menoelis", "kéra", "asu", "djoenara", "ü"}) {
    const std::u32string asked = code_points_of(word);
    const std::uint32_t most = allowed_edits(asked);
    std::vector<std::string> expected;
    for (const std::string& one : words_)
      if (edit_distance(asked, code_points_of(one), most) <= most) expected.push_back(one);
    for (WordLists* lists : {static_cast<WordLists*>(nullptr), &lists_, &lists_}) {
      std::vector<std::string> alike = words_spelt_like(database_, kBody, word, deadline_, lists);
      found += alike.size();
      EXPECT_TRUE(std::is_sorted(alike.begin(), alike.end()));
      for (const std::string& one : expected)
        EXPECT_EQ(std::count(alike.begin(), alike.end(), one), 1)
            << word << "~ " << one << ", seed " << kSeed;
      // What else is there is the same word in the old spelling.
      const std::size_t others = alike.size() - expected.size();
      EXPECT_LE(others, 40U) << word;
    }
  }
  EXPECT_GT(found, 50U);
  const auto alike = words_spelt_like(database_, kBody, "soekarno", deadline_, &lists_);
  EXPECT_EQ(std::count(alike.begin(), alike.end(), "sukarno"), 1);
}

TEST_F(VocabularyTest, PatternsFindTheWordsThatTheyMatch) {
  for (const char* pattern : {"*no", "?a*", "ka*", "*djo?", "*é*", "s*no", "*a*u*", "??", "tulis"}) {
    std::vector<std::string> expected;
    for (const std::string& one : words_)
      if (matches_pattern(code_points_of(pattern), code_points_of(one))) expected.push_back(one);
    for (WordLists* lists : {static_cast<WordLists*>(nullptr), &lists_, &lists_}) {
      try {
        EXPECT_EQ(words_like_pattern(database_, kBody, pattern, deadline_, lists), expected) << pattern;
      } catch (const Error& error) {
        EXPECT_GT(expected.size(), kMaxExpansion) << pattern << ": " << error.what();
      }
    }
  }
}

TEST_F(VocabularyTest, FormsOfALexemeAreAllFoundAgainFromMemory) {
  const auto analyzer = make_indonesian_analyzer();
  const std::vector<std::string> lexemes = {"tulis", "baca"};
  std::set<std::string> expected;
  for (const std::string& word : words_) {
    const std::string lexeme = analyzer->analyze_word(word).lexeme;
    if (lexeme == "tulis" || lexeme == "baca") expected.insert(word);
  }
  EXPECT_TRUE(expected.contains("menulis") && expected.contains("tulisnya"));
  for (WordLists* lists : {static_cast<WordLists*>(nullptr), &lists_, &lists_}) {
    std::set<std::string> found;
    for_each_form(database_, kBody, lexemes, *analyzer, deadline_, lists,
                  [&](std::string_view word, const WordForms& forms) {
                    if (forms.lexeme == "tulis" || forms.lexeme == "baca") found.insert(std::string(word));
                  });
    EXPECT_EQ(found, expected);
  }
}

TEST_F(VocabularyTest, ListsThatAreForgottenAreReadAgain) {
  EXPECT_TRUE(words_like_pattern(database_, kBody, "*barukah", deadline_, &lists_).empty());
  Xapian::Document document;
  document.add_term(schema::term({}, "benarbarukah"));
  database_.add_document(document);
  EXPECT_TRUE(words_like_pattern(database_, kBody, "*barukah", deadline_, &lists_).empty());
  lists_.forget();
  EXPECT_EQ(words_like_pattern(database_, kBody, "*barukah", deadline_, &lists_),
            std::vector<std::string>{"benarbarukah"});
}

}  // namespace
}  // namespace warta
