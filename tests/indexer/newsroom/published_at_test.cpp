// SPDX-License-Identifier: GPL-3.0-or-later
// Dates in every form that is read, and those that are not.
#include "warta/published_at.h"

#include <gtest/gtest.h>

namespace warta {
namespace {

struct Row {
  const char* written;
  const char* read;  // empty: not a date
};

TEST(PublishedAt, FormsThatNewsroomsWriteAreRead) {
  const Row rows[] = {
      {"2023-09-17", "2023-09-17"},
      {"2023/09/17", "2023-09-17"},
      {"2023-09-17T08:00:00+07:00", "2023-09-17T08:00:00+07:00"},
      {"2023-09-17T08:00:00Z", "2023-09-17T08:00:00+00:00"},
      {"2023-09-17 08:00:00.123+0800", "2023-09-17T08:00:00+08:00"},
      {"17/9/2023", "2023-09-17"},
      {"17-09-2023", "2023-09-17"},
      {"17.09.2023", "2023-09-17"},
      {"17 September 2023", "2023-09-17"},
      {"17 Agt 2023", "2023-08-17"},
      {"6 Nop 2019", "2019-11-06"},
      {"Minggu (17/9/2023)", "2023-09-17"},
      {"Jum'at, 15 September 2023 08.00 WIB", "2023-09-15T08:00:00+07:00"},
      {"Jum’at, 15 September 2023, pukul 08:00 WITA", "2023-09-15T08:00:00+08:00"},
      {"Senin, 18 September 2023 | 23:59 WIT", "2023-09-18T23:59:00+09:00"},
      {"Sun, 17 Sep 2023 08:00:00 +0700", "2023-09-17T08:00:00+07:00"},
      {"Wednesday, 01 Feb 2023 08:15 WIB", "2023-02-01T08:15:00+07:00"},
      {"Rab, 1 Februari 2023", "2023-02-01"},
      {"February 1, 2023", "2023-02-01"},
      {"Thu, 17 Aug 2023 01:00:00 +0000", "2023-08-17T01:00:00+00:00"},
      {"Tue, 31 Oct 2023 01:00:00 GMT", "2023-10-31T01:00:00+00:00"},
      {"Sun, 31 Dec 2023 01:00:00 +0000", "2023-12-31T01:00:00+00:00"},
      {"Thursday, Feb. 2, 2023 8:15 PM", "2023-02-02T20:15:00"},
      {"Feb 1, 2023 12:05 am", "2023-02-01T00:05:00"},
      {"2023-02-01 12:05 PM", "2023-02-01T12:05:00"},
      {"Wed Feb 01 01:15:00 +0000 2023", "2023-02-01T01:15:00+00:00"},
      {"Wed Feb  1 01:15:00 2023", "2023-02-01T01:15:00"},
      {"9/8/2023 1:00 PM", ""},
      {"9.8.2023 1:00 PM", ""},
      {"1 Feb 2023 0:30 PM", ""},
      {"1 Feb 2023 13:30 PM", ""},
      {"Feb 30, 2023", ""},
      {"Feb 2023", ""},
      {"1675214100", ""},
      {"Kamis, 23 November 2023 – 08:15 WIB", "2023-11-23T08:15:00+07:00"},
      {"Kam, 23 Nov 2023 • 08.15 WITA", "2023-11-23T08:15:00+08:00"},
      {"23 November 2023, - 08:15 WIB", "2023-11-23T08:15:00+07:00"},
      {"23/11/2023 Pkl. 08.15 WIT", "2023-11-23T08:15:00+09:00"},
      {"Nov 23, 2023 12.05am WIB", "2023-11-23T00:05:00+07:00"},
      {"Thu Nov 23 2023 08:15:00 GMT+0700", "2023-11-23T08:15:00+07:00"},
      {"29/2/2024", "2024-02-29"},
      {"29/2/2023", ""},
      {"9/17/2023", ""},
      {"31 April 2023", ""},
      {"2023-13-01", ""},
      {"2023", ""},
      {"17/9/23", ""},
      {"kemarin", ""},
      {"17 September 2023 dan seterusnya", ""},
      {"2023-09-17T25:00:00", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    const auto read = parse_published_at(row.written);
    EXPECT_EQ(read ? read->to_string() : "", row.read) << row.written;
  }
}

TEST(PublishedAt, DayIsTakenInTheAskedZone) {
  const auto late = parse_published_at("2023-09-17T23:30:00Z");
  ASSERT_TRUE(late);
  using namespace std::chrono;
  EXPECT_EQ(late->day_in(), year_month_day{2023y / September / 18d});
  EXPECT_EQ(late->day_in(minutes{0}), year_month_day{2023y / September / 17d});
  const auto without_zone = parse_published_at("2023-09-17T23:30:00");
  EXPECT_EQ(without_zone->day_in(minutes{-600}), year_month_day{2023y / September / 17d});
}

}  // namespace
}  // namespace warta
