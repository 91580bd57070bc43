// SPDX-License-Identifier: GPL-3.0-or-later
// The whole chain of analysis, through the public interface.
#include "warta/analyzer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace warta {
namespace {

struct Collected {
  std::string surface, root;
  std::uint32_t position, begin, end;
  TokenKind kind;
  bool multiplier;
  std::string lexeme;
  bool read_otherwise;
};

std::vector<Collected> tokens_of(const Analyzer& analyzer, std::string_view text) {
  class Collector final : public TokenSink {
   public:
    void token(const Token& token) override {
      tokens.push_back({std::string(token.surface), std::string(token.root), token.position, token.begin,
                        token.end, token.kind, token.multiplier, std::string(token.lexeme),
                        token.read_otherwise});
    }
    std::vector<Collected> tokens;
  };
  Collector collector;
  analyzer.analyze(text, collector);
  return collector.tokens;
}

const Analyzer& indonesian() {
  static const std::shared_ptr<const Analyzer> analyzer = make_indonesian_analyzer();
  return *analyzer;
}

std::vector<std::string> roots_of(std::string_view text) {
  std::vector<std::string> roots;
  for (const Collected& token : tokens_of(indonesian(), text)) roots.push_back(token.root);
  return roots;
}

std::vector<std::string> surfaces_of(std::string_view text) {
  std::vector<std::string> surfaces;
  for (const Collected& token : tokens_of(indonesian(), text)) surfaces.push_back(token.surface);
  return surfaces;
}

using Texts = std::vector<std::string>;

TEST(IndonesianAnalyzer, OffsetsPointIntoTheCallersText) {
  const std::string text = "Ia “pulang” ke Rp1,5 triliun, kata.Dia KONTAN.CO.ID.";
  for (const Collected& token : tokens_of(indonesian(), text)) {
    if (token.kind != TokenKind::word) continue;
    std::string written = text.substr(token.begin, token.end - token.begin);
    for (char& c : written) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    EXPECT_EQ(written, token.surface);
  }
}

// The searcher takes it that words have one root where no token says otherwise.
TEST(IndonesianAnalyzer, TokensThatAreNotReadAsAWordAloneSaySo) {
  const std::string text =
      "Jangan sekali-kali lupa, kata B. I. Sari di BERITA.COM dan K.P.K. Anak-anak, mata-mata, bolak-balik, "
      "COVID-19, F-16, anti-korupsi, se-Indonesia, ke-2, KTP-nya, Jum'at, Mbappé, menggunakannya, "
      "M.A.K.A.N., "
      "makan-makan, berlari-lari, tolong-menolong, di-PHK, P3K, 5-1, U-19, C++. Ia menghakimi dan dihakimi.";
  Texts otherwise;
  for (const Collected& token : tokens_of(indonesian(), text)) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::joined) continue;
    const WordForms alone = indonesian().analyze_word(token.surface);
    const WordForms of_lexeme = indonesian().analyze_word(token.lexeme);
    const bool same = alone.lexeme == token.lexeme && alone.root == token.root &&
                      (of_lexeme.lexeme != token.lexeme || of_lexeme.root == token.root);
    EXPECT_TRUE(same || token.read_otherwise || token.surface == "c++") << token.surface;
    if (token.read_otherwise) otherwise.push_back(token.surface);
  }
  EXPECT_NE(std::find(otherwise.begin(), otherwise.end(), "kali"), otherwise.end());
  EXPECT_NE(std::find(otherwise.begin(), otherwise.end(), "menghakimi"), otherwise.end());
  EXPECT_EQ(std::find(otherwise.begin(), otherwise.end(), "anak"), otherwise.end());
}

TEST(IndonesianAnalyzer, MoneyMeetsByValue) {
  for (const char* text : {"Rp1,5 triliun", "Rp 1,5 triliun", "Rp1.500.000.000.000", "Rp. 1.500 miliar"})
    EXPECT_EQ(roots_of(text)[2], "1500000000000") << text;
  EXPECT_EQ(surfaces_of("Rp1,5 triliun"), (Texts{"rp", "rp1500000000000", "1,5", "triliun"}));
  EXPECT_TRUE(tokens_of(indonesian(), "1,5 triliun")[1].multiplier);
  EXPECT_FALSE(tokens_of(indonesian(), "beberapa triliun")[1].multiplier);
  EXPECT_EQ(roots_of("1.000"), roots_of("1,000"));
}

