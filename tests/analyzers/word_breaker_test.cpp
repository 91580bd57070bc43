// SPDX-License-Identifier: GPL-3.0-or-later
// The fast word breaker against ICU's.
#include "analyzers/word_breaker.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <random>
#include <string>

#include "warta/reader.h"

namespace warta {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  WordBreaker breaker;
  std::vector<WordSpan> spans;
  breaker.find_words(text, spans);
  std::vector<std::string> words;
  for (const WordSpan& span : spans) words.emplace_back(text.substr(span.begin, span.end - span.begin));
  return words;
}

using Words = std::vector<std::string>;

TEST(WordBreaker, SplitsASentence) {
  EXPECT_EQ(words_of("Kim pulang, membawa lima drone."),
            (Words{"Kim", "pulang", "membawa", "lima", "drone"}));
}

TEST(WordBreaker, KeepsApostrophesDotsAndSeparatorsInsideWordsAndNumbers) {
  EXPECT_EQ(words_of("Jum'at Qur’an KONTAN.CO.ID Rp1,5 1.500.000 08.00"),
            (Words{"Jum'at", "Qur’an", "KONTAN.CO.ID", "Rp1,5", "1.500.000", "08.00"}));
}

TEST(WordBreaker, BreaksAtHyphensAndSlashes) {
  EXPECT_EQ(words_of("anak-anak 17/9/2023"), (Words{"anak", "anak", "17", "9", "2023"}));
}

TEST(WordBreaker, CurlyQuotesAndDashesAreNoWords) {
  EXPECT_EQ(words_of("“kamikaze” – ‘drone’ … selesai"), (Words{"kamikaze", "drone", "selesai"}));
}

TEST(WordBreaker, EmptyAndBlankTextsHaveNoWords) {
  EXPECT_TRUE(words_of("").empty());
  EXPECT_TRUE(words_of(" \n\t\r ").empty());
  EXPECT_TRUE(words_of("... --- !!!").empty());
}

TEST(WordBreaker, OffsetsStartAtTheBase) {
  WordBreaker breaker;
  std::vector<WordSpan> spans;
  breaker.find_words("a bé", spans, 100);
  EXPECT_EQ(spans, (std::vector<WordSpan>{{100, 101}, {102, 105}}));
}

// Strings are drawn so that every pair and triple of break classes meets often, with combining marks,
// joiners, other scripts, emoji and invalid bytes among them.
TEST(WordBreaker, FastPathEqualsIcu) {
  constexpr std::array<std::string_view, 52> kPieces = {"a",
                                                        "b",
                                                        "Z",
                                                        "q",
                                                        "0",
                                                        "7",
                                                        "_",
                                                        ".",
                                                        ",",
                                                        ";",
                                                        ":",
                                                        "'",
                                                        "\"",
                                                        "-",
                                                        "/",
                                                        " ",
                                                        " ",
                                                        "\n",
                                                        "\t",
                                                        "\r",
                                                        "\r\n",
                                                        "(",
                                                        ")",
                                                        "$",
                                                        "%",
                                                        "@",
                                                        "’",
                                                        "‘",
                                                        "“",
                                                        "”",
                                                        "–",
                                                        "—",
                                                        "…",
                                                        "é",
                                                        "ä",
                                                        "\xCC\x81" /* combining acute */,
                                                        "\xC2\xAD" /* soft hyphen */,
                                                        "\xE2\x80\x8D" /* ZWJ */,
                                                        "\xE2\x80\x8B" /* ZWSP */,
                                                        "\xC2\xA0" /* NBSP */,
                                                        "א",
                                                        "שלום",
                                                        "中文",
                                                        "カタ",
                                                        "ไทย",
                                                        "😀",
                                                        "🇮🇩",
                                                        "\xFF",
                                                        "\xE2\x80",
                                                        "\xC0",
                                                        "٣",
                                                        "ʼ"};
  const unsigned seed = std::random_device{}();
  std::mt19937 random(seed);
  WordBreaker breaker;
  for (int round = 0; round < 60000; ++round) {
    std::string text;
    const auto pieces = random() % 14;
    // Half of the strings stay within the fast path's own alphabet.
    const std::size_t alphabet = round % 2 == 0 ? 33 : kPieces.size();
    for (unsigned i = 0; i < pieces; ++i) text += kPieces[random() % alphabet];
    std::vector<WordSpan> fast;
    std::vector<WordSpan> icu;
    breaker.find_words(text, fast);
    breaker.find_words_icu(text, icu);
    ASSERT_EQ(fast, icu) << "seed " << seed << ", text <" << text << ">";
  }
}

// All real articles that are available.
TEST(WordBreaker, FastPathEqualsIcuOnRealNews) {
  const std::filesystem::path news =
      std::filesystem::path(WARTA_SOURCE_DIR).parent_path() / "shared/data/news";
  if (!std::filesystem::exists(news)) GTEST_SKIP() << "no development data beside the sources";
  const auto reader = open_sources({news.string()});
  WordBreaker breaker;
  std::vector<WordSpan> fast, icu;
  std::size_t articles = 0;
  while (const auto result = reader->next()) {
    const auto* article = std::get_if<Article>(&*result);
    ASSERT_NE(article, nullptr) << std::get<ReadIssue>(*result).reason.english;
    for (const std::string& text : {article->title, article->body}) {
      fast.clear();
      icu.clear();
      breaker.find_words(text, fast);
      breaker.find_words_icu(text, icu);
      ASSERT_EQ(fast, icu) << article->origin.to_string() << " <" << text << ">";
    }
    ++articles;
  }
  EXPECT_GT(articles, 28'000U);
}

}  // namespace

void PrintTo(const WordSpan& span, std::ostream* out) { *out << '[' << span.begin << ',' << span.end << ')'; }

}  // namespace warta
