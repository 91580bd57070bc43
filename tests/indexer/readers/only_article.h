// SPDX-License-Identifier: GPL-3.0-or-later
// Reads bytes that must contain exactly one article.
#pragma once

#include <gtest/gtest.h>

#include <string_view>

#include "tests/indexer/readers/reader_properties.h"

namespace warta::tests {

// The article in `bytes`, read as `format`; an issue, another article or none is a failure.
inline Article only_article(std::string_view format, std::string_view bytes) {
  const reader_properties::Outcome read = reader_properties::read_bytes(format, bytes);
  EXPECT_EQ(read.broken, "");
  for (const ReadIssue& issue : read.issues) ADD_FAILURE() << issue.reason.english;
  EXPECT_EQ(read.articles.size(), 1U);
  return read.articles.empty() ? Article{} : read.articles[0];
}

}  // namespace warta::tests
