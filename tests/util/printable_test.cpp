// SPDX-License-Identifier: GPL-3.0-or-later
// Safe output and display width.
#include "util/printable.h"

#include <gtest/gtest.h>

namespace warta {
namespace {

TEST(Printable, TakesTheSpellOutOfControlCharacters) {
  EXPECT_EQ(printable("a\x1b[31mb"), "a\xEF\xBF\xBD[31mb");
  EXPECT_EQ(printable("\x07\x7F"), "\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(printable("\xC2\x9B"
                      "31m"),
            "\xEF\xBF\xBD"
            "31m");
  EXPECT_EQ(printable("\xE2\x80\xAE"
                      "abc\xE2\x81\xA6"),
            "\xEF\xBF\xBD"
            "abc\xEF\xBF\xBD");
  EXPECT_EQ(printable("baris\tsatu\ndua “kutip”"), "baris\tsatu\ndua “kutip”");
}

TEST(DisplayWidth, CountsColumnsNotBytes) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("é–“"), 3U);
  EXPECT_EQ(display_width("中文"), 4U);
  EXPECT_EQ(display_width("e\xCC\x81"), 1U);
}

}  // namespace
}  // namespace warta
