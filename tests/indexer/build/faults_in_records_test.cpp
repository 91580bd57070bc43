// SPDX-License-Identifier: GPL-3.0-or-later
// A bug of ours that affects one record costs at most that record, never the run.
#include <gtest/gtest.h>

#include <new>
#include <stdexcept>

#include "indexer/build/document_builder.h"
#include "indexer/build/indexing_run.h"
#include "indexer/readers/bytes/record_reader.h"
#include "tests/temporary_directory.h"

namespace warta {
namespace {

const SourceLocation kPlace{"a.html", "", 7};

TEST(FaultsInRecords, AnUnexpectedExceptionRejectsTheRecordByName) {
  const ReadResult result =
      readers::guarded(kPlace, []() -> ReadResult { throw std::out_of_range("substr"); });
  const auto* issue = std::get_if<ReadIssue>(&result);
  ASSERT_NE(issue, nullptr);
  EXPECT_EQ(issue->origin.path, "a.html");
  EXPECT_NE(issue->reason.english.find("internal error (substr)"), std::string::npos);
}

TEST(FaultsInRecords, ErrorsOfTheFileAndLackOfMemoryAreNotOfTheRecord) {
  const auto failing = []() -> ReadResult { throw Error(ErrorCode::io, "disk"); };
  EXPECT_THROW((void)readers::guarded(kPlace, failing), Error);
  const auto starving = []() -> ReadResult { throw std::bad_alloc(); };
  EXPECT_THROW((void)readers::guarded(kPlace, starving), std::bad_alloc);
}

TEST(FaultsInRecords, AnArticleWhoseCleaningFailsIsKeptWholeWithANote) {
  Article article;
  article.body = "Baca Juga: Harga Cabai";
  EXPECT_FALSE(cleaned_or_whole(article, clean).spans.empty());
  EXPECT_TRUE(article.notes.empty());
  const CleanedArticle cleaned =
      cleaned_or_whole(article, [](const Article&) -> CleanedArticle { throw std::out_of_range("rule"); });
  EXPECT_TRUE(cleaned.spans.empty());
  ASSERT_EQ(article.notes.size(), 1U);
  EXPECT_NE(article.notes.front().english.find("internal error in the newsroom rules (rule)"),
            std::string::npos);
}

// An analyzer that fails at one word.
class FailingAnalyzer final : public Analyzer {
 public:
  void analyze(std::string_view text, TokenSink& sink) const override {
    if (text.find("rusak") != std::string_view::npos) throw std::out_of_range("stem");
    inner_->analyze(text, sink);
  }
  [[nodiscard]] WordForms analyze_word(std::string_view word) const override {
    return inner_->analyze_word(word);
  }
  [[nodiscard]] std::string explain_word(std::string_view word) const override {
    return inner_->explain_word(word);
  }
  [[nodiscard]] bool is_function_word(std::string_view surface) const override {
    return inner_->is_function_word(surface);
  }
  [[nodiscard]] std::string fingerprint() const override { return inner_->fingerprint(); }

 private:
  std::shared_ptr<const Analyzer> inner_ = make_indonesian_analyzer();
};

TEST(FaultsInRecords, AnArticleWhoseAnalysisFailsIsKeptWithANoteAndTheNextIsWhole) {
  for (const Builder builder : {Builder::automatic, Builder::xapian}) {
    const tests::TemporaryDirectory folder;
    const std::string source =
        folder.write("a.jsonl",
                     "{\"id\":\"a\",\"title\":\"Cabai\",\"body\":\"Jalan rusak itu diperbaiki.\"}\n"
                     "{\"id\":\"b\",\"title\":\"Bawang\",\"body\":\"Harga bawang turun.\"}\n");
    AddOptions options;
    options.builder = builder;
    options.writer.analyzer = std::make_shared<FailingAnalyzer>();
    std::vector<std::string> notes;
    options.on_note = [&](const Article& article, const Bilingual& note) {
      notes.push_back(article.id + ": " + note.english);
    };
    const AddReport report = add_sources(folder.path("arsip"), {source}, options);
    EXPECT_EQ(report.added, 2U);
    EXPECT_EQ(report.rejected, 0U);
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_TRUE(notes[0].starts_with("a: internal error in the analysis (stem)")) << notes[0];
  }
}

// What a worker notes about an article is counted and reported with its place, as what the reader notes is.
TEST(FaultsInRecords, ANoteOfAnyStepIsCountedAndNamed) {
  Batch batch;
  Record& record = batch.records.emplace_back();
  record.fate = Record::Fate::added;
  record.article.origin = kPlace;
  record.read_from = kPlace.path;
  (void)cleaned_or_whole(record.article,
                         [](const Article&) -> CleanedArticle { throw std::out_of_range("rule"); });
  AddOptions options;
  std::string told;
  options.on_note = [&](const Article& article, const Bilingual& note) {
    told += article.origin.to_string() + ": " + note.english;
  };
  AddReport report;
  count_batch(batch, options, report);
  EXPECT_EQ(report.mended, 1U);
  EXPECT_TRUE(told.starts_with("a.html:7: internal error")) << told;
}

}  // namespace
}  // namespace warta
