// SPDX-License-Identifier: GPL-3.0-or-later
// Compaction and reindexing: a new archive is built next to the old one and swapped with it.
#include <gtest/gtest.h>
#include <xapian.h>

#include <array>
#include <atomic>
#include <filesystem>
#include <random>
#include <thread>

#include "indexer/archive/compaction.h"
#include "indexer/archive/schema.h"
#include "tests/corpus_size.h"
#include "tests/indexer/archive/archive_contents.h"
#include "tests/temporary_directory.h"
#include "warta/archive_tools.h"
#include "warta/archive_writer.h"
#include "warta/error.h"
#include "warta/searcher.h"

namespace warta {
namespace {

namespace fs = std::filesystem;
using tests::TemporaryDirectory;

class ArchiveRewriting : public testing::Test {
 protected:
  void SetUp() override {
    archive_ = folder_.path("arsip");
    copy_ = folder_.path("salinan");
    add_sources(archive_, {WARTA_SOURCE_DIR "/corpus"});
    fs::copy(archive_, copy_);
  }

  [[nodiscard]] std::uint64_t found(const std::string& query) const {
    return Searcher(archive_).count(parse_query(query));
  }

  // Nothing but the archives: no build folder, no lock note.
  void expect_no_litter() const {
    for (const auto& entry : fs::directory_iterator(folder_.path()))
      EXPECT_TRUE(entry.path() == archive_ || entry.path() == copy_) << entry.path();
    EXPECT_FALSE(fs::exists(fs::path(archive_) / "warta.lock"));
  }

  void set_metadata(std::string_view key, const std::string& value) const {
    Xapian::WritableDatabase database(archive_, Xapian::DB_OPEN);
    database.set_metadata(std::string(key), value);
    database.commit();
  }

  TemporaryDirectory folder_;
  std::string archive_, copy_;
};

TEST_F(ArchiveRewriting, CompactingKeepsEverythingAndGivesSpaceBack) {
  {
    ArchiveWriter writer(archive_);
    Article article;
    article.title = "Harga cabai";
    for (int i = 0; i < 300; ++i) {
      article.id = std::to_string(i);
      article.body = "Petani menunggu pembeli nomor " + std::to_string(i);
      writer.put(article);
      if (i % 50 == 0) writer.commit();
    }
    for (int i = 0; i < 300; ++i) writer.erase(std::to_string(i));
  }
  const CompactReport report = compact_archive(archive_);
  EXPECT_LT(report.bytes_after, report.bytes_before);
  EXPECT_EQ(report.bytes_after, size_on_disk(archive_));
  tests::expect_equal_archives(copy_, archive_);
  expect_no_litter();
  EXPECT_EQ(verify_archive(archive_).faults, 0U);
}

TEST_F(ArchiveRewriting, ACompactedArchiveCanBeAddedTo) {
  compact_archive(archive_);
  const AddReport report = add_sources(archive_, {WARTA_SOURCE_DIR "/corpus"});
  EXPECT_EQ(report.unchanged, kCorpusArticles);
  ArchiveWriter writer(archive_);
  EXPECT_TRUE(writer.erase("bencana-001"));
}

TEST_F(ArchiveRewriting, ASearcherGoesOnAndSeesTheNewArchiveAfterReopening) {
  Searcher searcher(archive_);
  const ParsedQuery query = parse_query("drone kamikaze");
  const std::uint64_t before = searcher.count(query);
  compact_archive(archive_);
  EXPECT_EQ(searcher.count(query), before);
  EXPECT_EQ(searcher.search(query).total, before);
  EXPECT_EQ(remove_articles(archive_, {"bencana-001"}).removed, 1U);
  searcher.reopen();
  EXPECT_EQ(searcher.article_count(), kCorpusArticles - 1);
}

// Each commit, compaction and reindex removes something that open searchers use.
TEST_F(ArchiveRewriting, SearchersNeverFailWhileAWriterWorks) {
  constexpr int kSearchers = 4;
  std::atomic<bool> done{false};
  std::array<std::uint64_t, kSearchers> searches{};
  std::vector<std::thread> threads;
  for (std::uint64_t& count : searches) {
    threads.emplace_back([&, this] {
      Searcher searcher(archive_);
      const ParsedQuery query = parse_query("drone kamikaze OR harga OR petani");
      try {
        for (; !done; ++count) {
          if (count % 8 == 7) searcher.reopen();
          EXPECT_GT(searcher.search(query).total, 0U);
        }
      } catch (const Error& error) {
        ADD_FAILURE() << error.what();
      }
    });
  }
  AddOptions options;
  options.writer.commit_every = 3;
  for (int edition = 1; edition <= 3; ++edition) {
    std::string lines;
    for (int i = 0; i < 60; ++i)
      lines +=
          R"({"id":")" + std::to_string(i) + R"(","title":"Harga edisi )" + std::to_string(edition) + "\"}\n";
    add_sources(archive_, {folder_.write("baru.jsonl", lines)}, options);
    compact_archive(archive_);
    reindex_archive(archive_);
  }
  done = true;
  for (std::thread& thread : threads) thread.join();
  for (const std::uint64_t count : searches) EXPECT_GT(count, 0U);
}

TEST(Folding, TheRuleFoldsATenthOfWasteBelowAGibibyteAndAHalfAbove) {
  constexpr std::uint64_t kMiB = 1 << 20;
  EXPECT_FALSE(compaction_is_due(110 * kMiB, 1000, 100 * kMiB, 1000));
  EXPECT_TRUE(compaction_is_due(111 * kMiB, 1000, 100 * kMiB, 1000));
  EXPECT_FALSE(compaction_is_due(200 * kMiB, 2000, 100 * kMiB, 1000)) << "growth by articles is no waste";
  EXPECT_TRUE(compaction_is_due(100 * kMiB, 500, 100 * kMiB, 1000)) << "removed articles leave space";
  EXPECT_FALSE(compaction_is_due(2 * kMiB, 10, kMiB, 10)) << "a mebibyte is not worth it";
  EXPECT_FALSE(compaction_is_due(2900 * kMiB, 1000, 2000 * kMiB, 1000));
  EXPECT_TRUE(compaction_is_due(3100 * kMiB, 1000, 2000 * kMiB, 1000));
  EXPECT_FALSE(compaction_is_due(100 * kMiB, 10, 0, 0)) << "nothing noted";
}

// Enough made-up text that free blocks add up to more than a mebibyte.
std::string many_articles(int count, int edition) {
  std::mt19937 random(7);  // the same words each time
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += R"({"id":")" + std::to_string(i) + R"(","title":"Edisi )" +
             std::to_string(i % 10 == 0 ? edition : 0) + R"(","body":")";
    for (int word = 0; word < 120; ++word) lines += "kata" + std::to_string(random() % 5000) + " ";
    lines += "\"}\n";
  }
  return lines;
}

