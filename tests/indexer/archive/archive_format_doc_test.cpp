// SPDX-License-Identifier: GPL-3.0-or-later
// docs/archive-format.md must name everything in indexer/archive/schema.h.
#include <gtest/gtest.h>
#include <xapian.h>

#include <fstream>
#include <iterator>

#include "indexer/archive/fields.h"
#include "indexer/archive/schema.h"
#include "tests/temporary_directory.h"
#include "warta/archive_writer.h"

namespace warta {
namespace {

std::string documentation() {
  std::ifstream file(WARTA_SOURCE_DIR "/docs/archive-format.md");
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(ArchiveFormatDocumentation, NamesEveryPrefixSlotAndKey) {
  const std::string text = documentation();
  ASSERT_FALSE(text.empty());
  const auto expect_row = [&text](std::string_view name, std::string_view what) {
    EXPECT_NE(text.find("\n| `" + std::string(name) + "` |"), std::string::npos) << what << " " << name;
  };
  for (const schema::FieldRow& row : schema::fields()) {
    if (row.prefix.empty()) continue;
    expect_row(row.prefix, "the prefix");
    const bool has_roots = text.find("`Z" + std::string(row.prefix) + "`") != std::string::npos;
    EXPECT_EQ(has_roots, row.roots) << row.prefix;
  }
  for (const std::string_view prefix :
       {schema::kIdPrefix, schema::kDayPrefix, schema::kMonthPrefix, schema::kYearPrefix,
        schema::kUndatedTerm, schema::kDayMonthPrefix, schema::kNamePrefix, schema::kValuePrefix,
        schema::kSpellingPrefix, schema::kDuplicatePrefix})
    expect_row(prefix, "the prefix");
  for (std::uint32_t slot = 0; slot <= schema::kLastSlot; ++slot)
    EXPECT_NE(text.find("\n| " + std::to_string(slot) + " |"), std::string::npos) << "slot " << slot;
  EXPECT_NE(text.find("**format " + std::string(schema::kFormatVersion) + "**"), std::string::npos);
  for (const std::string_view format : schema::kEarlierFormats)
    EXPECT_NE(text.find("\n| " + std::string(format) + " | before"), std::string::npos) << format;
}

// Everything in a real archive is in the tables.
TEST(ArchiveFormatDocumentation, NamesEveryKeyAndSlotOfAnArchive) {
  const std::string text = documentation();
  const tests::TemporaryDirectory folder;
  AddOptions options;
  options.writer.exceptions = "bakwan\tkue\n";
  add_sources(folder.path("arsip"), {WARTA_SOURCE_DIR "/corpus"}, options);
  add_sources(folder.path("arsip"), {folder.write("a.txt", "Judul\n\nIsi.")});
  const Xapian::Database database(folder.path("arsip"));
  int keys = 0;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key, ++keys)
    EXPECT_NE(text.find("\n| `" + *key + "` |"), std::string::npos) << *key;
  EXPECT_EQ(keys, 9);
  const Xapian::Document document = database.get_document(1);
  for (auto value = document.values_begin(); value != document.values_end(); ++value)
    EXPECT_LE(value.get_valueno(), schema::kLastSlot);
}

}  // namespace
}  // namespace warta
