// SPDX-License-Identifier: GPL-3.0-or-later
// Errors and their stable names.
#include "warta/error.h"

#include <gtest/gtest.h>

TEST(Error, CarriesItsCodeAndMessage) {
  const warta::Error error(warta::ErrorCode::archive_locked, "a: locked by 12");
  EXPECT_EQ(error.code(), warta::ErrorCode::archive_locked);
  EXPECT_STREQ(error.what(), "a: locked by 12");
  EXPECT_STREQ(warta::to_string(error.code()), "archive_locked");
}
