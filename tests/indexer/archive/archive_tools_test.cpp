// SPDX-License-Identifier: GPL-3.0-or-later
// warta/archive_tools.h: statistics, removal, compaction, export, duplicates.
#include "warta/archive_tools.h"

#include <gtest/gtest.h>

#include "tests/indexer/archive/archive_contents.h"
#include "tests/temporary_directory.h"
#include "warta/archive_writer.h"
#include "warta/error.h"

namespace warta {
namespace {

using tests::TemporaryDirectory;

const std::string kCorpus = WARTA_SOURCE_DIR "/corpus";

Article article(const std::string& id, const std::string& title) {
  Article made;
  made.id = id;
  made.title = title;
  made.body = "JAKARTA, KOMPAS.com - " + title + " (17/9/2023). Penulis: Siti.";
  return made;
}

TEST(ArchiveTools, ExportedArticlesMakeTheSameArchive) {
  const TemporaryDirectory folder;
  const std::string original = folder.path("satu");
  const std::string copy = folder.path("dua");
  add_sources(original, {kCorpus});
  {
    ArchiveWriter writer(copy);
    export_articles(original, [&](const Article& exported) {
      EXPECT_EQ(writer.put(exported), PutOutcome::added);
      return true;
    });
  }
  tests::expect_equal_archives(original, copy);
}

TEST(ArchiveTools, ExportGivesFieldsAsTheSourceHadThem) {
  const TemporaryDirectory folder;
  const std::string archive = folder.path("arsip");
  ArchiveWriter(archive).put(article("a", "Harga cabai turun"));
  int exported = 0;
  export_articles(archive, [&](const Article& found) {
    ++exported;
    EXPECT_EQ(found.id, "a");
    EXPECT_TRUE(found.publisher.empty()) << found.publisher;
    EXPECT_TRUE(found.language.empty());
    EXPECT_FALSE(found.published.has_value());
    return true;
  });
  EXPECT_EQ(exported, 1);
}

TEST(ArchiveTools, ExportStopsWhenTheSinkSaysSo) {
  const TemporaryDirectory folder;
  add_sources(folder.path("arsip"), {kCorpus});
  int exported = 0;
  export_articles(folder.path("arsip"), [&](const Article&) { return ++exported < 3; });
  EXPECT_EQ(exported, 3);
}

TEST(ArchiveTools, ExportGoesOnWhileAWriterReplacesArticles) {
  const TemporaryDirectory folder;
  const std::string archive = folder.path("arsip");
  constexpr int kArticles = 40;
  ArchiveWriter writer(archive);
  for (int i = 0; i < kArticles; ++i) writer.put(article(std::to_string(i), "Lama"));
  writer.commit();
  int exported = 0;
  export_articles(archive, [&](const Article&) {
    writer.put(article(std::to_string(kArticles - 1 - exported), "Baru"));
    writer.commit();
    return ++exported < 2 * kArticles;
  });
  EXPECT_EQ(exported, kArticles);
}

TEST(ArchiveTools, RemovesWhatIsThereAndNamesWhatIsNot) {
  const TemporaryDirectory folder;
  const std::string archive = folder.path("arsip");
  {
    WriterOptions options;
    options.clean = false;  // whatever the archive was made with
    ArchiveWriter writer(archive, options);
    writer.put(article("a", "Satu"));
    writer.put(article("b", "Dua"));
  }
  const RemoveReport report = remove_articles(archive, {"x", "a", "y", "a"});
  EXPECT_EQ(report.removed, 1U);
  EXPECT_EQ(report.missing, (std::vector<std::string>{"x", "y", "a"}));
  EXPECT_EQ(archive_stats(archive).articles, 1U);
  EXPECT_EQ(tests::archive_contents(archive).count("b"), 1U);
}

TEST(ArchiveTools, StatsCountWhatIsThere) {
  const TemporaryDirectory folder;
  const std::string archive = folder.path("arsip");
  {
    ArchiveWriter writer(archive);
    Article first = article("a", "Satu");
    first.published = parse_published_at("2019-01-02");
    writer.put(first);
    writer.put(article("b", "Dua kata lagi"));
    Article undated = article("c", "Tiga");
    undated.body = "isi";
    undated.publisher = "Mingguan Desa";
    writer.put(undated);
  }
  const ArchiveStats stats = archive_stats(archive);
  EXPECT_EQ(stats.articles, 3U);
  EXPECT_EQ(stats.dated, 2U);
  EXPECT_EQ(stats.first_day, "2019-01-02");
  EXPECT_EQ(stats.last_day, "2023-09-17");
  EXPECT_EQ(stats.longest_id, "b");
  EXPECT_EQ(stats.media,
            (std::vector<std::pair<std::string, std::uint64_t>>{{"Kompas", 2}, {"Mingguan Desa", 1}}));
  EXPECT_EQ(stats.builder, "xapian");
  EXPECT_GT(stats.bytes, 0U);
}

TEST(ArchiveTools, ASecondWriterIsToldWhoHoldsTheArchive) {
  const TemporaryDirectory folder;
  const std::string archive = folder.path("arsip");
  ArchiveWriter writer(archive);
  writer.put(article("a", "Satu"));
  writer.commit();
  try {
    (void)remove_articles(archive, {"a"});
    FAIL() << "two writers";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::archive_locked);
    const std::string message = error.what();
    EXPECT_NE(message.find("process " + std::to_string(getpid()) + " on "), std::string::npos) << message;
    EXPECT_NE(message.find(" since 20"), std::string::npos) << message;
  }
}

}  // namespace
}  // namespace warta
