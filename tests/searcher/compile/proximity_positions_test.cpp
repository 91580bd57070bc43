// SPDX-License-Identifier: GPL-3.0-or-later
// NEAR/n and w/n by positions find what reading every text finds.
#include "searcher/compile/proximity_positions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

#include "searcher/compile/proximity_builder.h"
#include "tests/searcher/small_archives.h"
#include "warta/archive_writer.h"

namespace warta {
namespace {

class ProximityPositions : public SmallArchives {
 protected:
  struct Answer {
    Ids ids;
    bool exact = false;  // by positions alone
    bool narrowed = false;
  };

  static Ids sorted(Ids ids) {
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  // Compares the two ways, and says how positions took part.
  Answer answer(const Xapian::Database& database, const std::string& text) const {
    const ParsedQuery parsed = parse_query(text);
    EXPECT_TRUE(parsed.ok()) << text;
    const WordContext context{Level::root, *analyzer_, database};
    const CompiledProximity asked = compile_proximity(*parsed.tree, schema::Field::body, context);
    const Ids by_texts = sorted(ids_of_matches(asked, {}, context));
    EXPECT_EQ(sorted(ids_of_matches(asked, {}, context, 0)), by_texts) << text;
    const auto near = matches_by_positions(asked.matcher->asked(), asked.candidates, context);
    return {by_texts, near && near->exact, near.has_value()};
  }

  std::shared_ptr<const Analyzer> analyzer_ = make_indonesian_analyzer();
};

TEST_F(ProximityPositions, RandomOperatorsOverTheCorpus) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  const std::string corpus = std::string(WARTA_SOURCE_DIR) + "/corpus";
  add_sources(path(), {corpus});
  const Xapian::Database database(path());
  ASSERT_LT(database.get_doccount(), kReadDirectly);

  std::vector<std::string> words;  // of the stories, in their order
  std::ifstream file(corpus + "/articles.jsonl");
  for (std::string word; file >> word;) {
    std::erase_if(word, [](char c) { return c < 'A' || c > 'z' || (c > 'Z' && c < 'a'); });
    if (word.size() > 1) words.push_back(word);
  }
  std::size_t exact = 0;
  std::size_t narrowed = 0;
  std::size_t with_hits = 0;
  constexpr std::size_t kQueries = 600;
  for (std::size_t i = 0; i < kQueries; ++i) {
    const std::size_t place = below(words.size() - 20);
    const auto word = [&] { return words[place + below(14)]; };
    const auto operand = [&]() -> std::string {
      switch (below(8)) {
        case 0:
          return "=" + word();
        case 1:
          return word().substr(0, 3) + "*";
        case 2: {
          const std::size_t at = place + below(14);
          return "\"" + words[at] + " " + words[at + 1] + "\"";
        }
        case 3:
          return "(" + word() + " OR " + word() + ")";
        case 4:
          return "(" + word() + " " + word() + ")";
        default:
          return word();
      }
    };
    const std::string sign = (below(2) == 0 ? " NEAR/" : " w/") + std::to_string(1 + below(12)) + " ";
    std::string text = operand() + sign + operand();
    if (below(5) == 0) text += sign + operand();
    const Answer found = answer(database, text);
    exact += found.exact ? 1 : 0;
    narrowed += found.narrowed ? 1 : 0;
    with_hits += found.ids.empty() ? 0 : 1;
    if (HasFailure()) return;
  }
  EXPECT_GT(exact, kQueries / 4);
  EXPECT_GT(narrowed - exact, kQueries / 10);
  EXPECT_GT(with_hits, kQueries / 4);
}

TEST_F(ProximityPositions, WordsThatAreReadOtherwiseInPlaces) {
  put("berita", {article("1", "Jangan sekali-kali menunda rapat warga."),
                 article("2", "Kali di dekat balai rapat itu meluap."), article("3", "Rapat hanya sekali.")});
  const Xapian::Database database(path());
  for (const char* const text : {"kali NEAR/4 rapat", "sekali NEAR/3 rapat", "kali w/4 rapat"})
    EXPECT_FALSE(answer(database, text).ids.empty()) << text;
}

TEST_F(ProximityPositions, NumbersAreReadByTheirValue) {
  put("berita",
      {article("1", "Anggaran 1,5 juta rupiah cair."), article("2", "Anggaran 1,5 miliar rupiah cair.")});
  const Xapian::Database database(path());
  EXPECT_FALSE(answer(database, "anggaran NEAR/2 1,5").narrowed);
}

TEST_F(ProximityPositions, TheTitleIsFarFromTheStory) {
  Article one = article("1", "Dana desa cair hari ini.");
  one.title = "Menteri bicara";
  put("berita", {one});
  const Xapian::Database database(path());
  const Answer found = answer(database, "menteri NEAR/5 dana");
  EXPECT_TRUE(found.ids.empty());
  EXPECT_TRUE(found.exact);
}

TEST_F(ProximityPositions, SentencesHaveNoPositions) {
  put("berita", {article("1", "Menteri bicara. Dana cair.")});
  const Xapian::Database database(path());
  EXPECT_FALSE(answer(database, "menteri /s bicara").narrowed);
  EXPECT_FALSE(answer(database, "menteri /p dana").narrowed);
}

TEST_F(ProximityPositions, ALongIdIsWhole) {
  const std::string long_id(300, 'x');
  put("berita",
      {article(long_id + "1", "Menteri bicara."), article(long_id + "2", "Menteri diam, lalu bicara.")});
  const Xapian::Database database(path());
  const Answer found = answer(database, "menteri w/1 bicara");
  EXPECT_EQ(found.ids, Ids{long_id + "1"});
  EXPECT_TRUE(found.exact);
}

}  // namespace
}  // namespace warta