TEST(IndonesianAnalyzer, AmountsHaveOneUnitAndOneValue) {
  const auto amounts = [](std::string_view text) {
    Texts found;
    for (const Collected& token : tokens_of(indonesian(), text))
      if (token.kind == TokenKind::amount) found.push_back(token.surface);
    return found;
  };
  for (const char* text : {"Rp24,5 miliar", "Rp 24.500 juta", "24,5 miliar rupiah", "IDR 24.500.000.000"})
    EXPECT_EQ(amounts(text), (Texts{"rp24500000000"})) << text;
  for (const char* text : {"$100", "US$100", "US$ 100", "USD 100", "100 USD"})
    EXPECT_EQ(amounts(text), (Texts{"usd100"})) << text;
  for (const char* text : {"5,75%", "5,75 %", "5,75 persen", "5.75 prosen"})
    EXPECT_EQ(amounts(text), (Texts{"%5.75"})) << text;
  EXPECT_EQ(amounts("€100"), (Texts{"eur100"}));
  EXPECT_EQ(amounts("naik 5 persen menjadi Rp100"), (Texts{"%5", "rp100"}));
  for (const char* text : {"100", "100 orang", "5,75 juta ton", "“100", "Ahmad 100"})
    EXPECT_EQ(amounts(text), Texts{}) << text;
}

TEST(IndonesianAnalyzer, DayAndMonthMeetHoweverWritten) {
  for (const char* text : {"17 September", "17/9", "17-9-2023", "(17/9/2023)", "17 Sep 2023", "2023-09-17"}) {
    bool found = false;
    for (const Collected& token : tokens_of(indonesian(), text)) {
      found |= token.kind == TokenKind::day_month && token.surface == "09-17";
    }
    EXPECT_TRUE(found) << text;
  }
  for (const Collected& token : tokens_of(indonesian(), "skor 3-1, 40 September, 17/13")) {
    EXPECT_NE(token.kind, TokenKind::day_month) << token.surface;
  }
}

TEST(IndonesianAnalyzer, DomainsAreFoundByTheirName) {
  const std::vector<Collected> tokens = tokens_of(indonesian(), "KONTAN.CO.ID - MOSKOW");
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[0].surface, "kontan.co.id");
  EXPECT_EQ(tokens[1].surface, "kontan");
  EXPECT_EQ(tokens[1].kind, TokenKind::joined);
  EXPECT_EQ(tokens[1].position, tokens[0].position);
  EXPECT_EQ(tokens[2].position, 1U);
}

TEST(IndonesianAnalyzer, FullStopsInsideWords) {
  EXPECT_EQ(surfaces_of("U.S. dan US"), (Texts{"us", "dan", "us"}));
  EXPECT_EQ(surfaces_of("tersebut.Ini"), (Texts{"tersebut", "ini"}));
}

TEST(IndonesianAnalyzer, HyphensKeepPartsSearchable) {
  EXPECT_EQ(surfaces_of("COVID-19"), (Texts{"covid19", "covid", "19"}));
  EXPECT_EQ(surfaces_of("Al-Qur’an"), (Texts{"alquran", "al", "quran"}));
  EXPECT_EQ(surfaces_of("e-KTP"), (Texts{"ektp", "e", "ktp"}));
  EXPECT_EQ(surfaces_of("ke-17"), (Texts{"ke17", "ke", "17"}));
  EXPECT_EQ(surfaces_of("U-19"), (Texts{"u19", "u", "19"}));
  EXPECT_EQ(surfaces_of("70-an"), (Texts{"70an", "70", "an"}));
  EXPECT_EQ(surfaces_of("PDI-P"), (Texts{"pdip", "pdi", "p"}));
  EXPECT_EQ(surfaces_of("plug-in"), (Texts{"plugin", "plug", "in"}));
  EXPECT_EQ(surfaces_of("se-Indonesia"), (Texts{"se", "indonesia"}));
  EXPECT_EQ(surfaces_of("pertanggungjawaban-kesejahteraan"), (Texts{"pertanggungjawaban", "kesejahteraan"}));
  EXPECT_EQ(surfaces_of("skor 3-1"), (Texts{"skor", "3", "1"}));
  EXPECT_EQ(surfaces_of("anak-anak"), (Texts{"anak", "anak"}));
}

TEST(IndonesianAnalyzer, InitialsAreOneWordHoweverTheyAreWritten) {
  EXPECT_EQ(surfaces_of("BJ Habibie"), (Texts{"bj", "habibie"}));
  EXPECT_EQ(surfaces_of("B.J. Habibie"), (Texts{"bj", "habibie"}));
  const std::vector<Collected> tokens = tokens_of(indonesian(), "oleh B. J. Habibie");
  ASSERT_EQ(tokens.size(), 5U);
  EXPECT_EQ(tokens[1].surface, "bj");
  EXPECT_EQ(tokens[1].kind, TokenKind::joined);
  EXPECT_EQ(tokens[1].position, tokens[2].position);
  EXPECT_EQ(surfaces_of("W. R. Supratman"), (Texts{"wr", "w", "r", "supratman"}));
  EXPECT_EQ(surfaces_of("vitamin C. Bayam"), (Texts{"vitamin", "c", "bayam"}));
  EXPECT_EQ(surfaces_of("A.\nB."), (Texts{"a", "b"}));
}

TEST(IndonesianAnalyzer, MarksOfANameBelongToIt) {
  const std::vector<Collected> tokens = tokens_of(indonesian(), "C++, C# dan C");
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_EQ(tokens[0].root, "c++");
  EXPECT_EQ(tokens[1].root, "c#");
  EXPECT_EQ(tokens[3].root, "c");
  EXPECT_EQ(surfaces_of("kata#tagar a+b"), (Texts{"kata", "tagar", "a", "b"}));
}

