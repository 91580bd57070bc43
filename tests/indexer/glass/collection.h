// SPDX-License-Identifier: GPL-3.0-or-later
// Collections of documents, and two ways to make a database of them: through Xapian's public API, and with
// BulkBuilder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "indexer/glass/bulk_builder.h"

namespace warta::glass::test {

struct TermUse {
  std::string term;
  std::vector<std::uint32_t> positions;
  std::uint32_t wdf_each = 1;   // of a position
  std::uint32_t wdf_extra = 0;  // without a position
};

struct TestDocument {
  DocId docid = 0;
  std::vector<TermUse> terms;
  std::vector<std::pair<std::uint32_t, std::string>> values;
  std::string data;
};

struct Collection {
  std::vector<TestDocument> documents;
  std::map<std::string, std::string> metadata;
};

// A directory that disappears at the end of its scope.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  [[nodiscard]] std::filesystem::path operator/(const char* name) const { return path_ / name; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// The kinds of content that random_collection makes.
struct Shape {
  std::size_t documents = 100;
  std::size_t vocabulary = 200;
  std::size_t terms_per_document = 30;
};
[[nodiscard]] Collection random_collection(std::mt19937& random, const Shape& shape);
[[nodiscard]] Shape random_shape(std::mt19937& random);

// An uncompacted database, then its compaction with the document ids kept.
void build_with_xapian(const Collection& collection, const std::filesystem::path& path);
void compact(const std::filesystem::path& from, const std::filesystem::path& to);

// `inverters`: document i goes to inverter i / batch % inverters, each on its own thread. Returns the number
// of segments written.
std::uint64_t build_in_bulk(const Collection& collection, const std::filesystem::path& path,
                            const BulkOptions& options = {}, std::size_t batch = 7);
void invert(Inverter& inverter, const TestDocument& document);

// A change to a database through Xapian: a new document for an id, or none to delete it.
struct Change {
  DocId docid;
  std::optional<TestDocument> document;
};
[[nodiscard]] std::vector<Change> random_changes(std::mt19937& random, const Collection& collection,
                                                 std::size_t count);
void apply_changes(const std::vector<Change>& changes, const std::filesystem::path& path);

// Expects the same files with the same bytes, except for the UUID in "iamglass".
void expect_equal_files(const std::filesystem::path& expected, const std::filesystem::path& actual);

// Expects xapian-check to find nothing.
void expect_sound(const std::filesystem::path& path);

// Expects two databases to be equal in the public API: statistics, documents, terms, postings, positions,
// values, metadata.
void expect_equal_databases(const std::filesystem::path& expected, const std::filesystem::path& actual);

}  // namespace warta::glass::test
