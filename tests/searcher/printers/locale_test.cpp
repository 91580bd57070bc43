// SPDX-License-Identifier: GPL-3.0-or-later
// Output does not depend on the locale that an embedding program has set.
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <locale>
#include <sstream>

#include "tests/temporary_directory.h"
#include "util/decimal.h"
#include "warta/archive_tools.h"
#include "warta/archive_writer.h"
#include "warta/error.h"
#include "warta/options.h"
#include "warta/printer.h"
#include "warta/record.h"
#include "warta/searcher.h"

namespace warta {
namespace {

// CMakeLists.txt compiles this locale for the test and names its folder in LOCPATH.
class IndonesianLocale : public testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("LOCPATH") == nullptr) GTEST_SKIP() << "localedef could not make the locale";
    std::locale::global(std::locale("id_ID.UTF-8"));  // calls setlocale(), and new streams have it, too
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.1f", 1.5);
    ASSERT_STREQ(text.data(), "1,5") << "this locale has no comma, so the test would prove nothing";
  }
  void TearDown() override { std::locale::global(std::locale::classic()); }
};

TEST_F(IndonesianLocale, DecimalsHaveAPoint) {
  EXPECT_EQ(decimal(1.399879, 6), "1.399879");
  EXPECT_EQ(decimal(1234567.25, 1), "1234567.2");
  EXPECT_EQ(decimal(-2.0, 2, 8), "   -2.00");
  EXPECT_EQ(signed_decimal(2.345, 2, 7), "  +2.35");
  EXPECT_EQ(decimal(0.1), "0.1");
}

TEST_F(IndonesianLocale, EveryFormatPrintsScoresAlike) {
  SearchResults results;
  results.total = 1234567;
  Hit hit;
  hit.rank = 1;
  hit.score = 1.399879;
  hit.article.id = "a1";
  hit.article.title = "Harga Cabai";
  hit.contributions.push_back({"cabai", 1.399879});
  results.hits.push_back(hit);
  for (const std::string& format : printer_formats()) {
    std::ostringstream indonesian;
    make_printer(format, {})->print(results, indonesian);
    std::locale::global(std::locale::classic());
    std::ostringstream plain;
    make_printer(format, {})->print(results, plain);
    std::locale::global(std::locale("id_ID.UTF-8"));
    EXPECT_EQ(indonesian.str(), plain.str()) << format;
    EXPECT_EQ(indonesian.str().find("1,39"), std::string::npos) << format;
  }
}

TEST_F(IndonesianLocale, NumbersAreReadWithAPoint) {
  QueryOptions options;
  set_option(options, "time_limit", "2.5");
  EXPECT_EQ(options.search.time_limit, std::chrono::milliseconds{2500});
  EXPECT_THROW(set_option(options, "time_limit", "2,5"), Error);
  const ReadResult read = article_from_json(R"({"judul": "Gempa", "isi": "Gempa bumi.", "id": 1234567.5})");
  EXPECT_EQ(std::get<Article>(read).id, "1234567.5");
}

TEST_F(IndonesianLocale, AnArchiveIsMadeAndSearchedAlike) {
  std::vector<std::string> printed;
  for (const char* locale : {"C", "id_ID.UTF-8"}) {
    std::locale::global(std::locale(locale));
    const tests::TemporaryDirectory folder;
    std::string lines;
    for (int i = 0; i < 1500; ++i)
      lines += R"({"id": )" + std::to_string(1000000 + i) + R"(, "isi": "Harga cabai naik 1.500 rupiah.")" +
               (i == 0 ? R"(, "judul": "Cabai")" : "") + "}\n";
    (void)add_sources(folder.path("arsip"), {folder.write("berita.jsonl", lines)}, {});
    EXPECT_EQ(verify_archive(folder.path("arsip")).faults, 0U);
    SearchOptions options;
    options.facets = {Facet::media};
    std::ostringstream out;
    make_printer("json", {})
        ->print(Searcher(folder.path("arsip")).search(parse_query("cabai"), options), out);
    printed.push_back(out.str());
  }
  EXPECT_EQ(printed[0], printed[1]);
  EXPECT_NE(printed[0].find("1500"), std::string::npos);
}

}  // namespace
}  // namespace warta
