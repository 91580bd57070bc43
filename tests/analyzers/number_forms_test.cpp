// SPDX-License-Identifier: GPL-3.0-or-later
// Values of numbers and dates in text.
#include "analyzers/number_forms.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace warta {
namespace {

TEST(NumberValue, FollowsIndonesianConvention) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"0", "0"},
      {"7", "7"},
      {"08", "8"},
      {"2023", "2023"},
      {"1.000", "1000"},
      {"1,000", "1000"},
      {"1.500.000", "1500000"},
      {"1,500,000", "1500000"},
      {"5,75", "5.75"},
      {"5.75", "5.75"},
      {"1,5", "1.5"},
      {"2,50", "2.5"},
      {"0,125", "0.125"},
      {"1.234,56", "1234.56"},
      {"1,234.56", "1234.56"},
      {"12.345", "12345"},
      {"6,0", "6"},
      {"1.500.000.000.000", "1500000000000"},
  };
  for (const auto& [written, value] : rows) EXPECT_EQ(number_value(written), value) << written;
}

TEST(NumberValue, IsEmptyForWhatIsNoNumber) {
  for (const char* text : {"", "a", "1a", "a1", ".5", "5.", "08.00", "23.59", "1.2.3", "1.23.456", "1..000",
                           "1,2,3", "1234567890123456789012345678901"}) {
    EXPECT_FALSE(number_value(text)) << text;
  }
}

TEST(TimesPowerOfTen, MovesTheDecimalPoint) {
  EXPECT_EQ(times_power_of_ten("1.5", 12), "1500000000000");
  EXPECT_EQ(times_power_of_ten("15", 3), "15000");
  EXPECT_EQ(times_power_of_ten("0.25", 6), "250000");
  EXPECT_EQ(times_power_of_ten("1.23456", 3), "1234.56");
}

TEST(CurrencyPrefix, IsFoundOnlyBeforeDigits) {
  EXPECT_EQ(currency_prefix("rp1,5"), 2U);
  EXPECT_EQ(currency_prefix("usd20"), 3U);
  EXPECT_EQ(currency_prefix("rpm"), 0U);
  EXPECT_EQ(currency_prefix("rp"), 0U);
}

TEST(MonthNumber, KnowsNewsroomShortForms) {
  EXPECT_EQ(month_number("agt"), 8);
  EXPECT_EQ(month_number("nop"), 11);
  EXPECT_EQ(month_number("desember"), 12);
  EXPECT_EQ(month_number("minggu"), 0);
}

}  // namespace
}  // namespace warta
