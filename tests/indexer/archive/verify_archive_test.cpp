// SPDX-License-Identifier: GPL-3.0-or-later
// verify_archive(): damage that Xapian does not notice.
#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/archive/schema.h"
#include "indexer/archive/stored_article.h"
#include "tests/corpus_size.h"
#include "tests/temporary_directory.h"
#include "warta/archive_tools.h"
#include "warta/archive_writer.h"
#include "warta/error.h"

namespace warta {
namespace {

using tests::TemporaryDirectory;

struct Verdict {
  VerifyReport report;
  std::string said;
};

Verdict verify(const std::string& archive) {
  Verdict verdict;
  VerifyOptions options;
  options.on_fault = [&](const Fault& fault) {
    verdict.said += fault.article + ": " + fault.what.english + "\n";
  };
  verdict.report = verify_archive(archive, options);
  return verdict;
}

class VerifyArchive : public testing::Test {
 protected:
  void SetUp() override {
    archive_ = folder_.path("arsip");
    add_sources(archive_, {WARTA_SOURCE_DIR "/corpus"});
  }

  // Changes the document of an article without the library.
  template <typename Change>
  void tamper(const std::string& id, const Change& change) {
    Xapian::WritableDatabase database(archive_, Xapian::DB_OPEN);
    const Xapian::docid docid = *database.postlist_begin(schema::id_term(id));
    Xapian::Document document = database.get_document(docid);
    change(document);
    database.replace_document(docid, document);
  }

  void expect_fault(const std::string& what) {
    const Verdict verdict = verify(archive_);
    EXPECT_GT(verdict.report.faults, 0U);
    EXPECT_NE(verdict.said.find(what), std::string::npos) << verdict.said;
  }

  TemporaryDirectory folder_;
  std::string archive_;
};

TEST_F(VerifyArchive, FindsNothingInAGoodArchive) {
  const Verdict verdict = verify(archive_);
  EXPECT_EQ(verdict.said, "");
  EXPECT_EQ(verdict.report.faults, 0U);
  EXPECT_EQ(verdict.report.articles, kCorpusArticles);
  EXPECT_EQ(verdict.report.reanalysed, kCorpusArticles);
}

TEST_F(VerifyArchive, FindsNothingAfterChanges) {
  add_sources(archive_, {folder_.write("a.txt", "Harga cabai turun\n\nPetani menunggu.")});
  remove_articles(archive_, {"bencana-001"});
  EXPECT_EQ(verify(archive_).said, "");
}

// Xapian cannot store that a word stands at positions 0 and 1.
TEST_F(VerifyArchive, FindsNothingInATitleThatBeginsWithAWordTwice) {
  add_sources(archive_, {folder_.write("a.txt", "Oleh-oleh oleh oleh\n\nKata kata kata.")});
  EXPECT_EQ(verify(archive_).said, "");
}

TEST_F(VerifyArchive, SamplesAsManyAsAsked) {
  VerifyOptions options;
  options.sample = 10;
  const VerifyReport report = verify_archive(archive_, options);
  EXPECT_EQ(report.articles, kCorpusArticles);
  EXPECT_GE(report.reanalysed, 10U);
  EXPECT_LE(report.reanalysed, 20U);
}

TEST_F(VerifyArchive, NamesAnArticleWithATermTooMany) {
  tamper("bencana-001", [](Xapian::Document& document) { document.add_posting("zzz", 7, 3); });
  expect_fault("bencana-001: should not have zzz (wdf 3 7)");
}

TEST_F(VerifyArchive, NamesAnArticleWithAChangedValue) {
  tamper("bencana-001", [](Xapian::Document& document) { document.add_value(schema::kMediaSlot, "Lain"); });
  expect_fault("bencana-001: should not have value 1 = Lain");
}

TEST_F(VerifyArchive, NamesADamagedRecord) {
  tamper("bencana-001", [](Xapian::Document& document) { document.set_data("rusak"); });
  expect_fault("its stored record is damaged");
}

TEST_F(VerifyArchive, NamesAChangedText) {
  tamper("bencana-001", [](Xapian::Document& document) {
    StoredArticle stored = stored_article(document.get_data());
    stored.article.body[0] = 'X';
    document.set_data(serialize(stored));
  });
  expect_fault("bencana-001: its text or fields are not those that were read");
}

TEST_F(VerifyArchive, NamesAnIdThatComesTwice) {
  {
    Xapian::WritableDatabase database(archive_, Xapian::DB_OPEN);
    database.add_document(database.get_document(*database.postlist_begin(schema::id_term("bencana-001"))));
  }
  expect_fault("bencana-001: its id is the id of 2 articles");
  expect_fault("has " + std::to_string(kCorpusArticles) + " ids for " + std::to_string(kCorpusArticles + 1) +
               " articles");
}

TEST_F(VerifyArchive, NamesAnotherAnalyzer) {
  Xapian::WritableDatabase(archive_, Xapian::DB_OPEN)
      .set_metadata(std::string(schema::kMetaAnalyzer), "lain-1");
  expect_fault("was written with analyzer lain-1");
}

TEST_F(VerifyArchive, NamesThePartOfTheAnalyzerThatDiffers) {
  const auto write = [this](const std::string& fingerprint) {
    Xapian::WritableDatabase(archive_, Xapian::DB_OPEN)
        .set_metadata(std::string(schema::kMetaAnalyzer), fingerprint);
  };
  const std::string ours = make_indonesian_analyzer()->fingerprint();
  const std::size_t lexicon = ours.find("lexicon-");
  ASSERT_NE(lexicon, std::string::npos) << ours;
  write(ours.substr(0, lexicon) + "lexicon-0123");
  expect_fault("was written with another lexicon (0123; this program has " + ours.substr(lexicon + 8) +
               "); run `warta-index reindex");
  const std::size_t words = ours.find("/words-");
  write("id-45" + ours.substr(words, lexicon - words) + "lexicon-67");
  expect_fault("another lexicon (67; this program has ");
  expect_fault(") and another version of the analysis of words (45; this program has ");
}

TEST_F(VerifyArchive, WaitsForNobodyAndSaysSo) {
  ArchiveWriter writer(archive_);
  try {
    (void)verify_archive(archive_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::archive_locked);
  }
}

}  // namespace
}  // namespace warta