TEST(Folding, ChangedArticlesDoNotGrowTheArchiveByMoreThanATenth) {
  const TemporaryDirectory folder;
  const std::string archive = folder.path("arsip");
  constexpr int kArticles = 1200;
  add_sources(archive, {folder.write("satu.jsonl", many_articles(kArticles, 1))});
  const std::uint64_t before = size_on_disk(archive);
  const AddReport report = add_sources(archive, {folder.write("dua.jsonl", many_articles(kArticles, 2))});
  EXPECT_EQ(report.updated, kArticles / 10U);
  EXPECT_EQ(report.unchanged, kArticles * 9U / 10U);
  EXPECT_TRUE(report.compacted);
  EXPECT_EQ(report.compaction_failure.english, "");
  EXPECT_LT(size_on_disk(archive), before + before / 10);
  const std::string anew = folder.path("baru");
  add_sources(anew, {folder.path("dua.jsonl")});
  tests::expect_equal_archives(anew, archive);
}

TEST_F(ArchiveRewriting, ReindexingMakesTheSameArchive) {
  for (const Builder builder : {Builder::automatic, Builder::xapian}) {
    ReindexOptions options;
    options.builder = builder;
    EXPECT_EQ(reindex_archive(archive_, options).articles, kCorpusArticles);
    tests::expect_equal_archives(copy_, archive_);
    EXPECT_EQ(verify_archive(archive_).faults, 0U);
    expect_no_litter();
  }
}

TEST_F(ArchiveRewriting, ReindexingCuresAnotherAnalyzerAndOtherRules) {
  set_metadata(schema::kMetaAnalyzer, "lain-1");
  set_metadata(schema::kMetaCleaning, "newsroom-0");
  EXPECT_THROW(Searcher{archive_}, Error);
  EXPECT_THROW(ArchiveWriter{archive_}, Error);
  reindex_archive(archive_);
  tests::expect_equal_archives(copy_, archive_);
}

