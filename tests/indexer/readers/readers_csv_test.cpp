// SPDX-License-Identifier: GPL-3.0-or-later
// The CSV reader. Damaged files: anomaly_test.cpp.
#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"
#include "tests/temporary_directory.h"

namespace warta {
namespace {

using tests::Read;
using tests::read;
using tests::TemporaryDirectory;

Read read_csv(const std::string& text, const ReadOptions& options = {}, const std::string& name = "a.csv") {
  const TemporaryDirectory folder;
  Read all = read({folder.write(name, text)}, options);
  for (std::string& issue : all.issues) issue.erase(0, folder.path().size() + 1);
  return all;
}

TEST(CsvReader, HeaderNamesFieldsAndQuotedFieldsHoldAnything) {
  const Read all = read_csv(
      "\xEF\xBB\xBFJudul,isi,tanggal,media,nomor\r\n"
      "\"Harga \"\"Cabai\"\", Turun\",\"Baris satu.\r\nBaris dua, masih isi.\n\",17/9/2023,kompas.com,9\r\n"
      "\r\n"
      "Beras,Naik.,,,\r\n");
  EXPECT_TRUE(all.issues.empty()) << all.issues[0];
  ASSERT_EQ(all.articles.size(), 2U);
  EXPECT_EQ(all.articles[0].title, "Harga \"Cabai\", Turun");
  EXPECT_EQ(all.articles[0].body, "Baris satu.\r\nBaris dua, masih isi.\n");
  EXPECT_EQ(all.articles[0].published->to_string(), "2023-09-17");
  EXPECT_EQ(all.articles[0].publisher, "kompas.com");
  EXPECT_EQ(all.articles[0].origin.line, 2U);
  EXPECT_EQ(all.articles[1].title, "Beras");
  EXPECT_EQ(all.articles[1].origin.line, 6U);
  EXPECT_FALSE(all.articles[1].published);
}

TEST(CsvReader, SeparatorIsFoundInTheHeader) {
  EXPECT_EQ(read_csv("title;body\nSatu, dua;Isi, isi\n").articles.at(0).title, "Satu, dua");
  EXPECT_EQ(read_csv("title\tbody\nSatu, dua; x\tIsi\n", {}, "a.tsv").articles.at(0).title, "Satu, dua; x");
  EXPECT_EQ(read_csv("title\nSatu\n").articles.at(0).title, "Satu");
}

TEST(CsvReader, RaggedRowsAreNamedByLineAndTheOthersRead) {
  const Read all = read_csv("title,body\nSatu,\"a\nb\"\nDua\nTiga,x,y\nEmpat,z");
  ASSERT_EQ(all.issues.size(), 2U);
  EXPECT_EQ(all.issues[0],
            "a.csv:4: the row has 1 fields where the header has 2; quote the fields that hold separators or "
            "line ends");
  EXPECT_TRUE(all.issues[1].starts_with("a.csv:5: the row has 3 fields")) << all.issues[1];
  ASSERT_EQ(all.articles.size(), 2U);
  EXPECT_EQ(all.articles[1].title, "Empat");
  EXPECT_EQ(all.articles[1].origin.line, 6U);
}

TEST(CsvReader, QuoteNeverClosedDoesNotSwallowTheRest) {
  const Read all = read_csv("title,body\nSatu,a\nDua,\"tak ditutup\nTiga,c\nEmpat,d\n");
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_TRUE(
      all.issues[0].starts_with("a.csv:3: the quote opened on line 3, field 2 is not closed; close it"))
      << all.issues[0];
  ASSERT_EQ(all.articles.size(), 3U);
  EXPECT_EQ(all.articles[1].title, "Tiga");
  EXPECT_EQ(all.articles[1].origin.line, 4U);
}

TEST(CsvReader, TextBehindAClosingQuoteIsOneIssueHoweverLongTheRow) {
  const Read all = read_csv("title,body\nSatu,\"ia bilang \"halo\" lalu\npergi\njauh\"\nDua,b\n");
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_TRUE(all.issues[0].starts_with("a.csv:2: line 2, field 2: text follows a closing quote"))
      << all.issues[0];
  EXPECT_NE(all.issues[0].find("(skipped to line 5)"), std::string::npos) << all.issues[0];
  ASSERT_EQ(all.articles.size(), 1U);
  EXPECT_EQ(all.articles[0].title, "Dua");
}

TEST(CsvReader, MappedHeaderNamesAndUnknownColumns) {
  ReadOptions options;
  options.field_map = {{"judul_berita", "title"}};
  const Read all = read_csv("no, judul_berita ,title\n1,Benar,Salah\n", options);
  ASSERT_EQ(all.articles.size(), 1U);
  EXPECT_EQ(all.articles[0].title, "Benar");
  const Read unknown = read_csv("kolom1,kolom2\na,b\nc,d\n");
  EXPECT_TRUE(unknown.articles.empty());
  ASSERT_EQ(unknown.issues.size(), 1U);
  EXPECT_TRUE(
      unknown.issues[0].starts_with("a.csv:1: the header row names no title and no body, only 'kolom1', "
                                    "'kolom2'; if they have other names"))
      << unknown.issues[0];
}

TEST(CsvReader, RowOverTheLimitIsRejectedAndTheNextOneRead) {
  ReadOptions options;
  options.limits.max_record_bytes = 1000;
  const Read plain = read_csv("title,body\nSatu," + std::string(200000, 'x') + "\nDua,b\n", options);
  ASSERT_EQ(plain.issues.size(), 1U);
  EXPECT_TRUE(plain.issues[0].starts_with("a.csv:2: the row is longer than 1000 bytes")) << plain.issues[0];
  ASSERT_EQ(plain.articles.size(), 1U);
  EXPECT_EQ(plain.articles[0].origin.line, 3U);
  const Read quoted = read_csv("title,body\nSatu,\"" + std::string(200000, 'x') + "\"\nDua,b\n", options);
  ASSERT_EQ(quoted.issues.size(), 1U);
  EXPECT_NE(quoted.issues[0].find("is not closed within 1000 bytes"), std::string::npos) << quoted.issues[0];
  ASSERT_EQ(quoted.articles.size(), 1U);
  EXPECT_EQ(quoted.articles[0].title, "Dua");
}

// Every line leaves a quote open, whether or not one was open before, so each could be read to the end of the
// file again: half a million lines would take hours.
TEST(CsvReader, QuotesOpenOnEveryLineTakeLinearTime) {
  std::string text = "title,body\n";
  for (int i = 0; i < 500000; ++i) text += "a\",\"\"\"x\n";
  const Read all = read_csv(text);
  EXPECT_FALSE(all.issues.empty());
}

TEST(CsvReader, MixedLineEndsAndNuls) {
  const Read all = read_csv(std::string("title,body\rSatu,a\r\nDua,b\nTiga,c\0d\r\rEmpat,e", 42));
  ASSERT_EQ(all.articles.size(), 4U);
  EXPECT_EQ(all.articles[2].body, "c\uFFFDd");
  EXPECT_EQ(all.articles[3].title, "Empat");
  EXPECT_EQ(all.articles[3].origin.line, 3U);  // lines end with \n, as in editors
}

TEST(CsvReader, ContentWithoutANameIsRecognised) {
  EXPECT_EQ(read_csv("id;title;body\n1;Satu;a\n", {}, "ekspor").articles.at(0).title, "Satu");
  EXPECT_EQ(read_csv("Title, body and soul\nJazz\n", {}, "berita").articles.at(0).title, "");
}

TEST(CsvReader, EmptyFileIsAnIssue) {
  ASSERT_EQ(read_csv("").issues.size(), 1U);
  ASSERT_EQ(read_csv("\n\n").issues.size(), 1U);
  EXPECT_TRUE(read_csv("title,body\n").issues.empty());
}

}  // namespace
}  // namespace warta
