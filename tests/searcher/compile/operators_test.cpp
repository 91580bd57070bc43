// SPDX-License-Identifier: GPL-3.0-or-later
// Operators whose meaning one small archive can show; oracle_test.cpp tests them at random.
#include <gtest/gtest.h>

#include <algorithm>

#include "searcher/compile/vocabulary.h"
#include "searcher/passages/text_boundaries.h"
#include "tests/temporary_directory.h"
#include "warta/archive_writer.h"
#include "warta/error.h"
#include "warta/searcher.h"

namespace warta {
namespace {

class Operators : public testing::Test {
 protected:
  std::string ids(const std::string& query, const std::vector<std::string>& bodies) {
    const std::string path = folder_.path("arsip" + std::to_string(archives_++));
    {
      ArchiveWriter writer(path);
      for (std::size_t i = 0; i < bodies.size(); ++i) {
        Article article;
        article.id = std::to_string(i);
        article.title = "Judul";
        article.body = bodies[i];
        writer.put(article);
      }
    }
    SearchOptions options;
    options.match = Match::all;
    std::string found;
    const SearchResults results = Searcher(path).search(parse_query(query), options);
    std::vector<std::string> sorted;
    for (const Hit& hit : results.hits) sorted.push_back(hit.article.id);
    std::sort(sorted.begin(), sorted.end());
    for (const std::string& id : sorted) (found += found.empty() ? "" : " ") += id;
    return found;
  }

