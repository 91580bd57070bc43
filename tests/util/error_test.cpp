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

TEST(Error, SpeaksBothLanguages) {
  const warta::Error error(warta::ErrorCode::io, {"a: tidak ada", "a: is not there"});
  EXPECT_STREQ(error.what(), "a: is not there");
  EXPECT_STREQ(error.in(warta::Language::en), "a: is not there");
  EXPECT_STREQ(error.in(warta::Language::id), "a: tidak ada");
  const warta::Error given(warta::ErrorCode::io, "of a program's own reader");
  EXPECT_STREQ(given.in(warta::Language::id), given.what());
}
