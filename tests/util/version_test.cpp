// SPDX-License-Identifier: GPL-3.0-or-later
// The version is the same in headers and library.
#include "warta/version.h"

#include <gtest/gtest.h>

#include <string>

TEST(Version, IsThreeNumbers) { EXPECT_STREQ(warta::version(), "0.2.0"); }

TEST(Version, OfTheHeadersIsThatOfCMake) {
  EXPECT_EQ(std::to_string(WARTA_VERSION_MAJOR) + '.' + std::to_string(WARTA_VERSION_MINOR) + '.' +
                std::to_string(WARTA_VERSION_PATCH),
            warta::version());
}