 private:
  tests::TemporaryDirectory folder_;
  int archives_ = 0;
};

// Found by the oracle: `-itu` was dropped with the function words.
TEST_F(Operators, AnExcludedFunctionWordExcludes) {
  EXPECT_EQ(ids("kotak -itu", {"kotak itu besar", "kotak besar"}), "1");
}

TEST_F(Operators, ARequiredFunctionWordIsRequired) {
  EXPECT_EQ(ids("kotak +itu", {"kotak itu besar", "kotak besar"}), "0");
}

TEST_F(Operators, NearTakesEveryFormOfALexemeButNotOfItsRoot) {
  const std::vector<std::string> bodies = {"polisi menangkap pencuri", "polisi ditangkap warga",
                                           "polisi melihat tangkapan nelayan"};
  EXPECT_EQ(ids("polisi NEAR/2 menangkap", bodies), "0 1");
  EXPECT_EQ(ids("polisi NEAR/2 =menangkap", bodies), "0");
}

TEST_F(Operators, OrderCountsForWithinOnly) {
  const std::vector<std::string> bodies = {"kapal besar karam", "karam kapal"};
  EXPECT_EQ(ids("kapal NEAR/2 karam", bodies), "0 1");
  EXPECT_EQ(ids("kapal w/2 karam", bodies), "0");
  EXPECT_EQ(ids("kapal w/1 karam", bodies), "");
}

TEST_F(Operators, EachWordOfAGroupMustBeNear) {
  const std::vector<std::string> bodies = {"jaksa agung korupsi",
                                           "jaksa korupsi satu dua tiga empat lima agung"};
  EXPECT_EQ(ids("(jaksa agung) NEAR/2 korupsi", bodies), "0");
  EXPECT_EQ(ids("(jaksa OR agung) NEAR/2 korupsi", bodies), "0 1");
}

TEST_F(Operators, OneWordIsNotNearItself) {
  EXPECT_EQ(ids("kapal NEAR/5 kapal", {"kapal karam", "kapal dan kapal"}), "1");
}

TEST_F(Operators, SentencesAndParagraphsEnd) {
  const std::vector<std::string> bodies = {"Presiden datang. Menteri mundur.", "Presiden dan menteri datang.",
                                           "Presiden datang.\nMenteri mundur."};
  EXPECT_EQ(ids("presiden /s menteri", bodies), "1");
  EXPECT_EQ(ids("presiden /p menteri", bodies), "0 1");
}

TEST_F(Operators, AnExcludedOperatorExcludesOnlyWhatItMatches) {
  EXPECT_EQ(ids("kapal -(kapal w/1 karam)", {"kapal karam", "kapal besar karam", "perahu"}), "1");
}

TEST_F(Operators, AnOperatorThatMatchesNothingIsNotDropped) {
  EXPECT_EQ(ids("kapal AND (besar w/1 karam)", {"kapal karam besar"}), "");
  EXPECT_EQ(ids("kapal AND zzz*", {"kapal karam besar"}), "");
}

TEST_F(Operators, PatternsStandAnywhereAndCountCodePoints) {
  const std::vector<std::string> bodies = {"antikorupsi", "korupsi", "sénata sinata", "snata"};
  EXPECT_EQ(ids("*korupsi", bodies), "0 1");
  EXPECT_EQ(ids("s?nata", bodies), "2");
}

TEST_F(Operators, FuzzyWordsAreAFewLettersAway) {
  EXPECT_EQ(ids("soeharto~", {"Suharto", "Sukarno", "Soehartono", "Soehatro"}), "0 2 3");
}

TEST_F(Operators, ExpansionBeyondTheLimitIsAnErrorThatNamesIt) {
  std::string body;
  for (std::size_t i = 0; i <= kMaxExpansion; ++i) body += "zx" + std::to_string(i) + " ";
  try {
    (void)ids("zx*", {body});
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_argument);
    EXPECT_NE(std::string(error.what()).find("zx*: matches more than 1000 words"), std::string::npos);
  }
}

TEST_F(Operators, TooManyWaysToChooseFromGroupsIsAnError) {
  std::string group = "(a1 AND b1)";
  for (int i = 2; i < 10; ++i) group += " NEAR/9 (a" + std::to_string(i) + " AND b" + std::to_string(i) + ")";
  EXPECT_THROW((void)ids(group, {"a1"}), Error);
}

TEST(TextBoundaries, InitialsAndAbbreviationsAndSmallLettersEndNoSentence) {
  EXPECT_EQ(boundaries_of("Dr. Budi dan H. Amir tiba. Mereka pulang.").sentences,
            (std::vector<std::uint32_t>{26, 41}));
  EXPECT_EQ(boundaries_of("kata apa? tanya dia.").sentences, (std::vector<std::uint32_t>{20}));
  EXPECT_EQ(boundaries_of("Ia berkata, \"Ya.\" Lalu pergi.").sentences, (std::vector<std::uint32_t>{17, 29}));
  EXPECT_EQ(boundaries_of("Rp1.500 pada 13.21 WIB").sentences, std::vector<std::uint32_t>{});
}

TEST(TextBoundaries, AbbreviationsEndNoSentence) {
  for (const char* const text :
       {"Kantor itu di Jl. Sudirman, Jakarta", "Perkara No. 45 disidangkan",
        "PT Samudra Tbk. Membukukan laba", "Ketua K.H. Ahmad hadir", "Letjen. Budi hadir",
        "Warga Kec. Lembang mengungsi", "Bupati Drs. Haryanto", "Rp. 500 dan Rp 2.5 Triliun",
        "Ia lulusan S.H. Universitas", "Budi dkk. Menanam padi", "M.Si. Budi dan S.Kom. Ani",
        "Ia datang a.n. Budi", "Lihat hal. 5", "Terbit Sept. 2023", "Jl.Sudirman macet",
        "drg. Oktri dan Prof. Dr. Ir. Hj. Ani", "Kol. Budi, alm. Amir"})
    EXPECT_TRUE(boundaries_of(text).sentences.empty()) << text;
}

TEST(TextBoundaries, WordsThatOnlyLookShortEndSentences) {
  const auto ends = [](const char* text) { return boundaries_of(text).sentences; };
  using Ends = std::vector<std::uint32_t>;
  EXPECT_EQ(ends("Ia ditangkap KPK. Budi diam"), (Ends{17}));
  EXPECT_EQ(ends("Jaraknya 5 km. Budi berlari"), (Ends{14}));
  EXPECT_EQ(ends("Itu sebuah hal. Budi tahu"), (Ends{15}));
  EXPECT_EQ(ends("Ia makan kol. Budi tidak"), (Ends{13}));
  EXPECT_EQ(ends("Ada 20 rumah. 7 di antaranya rusak"), (Ends{13}));
  EXPECT_EQ(ends("Budi pergi.Ani datang"), (Ends{11}));
  EXPECT_EQ(ends("Dibaca di kompas.com. Budi suka"), (Ends{21}));
  EXPECT_EQ(ends("Menurut KONTAN.CO.ID harga naik"), Ends{});
}

TEST(TextBoundaries, LinesAreParagraphsUnlessEmptyLinesAre) {
  EXPECT_EQ(boundaries_of("a\nb\nc").paragraphs, (std::vector<std::uint32_t>{1, 3}));
  EXPECT_EQ(boundaries_of("a\nb\n\nc").paragraphs, (std::vector<std::uint32_t>{3}));
}

TEST(EditDistance, CountsASwapAsOneAndStopsAtTheLimit) {
  EXPECT_EQ(edit_distance(U"soeharto", U"soehatro", 2), 1U);
  EXPECT_EQ(edit_distance(U"soeharto", U"suharto", 2), 2U);
  EXPECT_EQ(edit_distance(U"abcdef", U"uvwxyz", 2), 3U);
}

TEST(MatchesPattern, HandlesManyStarsWithoutRecursion) {
  EXPECT_TRUE(matches_pattern(U"*a*b*c", U"xxaxxbxxc"));
  EXPECT_FALSE(matches_pattern(U"*a*b*c", U"xxaxxbxx"));
  EXPECT_FALSE(matches_pattern(std::u32string(50, U'*') + U"b", std::u32string(5000, U'a')));
}

}  // namespace
}  // namespace warta
