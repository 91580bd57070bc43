// SPDX-License-Identifier: GPL-3.0-or-later
#include "warta/version.h"

#include <gtest/gtest.h>

TEST(Version, IsThreeNumbers) { EXPECT_STREQ(warta::version(), "0.1.0"); }