TEST_F(ArchiveRewriting, ReindexingKeepsTheExceptionsUnlessNewOnesAreGiven) {
  const std::string archive = folder_.path("lain");
  AddOptions options;
  options.writer.exceptions = "bakwan\tkue\n";
  add_sources(archive, {folder_.write("a.txt", "Pedagang bakwan\n\nRamai.")}, options);
  SearchOptions by_root;
  by_root.level = Level::root;
  const auto count = [&](const char* query) { return Searcher(archive).count(parse_query(query), by_root); };
  EXPECT_EQ(count("kue"), 1U);
  reindex_archive(archive);
  EXPECT_EQ(count("kue"), 1U);
  ReindexOptions others;
  others.exceptions = "bakwan\troti\n";
  reindex_archive(archive, others);
  EXPECT_EQ(count("kue"), 0U);
  EXPECT_EQ(count("roti"), 1U);
}

TEST_F(ArchiveRewriting, ReindexingCanTurnTheNewsroomRulesOffAndOn) {
  EXPECT_EQ(found("gandum merosot"), 0U);
  ReindexOptions options;
  options.clean = false;
  reindex_archive(archive_, options);
  EXPECT_EQ(found("gandum merosot"), 1U);
  reindex_archive(archive_);
  EXPECT_EQ(found("gandum merosot"), 1U) << "kept";
  options.clean = true;
  reindex_archive(archive_, options);
  tests::expect_equal_archives(copy_, archive_);
}

TEST_F(ArchiveRewriting, ReindexingThatIsStoppedLeavesTheArchiveAsItWas) {
  ReindexOptions options;
  options.progress = [](const AddProgress&) { return false; };
  EXPECT_TRUE(reindex_archive(archive_, options).interrupted);
  tests::expect_equal_archives(copy_, archive_);
  expect_no_litter();
}

TEST_F(ArchiveRewriting, ReindexingRefusesToLoseAnArticleItCannotRead) {
  {
    Xapian::WritableDatabase database(archive_, Xapian::DB_OPEN);
    Xapian::Document document = database.get_document(3);
    document.set_data("rusak");
    database.replace_document(3, document);
  }
  try {
    reindex_archive(archive_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::archive_corrupt);
    EXPECT_NE(std::string(error.what()).find("article number 3"), std::string::npos) << error.what();
  }
  EXPECT_EQ(archive_stats(archive_).articles, kCorpusArticles);
  expect_no_litter();
}

TEST_F(ArchiveRewriting, ALaterFormatIsNotTouched) {
  set_metadata(schema::kMetaFormat, "99");
  for (const auto& attempt : std::vector<std::function<void()>>{
           [&] { reindex_archive(archive_); }, [&] { compact_archive(archive_); },
           [&] { remove_articles(archive_, {"x"}); }, [&] { ArchiveWriter writer(archive_); }}) {
    try {
      attempt();
      ADD_FAILURE();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::archive_version);
      EXPECT_NE(std::string(error.what()).find("a later one"), std::string::npos) << error.what();
    }
  }
}

TEST_F(ArchiveRewriting, EveryEarlierFormatIsReindexed) {
  for (const std::string_view format : schema::kEarlierFormats) {
    set_metadata(schema::kMetaFormat, std::string(format));
    try {
      Searcher searcher(archive_);
      ADD_FAILURE() << format;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("run `warta-index reindex"), std::string::npos)
          << error.what();
    }
    reindex_archive(archive_);
    tests::expect_equal_archives(copy_, archive_);
  }
}

// The remains of a process killed between the two renames, on a file system that cannot swap.
TEST_F(ArchiveRewriting, AnArchiveThatWasMovedAsideComesBack) {
  const auto move_aside = [this] {
    fs::create_directory(archive_ + ".building");
    fs::rename(archive_, archive_ + ".building/previous");
  };
  for (const Builder builder : {Builder::automatic, Builder::xapian}) {
    move_aside();
    AddOptions options;
    options.builder = builder;
    EXPECT_EQ(add_sources(archive_, {WARTA_SOURCE_DIR "/corpus"}, options).unchanged, kCorpusArticles);
    expect_no_litter();
  }
  move_aside();
  { EXPECT_EQ(ArchiveWriter(archive_).article_count(), kCorpusArticles); }
  expect_no_litter();
  move_aside();
  try {
    Searcher searcher(archive_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find(archive_ + ".building/previous"), std::string::npos)
        << error.what();
  }
}

// Something that is not an archive is in the way.
TEST_F(ArchiveRewriting, AnArchiveThatCannotComeBackIsNotDeleted) {
  fs::create_directory(archive_ + ".building");
  fs::rename(archive_, archive_ + ".building/previous");
  folder_.write("arsip/catatan.txt", "bukan arsip");
  EXPECT_THROW(add_sources(archive_, {WARTA_SOURCE_DIR "/corpus"}), Error);
  EXPECT_TRUE(fs::exists(archive_ + ".building/previous/iamglass"));
}

}  // namespace
}  // namespace warta
