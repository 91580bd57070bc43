// SPDX-License-Identifier: GPL-3.0-or-later
// The same articles make the same archive, whatever their way in. Compares every posting, position, value and
// stored byte by id (archive_contents.h).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "indexer/build/sharded_build.h"
#include "tests/indexer/archive/archive_contents.h"
#include "tests/temporary_directory.h"
#include "warta/archive_tools.h"
#include "warta/archive_writer.h"

namespace warta {
namespace {

namespace fs = std::filesystem;

class EqualArchives : public testing::Test {
 protected:
  void SetUp() override {
    random_.seed(seed_);
    std::ifstream corpus(WARTA_SOURCE_DIR "/corpus/articles.jsonl");
    for (std::string line; std::getline(corpus, line);) lines_.push_back(line + "\n");
    ASSERT_GT(lines_.size(), 50U);
    expected_ = folder_.path("sekaligus");
    add_sources(expected_, {WARTA_SOURCE_DIR "/corpus/articles.jsonl"});
  }

  unsigned seed_ = std::random_device{}();
  testing::ScopedTrace trace_{__FILE__, __LINE__, "seed " + std::to_string(seed_)};
  std::mt19937 random_;
  tests::TemporaryDirectory folder_;
  std::string expected_;
  std::vector<std::string> lines_;
};

TEST_F(EqualArchives, WhateverTheNumberOfJobs) {
  for (const Builder builder : {Builder::automatic, Builder::xapian}) {
    for (const unsigned jobs : {1U, 2U, 4U}) {
      const std::string archive = folder_.path("jobs");
      fs::remove_all(archive);
      AddOptions options;
      options.builder = builder;
      options.jobs = jobs;
      add_sources(archive, {WARTA_SOURCE_DIR "/corpus/articles.jsonl"}, options);
      tests::expect_equal_archives(expected_, archive);
    }
  }
}

// As many shards as from a large collection, so that they are merged in two passes.
TEST_F(EqualArchives, OutOfManyShards) {
  const std::string archive = folder_.path("pecahan");
  const auto reader = open_sources({WARTA_SOURCE_DIR "/corpus/articles.jsonl"}, {});
  RecordJudge source(*reader);
  ShardedBuild build(archive, {});
  std::size_t shards = 0;
  while (std::optional<Batch> batch = source.next_batch()) {
    for (std::size_t begin = 0; begin < batch->records.size(); begin += 4, ++shards) {
      Batch few;
      for (std::size_t i = begin; i < std::min(begin + 4, batch->records.size()); ++i)
        few.records.push_back(std::move(batch->records[i]));
      build.prepare_batch(few, 0);
    }
  }
  EXPECT_GT(shards, 33U);
  build.finish();
  EXPECT_TRUE(fs::is_empty(archive + ".shards"));
  tests::expect_equal_archives(expected_, archive);
  EXPECT_EQ(verify_archive(archive).faults, 0U);
}

TEST_F(EqualArchives, EvenWhenMemoryIsShort) {
  const std::string archive = folder_.path("sempit");
  AddOptions options;
  options.memory_bytes = 1 << 20;
  add_sources(archive, {WARTA_SOURCE_DIR "/corpus/articles.jsonl"}, options);
  tests::expect_equal_archives(expected_, archive);
}

TEST_F(EqualArchives, FromOneFileOrFromTheShuffledFilesOfADirectory) {
  std::shuffle(lines_.begin(), lines_.end(), random_);
  for (std::size_t i = 0; i < lines_.size(); ++i)
    folder_.write("berkas/" + std::to_string(i % 7) + "/" + std::to_string(i) + ".jsonl", lines_[i]);
  const std::string archive = folder_.path("direktori");
  add_sources(archive, {folder_.path("berkas")});
  tests::expect_equal_archives(expected_, archive);
}

TEST_F(EqualArchives, AtOnceOrInTwentyAdditions) {
  constexpr std::size_t kAdditions = 20;
  std::shuffle(lines_.begin(), lines_.end(), random_);
  const std::string archive = folder_.path("sedikit-sedikit");
  for (std::size_t part = 0; part < kAdditions; ++part) {
    std::string some;
    for (std::size_t i = part; i < lines_.size(); i += kAdditions) some += lines_[i];
    const AddReport report = add_sources(archive, {folder_.write("bagian.jsonl", some)});
    EXPECT_EQ(report.rejected, 0U);
  }
  tests::expect_equal_archives(expected_, archive);
  compact_archive(archive);
  tests::expect_equal_archives(expected_, archive);
}

TEST_F(EqualArchives, AfterChangesAndTheirUndoing) {
  const std::string archive = folder_.path("bolak-balik");
  fs::copy(expected_, archive);
  std::vector<std::string> ids;
  export_articles(expected_, [&](const Article& article) {
    ids.push_back(article.id);
    return true;
  });
  std::shuffle(ids.begin(), ids.end(), random_);
  ids.resize(20);
  remove_articles(archive, {ids.begin(), ids.begin() + 10});
  {
    ArchiveWriter writer(archive);
    Article other;
    other.title = "Untuk sementara";
    for (auto id = ids.begin() + 10; id != ids.end(); ++id) {
      other.id = *id;
      EXPECT_EQ(writer.put(other), PutOutcome::updated);
    }
  }
  const AddReport report = add_sources(archive, {WARTA_SOURCE_DIR "/corpus/articles.jsonl"});
  EXPECT_EQ(report.added, 10U);
  EXPECT_EQ(report.updated, 10U);
  tests::expect_equal_archives(expected_, archive);
}

// All real articles that are available: they have more variety than the small corpus.
TEST_F(EqualArchives, RealNewsThroughBothBuildersAndBackFromAnExport) {
  const fs::path news =
      fs::path(WARTA_SOURCE_DIR).parent_path() / "shared/data/news/insei_inflation.jsonl.gz";
  if (!fs::exists(news)) GTEST_SKIP() << "no development data beside the sources";
  const std::string direct = folder_.path("langsung");
  const std::string copy = folder_.path("salinan");
  add_sources(direct, {news.string()});
  {
    ArchiveWriter writer(copy);
    export_articles(direct, [&](const Article& article) {
      writer.put(article);
      return true;
    });
  }
  tests::expect_equal_archives(direct, copy);
}

}  // namespace
}  // namespace warta