TEST(IndonesianAnalyzer, ADoubledWordThatIsNoPluralIsOneToken) {
  EXPECT_EQ(surfaces_of("toko oleh-oleh"), (Texts{"toko", "oleh-oleh"}));
  EXPECT_EQ(roots_of("toko oleh-oleh"), (Texts{"toko", "oleh-oleh"}));
  EXPECT_EQ(surfaces_of("Mata-mata-nya berhati-hati"), (Texts{"mata-mata-nya", "berhati-hati"}));
  EXPECT_EQ(roots_of("undang-undangnya, perundang-undangan"), (Texts{"undang", "undang"}));
  const Collected token = tokens_of(indonesian(), "(laba-laba)")[0];
  EXPECT_EQ(token.begin, 1U);
  EXPECT_EQ(token.end, 10U);
  EXPECT_EQ(token.kind, TokenKind::word);
}

TEST(IndonesianAnalyzer, ApostrophesAreLettersKInTheOldSpelling) {
  const auto old = make_indonesian_analyzer({.exceptions = "!ejaan-lama\n"});
  EXPECT_EQ(old->analyze_word("ra'jat").root, "rakyat");
  EXPECT_EQ(old->analyze_word("ma’loem").root, "maklum");
  EXPECT_EQ(old->analyze_word("djoem'at").root, "jumat");
  EXPECT_EQ(old->analyze_word("Ma'ruf").root, "maruf");
  EXPECT_EQ(tokens_of(*old, "ra'jat")[0].surface, "rajat");
  EXPECT_EQ(indonesian().analyze_word("ra'jat").root, "rajat");
}

TEST(IndonesianAnalyzer, RootsMeetWithoutAccents) {
  EXPECT_EQ(roots_of("Mbappé"), (Texts{"mbappe"}));
  EXPECT_EQ(indonesian().analyze_word("Mbappé").lexeme, "mbappe");
  EXPECT_EQ(surfaces_of("Mbappé"), (Texts{"mbappé"}));
}

TEST(IndonesianAnalyzer, LoneSignsAreNoTokens) {
  EXPECT_TRUE(tokens_of(indonesian(), "@ __ - ' \xFF").empty());
  EXPECT_EQ(surfaces_of("@jokowi"), (Texts{"jokowi"}));
}

TEST(IndonesianAnalyzer, FunctionWordsAreFewAndExcludeNegation) {
  EXPECT_TRUE(indonesian().is_function_word("yang"));
  EXPECT_FALSE(indonesian().is_function_word("tidak"));
  EXPECT_FALSE(indonesian().is_function_word("# Function"));
}

// Properties of every analyzer, on text of every kind.
void expect_sound_tokens(const Analyzer& analyzer, const std::string& text, unsigned seed) {
  std::uint32_t last_position = 0;
  std::uint32_t last_begin = 0;
  for (const Collected& token : tokens_of(analyzer, text)) {
    ASSERT_LT(token.begin, token.end) << "seed " << seed;
    ASSERT_LE(token.end, text.size()) << "seed " << seed;
    ASSERT_GE(token.begin, last_begin) << "seed " << seed;
    ASSERT_GE(token.position, last_position) << "seed " << seed;
    ASSERT_LE(token.position, last_position + 1) << "seed " << seed;
    ASSERT_FALSE(token.surface.empty()) << "seed " << seed;
    ASSERT_FALSE(token.root.empty()) << "seed " << seed << " surface " << token.surface;
    last_position = token.position;
    last_begin = token.begin;
  }
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {
      "menteri", "Perusahaan", "anak", "-",       " ", " ",  ".",  ",",         "'",    "’",   "1",
      "500",     "000",        "Rp",   "triliun", "/", "9",  "17", "September", "2023", "é",   "\xC2\xAD",
      "😀",       "中文",       "\xFF", "@",       "_", "\n", "co", "id",        "Dia",  "nya", "2"};
  std::string text;
  const auto count = random() % 40;
  for (unsigned i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
  return text;
}

TEST(IndonesianAnalyzer, TokensAreSoundOnRandomText) {
  const unsigned seed = std::random_device{}();
  std::mt19937 random(seed);
  for (int round = 0; round < 5000; ++round) expect_sound_tokens(indonesian(), random_text(random), seed);
}

TEST(IndonesianAnalyzer, ThreadsShareOneAnalyzerAndAgree) {
  const unsigned seed = std::random_device{}();
  std::vector<std::vector<Texts>> answers(4);
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < answers.size(); ++thread) {
    threads.emplace_back([&, thread] {
      std::mt19937 random(seed);
      for (int round = 0; round < 500; ++round) answers[thread].push_back(roots_of(random_text(random)));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& answer : answers) EXPECT_EQ(answer, answers[0]) << "seed " << seed;
}

}  // namespace
}  // namespace warta
