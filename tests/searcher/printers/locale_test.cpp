// SPDX-License-Identifier: GPL-3.0-or-later
// What we print does not depend on the locale that an embedding program has set.
#include <gtest/gtest.h>

#include <array>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include "util/decimal.h"
#include "warta/printer.h"

namespace warta {
namespace {

// CMakeLists.txt compiles this locale for the test and names its folder in LOCPATH.
class IndonesianLocale : public testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("LOCPATH") == nullptr) GTEST_SKIP() << "localedef could not make the locale";
    ASSERT_NE(std::setlocale(LC_ALL, "id_ID.UTF-8"), nullptr);
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.1f", 1.5);
    ASSERT_STREQ(text.data(), "1,5") << "this locale has no comma, so the test would prove nothing";
  }
  void TearDown() override { std::setlocale(LC_ALL, "C"); }
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
    std::setlocale(LC_ALL, "C");
    std::ostringstream plain;
    make_printer(format, {})->print(results, plain);
    std::setlocale(LC_ALL, "id_ID.UTF-8");
    EXPECT_EQ(indonesian.str(), plain.str()) << format;
    EXPECT_EQ(indonesian.str().find("1,39"), std::string::npos) << format;
  }
}

}  // namespace
}  // namespace warta
