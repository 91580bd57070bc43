// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/bulk_builder.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/indexer/glass/collection.h"

namespace warta::glass::test {
namespace {

// The oracle of every test here: Xapian's own compaction of a database made through its public API.
void expect_same_as_compacted(const Collection& collection, const BulkOptions& options = {}) {
  const TemporaryDirectory directory;
  build_with_xapian(collection, directory / "xapian");
  compact(directory / "xapian", directory / "compacted");
  build_in_bulk(collection, directory / "bulk", options);
  expect_equal_files(directory / "compacted", directory / "bulk");
  expect_sound(directory / "bulk");
}

TEST(BulkBuilder, EmptyDatabaseEqualsXapians) { expect_same_as_compacted({}); }

TEST(BulkBuilder, OneDocumentWithoutAnythingEqualsXapians) {
  Collection collection;
  collection.documents.push_back({1, {}, {}, ""});
  expect_same_as_compacted(collection);
}

TEST(BulkBuilder, OneDocumentWithOneTermEqualsXapians) {
  Collection collection;
  collection.documents.push_back({1, {{"banjir", {1}}}, {}, "data"});
  expect_same_as_compacted(collection);
}

TEST(BulkBuilder, MetadataAloneEqualsXapians) {
  Collection collection;
  collection.metadata = {{"versi", "1"}, {std::string(253, 'k'), std::string(100000, 'v')}, {"kosong", ""}};
  expect_same_as_compacted(collection);
}

TEST(BulkBuilder, RandomCollectionsEqualXapians) {
  constexpr unsigned first_seed = 20240601;
  for (unsigned seed = first_seed; seed < first_seed + 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const Shape shape = random_shape(random);
    expect_same_as_compacted(random_collection(random, shape));
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace warta::glass::test
