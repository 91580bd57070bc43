// SPDX-License-Identifier: GPL-3.0-or-later
// Checksums of tables: what they find, and what they must not call damage.
#include "indexer/archive/table_sums.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/temporary_directory.h"
#include "warta/archive_tools.h"
#include "warta/archive_writer.h"

namespace {

namespace fs = std::filesystem;

warta::Article article(int number) {
  warta::Article made;
  made.id = "n" + std::to_string(number);
  made.title = "Harga cabai naik ke-" + std::to_string(number);
  made.body = "Pedagang pasar mengatakan harga cabai naik karena pasokan berkurang.";
  return made;
}

class TableSums : public ::testing::Test {
 protected:
  void put(int first, int last) {
    warta::ArchiveWriter writer(path_);
    for (int i = first; i < last; ++i) (void)writer.put(article(i));
  }
  std::size_t faults() { return warta::compare_table_sums(path_).faults.size(); }

  warta::tests::TemporaryDirectory folder_;
  std::string path_ = folder_.path("arsip");
};

TEST_F(TableSums, AnArchiveWhoseWriterDiedHasNoneUntilTheNext) {
  put(0, 100);
  EXPECT_TRUE(warta::compare_table_sums(path_).known);
  {
    warta::ArchiveWriter writer(path_);
    for (int i = 100; i < 200; ++i) (void)writer.put(article(i));
    writer.commit();
    fs::copy(path_, folder_.path("mati"));
  }
  EXPECT_TRUE(warta::compare_table_sums(path_).known);
  EXPECT_EQ(faults(), 0U);
  path_ = folder_.path("mati");
  EXPECT_FALSE(warta::compare_table_sums(path_).known);
  put(200, 210);
  EXPECT_TRUE(warta::compare_table_sums(path_).known);
  EXPECT_EQ(faults(), 0U);
}

TEST_F(TableSums, NamesTheFileAndTheBlock) {
  put(0, 200);
  {
    std::fstream file(path_ + "/postlist.glass", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(8192 + 4000);
    file.put('\x55');
    file.seekp(8192 + 4001);
    file.put('\xAA');
  }
  const warta::SumsReport report = warta::compare_table_sums(path_);
  ASSERT_EQ(report.faults.size(), 1U);
  EXPECT_NE(report.faults[0].english.find("postlist.glass"), std::string::npos) << report.faults[0].english;
  EXPECT_NE(report.faults[0].english.find("block 1 "), std::string::npos) << report.faults[0].english;
}

TEST_F(TableSums, ATruncatedTableAndDamagedChecksumsAreFaults) {
  put(0, 200);
  fs::resize_file(path_ + "/termlist.glass", fs::file_size(path_ + "/termlist.glass") - 8192);
  EXPECT_EQ(faults(), 1U);
  std::ofstream(path_ + "/warta.sums", std::ios::binary) << "warta-sums 1\nbukan";
  EXPECT_EQ(faults(), 1U);
  fs::remove(path_ + "/warta.sums");
  EXPECT_FALSE(warta::compare_table_sums(path_).known);
}

TEST_F(TableSums, AnArticleWhoseWordsCountNothingIsNoFault) {
  warta::Article bare;
  bare.id = "kosong";
  bare.title = "***";
  bare.publisher = "Kabar Kota";
  {
    warta::ArchiveWriter writer(path_);
    (void)writer.put(article(1));
    (void)writer.put(bare);
  }
  std::string said;
  warta::VerifyOptions options;
  options.on_fault = [&said](const warta::Fault& fault) { said += fault.what.english + "\n"; };
  EXPECT_EQ(warta::verify_archive(path_, options).faults, 0U) << said;
}

}  // namespace
