// SPDX-License-Identifier: GPL-3.0-or-later
// A fault of our own code in one record costs that record at most, never the run.
#include <gtest/gtest.h>

#include <new>
#include <stdexcept>

#include "indexer/build/document_builder.h"
#include "indexer/readers/bytes/record_reader.h"

namespace warta {
namespace {

const SourceLocation kPlace{"a.html", "", 7};

TEST(FaultsInRecords, AnUnexpectedExceptionRejectsTheRecordByName) {
  const ReadResult result =
      readers::guarded(kPlace, []() -> ReadResult { throw std::out_of_range("substr"); });
  const auto* issue = std::get_if<ReadIssue>(&result);
  ASSERT_NE(issue, nullptr);
  EXPECT_EQ(issue->origin.path, "a.html");
  EXPECT_NE(issue->reason.find("internal error (substr)"), std::string::npos);
}

TEST(FaultsInRecords, ErrorsOfTheFileAndLackOfMemoryAreNotOfTheRecord) {
  const auto failing = []() -> ReadResult { throw Error(ErrorCode::io, "disk"); };
  EXPECT_THROW((void)readers::guarded(kPlace, failing), Error);
  const auto starving = []() -> ReadResult { throw std::bad_alloc(); };
  EXPECT_THROW((void)readers::guarded(kPlace, starving), std::bad_alloc);
}

TEST(FaultsInRecords, AnArticleWhoseCleaningFailsIsKeptWhole) {
  Article article;
  article.body = "Baca Juga: Harga Cabai";
  const CleanedArticle cleaned =
      cleaned_or_whole(article, [](const Article&) -> CleanedArticle { throw std::out_of_range("rule"); });
  EXPECT_TRUE(cleaned.spans.empty());
  EXPECT_FALSE(cleaned_or_whole(article, clean).spans.empty());
}

}  // namespace
}  // namespace warta
