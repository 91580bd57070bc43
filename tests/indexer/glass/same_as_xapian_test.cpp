// SPDX-License-Identifier: GPL-3.0-or-later
// The oracle of every test here is Xapian itself: a database made and compacted through its public API.
#include <gtest/gtest.h>
#include <xapian.h>
#include <zlib.h>

#include <memory>
#include <random>

#include "tests/indexer/glass/collection.h"

namespace warta::glass::test {
namespace {

void expect_same_as_compacted(const Collection& collection) {
  const TemporaryDirectory directory;
  build_with_xapian(collection, directory / "xapian");
  compact(directory / "xapian", directory / "compacted");
  build_in_bulk(collection, directory / "bulk", {.deflater = Deflater::zlib_as_xapian, .uuid = {}});
  expect_equal_files(directory / "compacted", directory / "bulk");
  expect_sound(directory / "bulk");
  build_in_bulk(collection, directory / "fast");
  expect_equal_databases(directory / "compacted", directory / "fast");
  expect_sound(directory / "fast");
}

TestDocument words_of(DocId docid, const std::string& text) {
  TestDocument document{docid, {}, {{0, text.substr(0, 10)}}, text};
  std::uint32_t position = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \".,:{}", i), text.size());
    if (end > i && end - i <= 64) {
      document.terms.push_back({text.substr(i, end - i), {++position}});
      document.terms.push_back({"Z" + text.substr(i, (end - i + 1) / 2), {}, 1, 1});
    }
    i = end + 1;
  }
  return document;
}

void expect_same_for(const std::vector<TestDocument>& documents) {
  expect_same_as_compacted({documents, {}});
}

TEST(SameAsXapian, EmptyDatabase) { expect_same_as_compacted({}); }

TEST(SameAsXapian, DocumentWithoutAnything) { expect_same_for({{1, {}, {}, ""}}); }

TEST(SameAsXapian, DocumentWithOneTerm) { expect_same_for({{1, {{"banjir", {1}}}, {}, "data"}}); }

TEST(SameAsXapian, MetadataOnly) {
  expect_same_as_compacted(
      {{}, {{"versi", "1"}, {std::string(253, 'k'), std::string(100000, 'v')}, {"kosong", ""}}});
}

TEST(SameAsXapian, TermsAtTheirLimits) {
  const std::string zeros(120, '\0');
  expect_same_for({{1,
                    {{"a", {1}},
                     {std::string(1, '\0'), {2}},
                     {"\xff", {3}},
                     {std::string(245, 'b'), {4}},
                     {std::string(244, 'b'), {5}},
                     {zeros, {6}},
                     {zeros + "x", {7}},
                     {std::string("a\0", 2), {8}},
                     {std::string("a\0\xff", 3), {9}},
                     {std::string("a\x01", 2), {10}}},
                    {},
                    ""},
                   {40000, {{"a", {1}}, {zeros, {1}}}, {}, ""},
                   {0xffffffff, {{"a", {1}}, {zeros, {1}}}, {}, ""}});
}

TEST(SameAsXapian, PositionsAtTheirLimits) {
  std::vector<std::uint32_t> dense;
  for (std::uint32_t i = 0; i < 300000; ++i) dense.push_back(i);
  expect_same_for({{1,
                    {{"nol", {0}},
                     {"terbesar", {0xffffffff}},
                     {"keduanya", {0, 0xffffffff}},
                     {"tiga", {0, 1, 0xffffffff}},
                     {"ujung", {0xfffffffd, 0xfffffffe, 0xffffffff}},
                     {"terbalik", {9, 7, 5, 3, 3, 1, 9}},
                     {"rapat", dense}},
                    {},
                    ""}});
}

TEST(SameAsXapian, WdfAtItsLimits) {
  expect_same_for(
      {{1, {{"boolean", {}, 1, 0}}, {}, ""},
       {2, {{"terbesar", {}, 1, 0xfffffffe}}, {}, ""},
       {3,
        {{"terbesar", {1, 2}, 0, 0}, {"lain", {}, 1, 126}, {"lagi", {}, 1, 127}, {"s", {}, 1, 128}},
        {},
        ""},
       {4, {{"terbesar", {}, 1, 0xfffffffe}}, {}, ""}});
}

TEST(SameAsXapian, ManyValues) {
  Collection collection;
  for (DocId docid = 1; docid <= 300; ++docid) {
    TestDocument& document = collection.documents.emplace_back();
    document.docid = docid;
    for (std::uint32_t slot = 0; slot < 400; slot += 1 + docid % 3) {
      document.values.emplace_back(slot, std::to_string(slot * docid));
    }
    document.values.emplace_back(0xfffffffe, std::string(std::size_t{docid} * 20, 'v'));
    document.values.emplace_back(7, "");  // removes an earlier value of the slot
  }
  expect_same_as_compacted(collection);
}

