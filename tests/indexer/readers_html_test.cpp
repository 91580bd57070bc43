// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "indexer/readers/html_article.h"
#include "tests/indexer/read_all.h"
#include "tests/temporary_directory.h"

namespace warta {
namespace {

using tests::Read;
using tests::read;
using tests::TemporaryDirectory;

TEST(HtmlFragment, MarkupGoesAndParagraphsStay) {
  EXPECT_EQ(readers::html_fragment_text(
                "<p>Harga <b>cab</b>ai naik.</p><p>Petani<br>menunggu&nbsp;hujan &amp; panen.</p>"),
            "Harga cabai naik.\nPetani\nmenunggu hujan & panen.");
  EXPECT_EQ(readers::html_fragment_text(""), "");
  EXPECT_EQ(readers::html_fragment_text("tanpa markah"), "tanpa markah");
}

}  // namespace
}  // namespace warta
