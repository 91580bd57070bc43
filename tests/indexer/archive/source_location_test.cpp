// SPDX-License-Identifier: GPL-3.0-or-later
// Places of origin as text.
#include <gtest/gtest.h>

#include "warta/article.h"

TEST(SourceLocation, NamesFileEntryAndLine) {
  EXPECT_EQ((warta::SourceLocation{"a.jsonl", "", 3}.to_string()), "a.jsonl:3");
  EXPECT_EQ((warta::SourceLocation{"a.tar", "b.txt", 0}.to_string()), "a.tar(b.txt)");
  EXPECT_EQ((warta::SourceLocation{"-", "", 0}.to_string()), "-");
}
