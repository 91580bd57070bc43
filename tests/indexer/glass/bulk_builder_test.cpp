// SPDX-License-Identifier: GPL-3.0-or-later
// BulkBuilder: errors, limits, cleaning up, and its databases in use.
#include "indexer/glass/bulk_builder.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <xapian.h>

#include <csignal>
#include <fstream>
#include <random>

#include "tests/indexer/glass/collection.h"
#include "warta/error.h"

namespace warta::glass::test {
namespace {

constexpr std::size_t segment_for_each_document = 0;
constexpr std::size_t segment_for_a_few_documents = std::size_t{3} << 20;

Collection collection_of(unsigned seed, const Shape& shape) {
  std::mt19937 random(seed);
  return random_collection(random, shape);
}

template <class Action>
ErrorCode code_of(const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  ADD_FAILURE() << "nothing was thrown";
  return {};
}

TEST(BulkBuilder, SegmentsDoNotChangeTheBytes) {
  for (unsigned seed = 7100; seed < 7120; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const Collection collection = random_collection(random, random_shape(random));
    const TemporaryDirectory directory;
    EXPECT_EQ(build_in_bulk(collection, directory / "one"), 0U);
    EXPECT_EQ(build_in_bulk(collection, directory / "many",
                            {.memory_bytes = segment_for_each_document, .uuid = {}}),
              collection.documents.size());
    expect_equal_files(directory / "one", directory / "many");
    expect_equal_databases(directory / "one", directory / "many");
    expect_sound(directory / "many");
  }
}

TEST(BulkBuilder, ThreadsDoNotChangeTheBytes) {
  const Collection collection =
      collection_of(7200, {.documents = 3000, .vocabulary = 3000, .terms_per_document = 60});
  const TemporaryDirectory directory;
  build_in_bulk(collection, directory / "1");
  for (const unsigned threads : {2U, 4U}) {
    SCOPED_TRACE(std::to_string(threads) + " threads");
    const BulkOptions options{
        .memory_bytes = threads * segment_for_a_few_documents, .threads = threads, .uuid = {}};
    EXPECT_GT(build_in_bulk(collection, directory / "n", options), 2U);
    expect_equal_files(directory / "1", directory / "n");
    std::filesystem::remove_all(directory / "n");
  }
}

TEST(BulkBuilder, InvertersMayHoldAnyDocumentsOfTheCollection) {
  const Collection collection =
      collection_of(7300, {.documents = 400, .vocabulary = 300, .terms_per_document = 40});
  const TemporaryDirectory directory;
  build_in_bulk(collection, directory / "one");
  for (const std::size_t batch : {1U, 3U, 200U, 1000U}) {
    SCOPED_TRACE("batches of " + std::to_string(batch));
    build_in_bulk(collection, directory / "three", {.threads = 3, .uuid = {}}, batch);
    expect_equal_files(directory / "one", directory / "three");
    std::filesystem::remove_all(directory / "three");
  }
}

TEST(BulkBuilder, GivenUuidMakesTheWholeDatabaseReproducible) {
  const Collection collection = collection_of(7400, {});
  const TemporaryDirectory directory;
  const Uuid uuid = random_uuid();
  build_in_bulk(collection, directory / "a", {.uuid = uuid});
  build_in_bulk(collection, directory / "b", {.threads = 2, .uuid = uuid});
  EXPECT_EQ(Xapian::Database((directory / "a").string()).get_uuid(),
            Xapian::Database((directory / "b").string()).get_uuid());
  EXPECT_NE(random_uuid(), random_uuid());
}

// Later changes through Xapian must not depend on who made the database.
TEST(BulkBuilder, UpdatesThroughXapianEndInTheSameDatabase) {
  constexpr unsigned seed = 7500;
  std::mt19937 random(seed);
  const Collection collection =
      random_collection(random, {.documents = 600, .vocabulary = 500, .terms_per_document = 30});
  const TemporaryDirectory directory;
  build_with_xapian(collection, directory / "xapian");
  build_in_bulk(collection, directory / "bulk");
  const std::vector<Change> changes = random_changes(random, collection, 1000);
  apply_changes(changes, directory / "xapian");
  apply_changes(changes, directory / "bulk");
  expect_equal_databases(directory / "xapian", directory / "bulk");
  expect_sound(directory / "bulk");
}

TEST(BulkBuilder, StatisticsAreReturned) {
  const TemporaryDirectory directory;
  BulkBuilder builder(directory / "db");
  Inverter& inverter = builder.add_inverter();
  invert(inverter, {5, {{"a", {1, 2}}, {"b", {}, 1, 4}}, {{3, "x"}}, ""});
  invert(inverter, {9, {}, {}, ""});
  const Statistics statistics = builder.finish();
  EXPECT_EQ(statistics.documents, 2U);
  EXPECT_EQ(statistics.last_docid, 9U);
  EXPECT_EQ(statistics.total_length, 6U);
  EXPECT_EQ(statistics.shortest, 6U);
  EXPECT_EQ(statistics.longest, 6U);
  EXPECT_EQ(statistics.greatest_wdf, 4U);
  EXPECT_EQ(statistics.values.at(3).documents, 1U);
}

TEST(BulkBuilder, NothingCanBeOpenedBeforeItIsFinished) {
  const TemporaryDirectory directory;
  {
    BulkBuilder builder(directory / "db", {.memory_bytes = segment_for_each_document, .uuid = {}});
    invert(builder.add_inverter(), {1, {{"a", {1}}}, {}, "data"});
    EXPECT_THROW(Xapian::Database((directory / "db").string()), Xapian::DatabaseOpeningError);
  }
  EXPECT_FALSE(std::filesystem::exists(directory / "db")) << "an unfinished build must leave nothing";
}

TEST(BulkBuilder, DirectoryWithFilesIsRefusedAndLeftAlone) {
  const TemporaryDirectory directory;
  std::filesystem::create_directory(directory / "db");
  std::ofstream(directory / "db" / "iamglass") << "precious";
  EXPECT_EQ(code_of([&] { BulkBuilder builder(directory / "db"); }), ErrorCode::invalid_argument);
  EXPECT_EQ(std::filesystem::file_size(directory / "db" / "iamglass"), 8U);
}

TEST(BulkBuilder, EmptyDirectoryIsFilledAndKeptWhenTheBuildIsGivenUp) {
  const TemporaryDirectory directory;
  std::filesystem::create_directory(directory / "db");
  { const BulkBuilder builder(directory / "db"); }
  EXPECT_TRUE(std::filesystem::is_empty(directory / "db"));
  build_in_bulk({}, directory / "db");
  expect_sound(directory / "db");
}

TEST(BulkBuilder, MissingParentDirectoryIsAnIoError) {
  const TemporaryDirectory directory;
  EXPECT_EQ(code_of([&] { BulkBuilder builder(directory / "no" / "db"); }), ErrorCode::io);
}

TEST(BulkBuilder, DocumentInTwoInvertersIsAnError) {
  const TemporaryDirectory directory;
  BulkBuilder builder(directory / "db");
  for (int i = 0; i < 2; ++i) invert(builder.add_inverter(), {4, {{"a", {1}}}, {}, ""});
  EXPECT_EQ(code_of([&] { builder.finish(); }), ErrorCode::invalid_argument);
}

TEST(BulkBuilder, MetadataKeysHaveOneTo253Bytes) {
  const TemporaryDirectory directory;
  BulkBuilder builder(directory / "db");
  EXPECT_EQ(code_of([&] { builder.set_metadata("", "x"); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code_of([&] { builder.set_metadata(std::string(254, 'k'), "x"); }), ErrorCode::invalid_argument);
  builder.set_metadata(std::string(253, 'k'), "x");
  builder.finish();
  EXPECT_EQ(Xapian::Database((directory / "db").string()).get_metadata(std::string(253, 'k')), "x");
}

// A limit on the size of files simulates a full disk: the same calls fail, with EFBIG.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit limit = before_;
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_{};
};

TEST(BulkBuilder, FullDiskIsAnIoErrorAndLeavesNothing) {
  const Collection collection =
      collection_of(7600, {.documents = 500, .vocabulary = 300, .terms_per_document = 40});
  for (const std::size_t memory : {segment_for_each_document, BulkOptions{}.memory_bytes}) {
    for (const rlim_t limit : {0U, 5000U, 60000U}) {
      const TemporaryDirectory directory;
      {
        const FileSizeLimit full(limit);
        EXPECT_EQ(code_of([&] {
                    BulkBuilder builder(directory / "db", {.memory_bytes = memory, .threads = 2, .uuid = {}});
                    Inverter& inverter = builder.add_inverter();
                    for (const TestDocument& document : collection.documents) invert(inverter, document);
                    builder.finish();
                  }),
                  ErrorCode::io);
      }
      EXPECT_FALSE(std::filesystem::exists(directory / "db"));
    }
  }
}

TEST(Supported, LinkedXapianMakesTheFormatThatIsWritten) {
  const TemporaryDirectory directory;
  std::string why_not = "unset";
  EXPECT_TRUE(supported(directory.path(), &why_not)) << why_not;
  EXPECT_EQ(why_not, "");
  EXPECT_TRUE(std::filesystem::is_empty(directory.path())) << "the probe must clean up";
}

TEST(Supported, MissingScratchDirectoryIsSaid) {
  const TemporaryDirectory directory;
  std::string why_not;
  EXPECT_FALSE(supported(directory / "missing", &why_not));
  EXPECT_NE(why_not.find("missing"), std::string::npos) << why_not;
}

}  // namespace
}  // namespace warta::glass::test