TEST(SameAsXapian, LongPostingListsAndDataOverManyBlocks) {
  std::mt19937 random(7001);
  Collection collection;
  for (DocId docid = 1; docid <= 20000; ++docid) {
    TestDocument& document = collection.documents.emplace_back();
    document.docid = docid;
    document.terms = {{"semua", {docid}}, {docid % 2 == 0 ? "genap" : "ganjil", {1}}};
  }
  for (std::size_t i = 0; i < 10; ++i) {
    std::string& data = collection.documents[i * 3].data;
    data.resize(i * 50000);
    for (char& c : data) c = static_cast<char>(random());
  }
  expect_same_as_compacted(collection);
}

// Long keys that differ only at the end make long dividing keys, so that few fit in a branch block.
TEST(SameAsXapian, TreesOfThreeLevels) {
  Collection collection;
  for (DocId docid = 1; docid <= 60; ++docid) {
    TestDocument& document = collection.documents.emplace_back();
    document.docid = docid;
    for (int i = 0; i < 1000; ++i) {
      const std::string number = std::to_string(docid * 1000 + static_cast<DocId>(i));
      document.terms.push_back({std::string(200 + docid % 40, 'k') + number, {1}});
    }
  }
  expect_same_as_compacted(collection);
}

// The first ten entries of a table that is made with its first entry are split differently.
TEST(SameAsXapian, FewLargeEntriesInAFreshTable) {
  for (const std::size_t size : {100U, 800U, 1500U, 1990U, 2030U, 2040U, 2100U, 2800U, 4100U, 9000U}) {
    SCOPED_TRACE(std::to_string(size) + " bytes");
    std::mt19937 random(static_cast<unsigned>(size));
    Collection collection;
    for (DocId docid = 1; docid <= 25; ++docid) {
      std::string data(size + std::size_t{docid} * 7, '\0');
      for (char& c : data) c = static_cast<char>(random());
      collection.documents.push_back({docid, {}, {}, data});
    }
    expect_same_as_compacted(collection);
  }
}

TEST(SameAsXapian, TwoHundredRandomCollections) {
  constexpr unsigned first_seed = 20240601;
  for (unsigned seed = first_seed; seed < first_seed + 200 && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const Shape shape = random_shape(random);
    expect_same_as_compacted(random_collection(random, shape));
  }
}

// Where Xapian cannot read what it wrote (too-few-chunks in docs/xapian-faults.md), the bytes differ and ours
// can be read.
TEST(SameAsXapian, ExceptForDataThatXapianCannotReadBack) {
  Collection collection;
  for (DocId docid = 1; docid <= 400; ++docid) {
    collection.documents.push_back({docid, {}, {}, std::string(8000 + docid * 37, 'x')});
  }
  const TemporaryDirectory directory;
  build_with_xapian(collection, directory / "xapian");
  compact(directory / "xapian", directory / "compacted");
  build_in_bulk(collection, directory / "bulk");
  const Xapian::Database compacted((directory / "compacted").string());
  const Xapian::Database bulk((directory / "bulk").string());
  int unreadable = 0;
  for (const TestDocument& document : collection.documents) {
    try {
      (void)compacted.get_document(document.docid).get_data();
    } catch (const Xapian::DatabaseCorruptError&) {
      ++unreadable;
    }
    EXPECT_EQ(bulk.get_document(document.docid).get_data(), document.data);
  }
  if (unreadable == 0) GTEST_SKIP() << "Xapian " << Xapian::version_string() << " reads all of it";
  expect_sound(directory / "bulk");
}

// Real words and lengths, if the development articles are available.
TEST(SameAsXapian, DevelopmentArticles) {
  const std::filesystem::path news =
      std::filesystem::path(WARTA_SOURCE_DIR) / ".." / "shared/data/news/clickid.jsonl.gz";
  if (!std::filesystem::exists(news)) GTEST_SKIP() << news << " is absent";
  constexpr DocId articles = 1500;
  Collection collection;
  std::vector<char> buffer(std::size_t{1} << 20);
  const std::unique_ptr<gzFile_s, decltype(&gzclose)> file(gzopen(news.c_str(), "rb"), gzclose);
  while (collection.documents.size() < articles && gzgets(file.get(), buffer.data(), 1 << 20) != nullptr) {
    collection.documents.push_back(
        words_of(static_cast<DocId>(collection.documents.size() + 1), buffer.data()));
  }
  expect_same_as_compacted(collection);
}

}  // namespace
}  // namespace warta::glass::test
