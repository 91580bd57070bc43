// SPDX-License-Identifier: GPL-3.0-or-later
// All formats through open_sources: choice of format, containers, limits.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>

#include "tests/indexer/readers/read_all.h"
#include "tests/temporary_directory.h"
#include "warta/error.h"
#include "warta/reader.h"

namespace warta {
namespace {

using tests::Read;
using tests::read;
using tests::TemporaryDirectory;

TEST(Readers, JsonLinesTakesFieldsUnderAllTheirNames) {
  const TemporaryDirectory folder;
  const std::string path = folder.write(
      "a.jsonl",
      R"({"id": 7, "judul": "Harga Cabai", "isi": "Turun.", "tanggal": "17/9/2023", "media": "kompas.com", "penulis": ["Sari", "Budi"], "rubrik": "Ekonomi"})"
      "\n"
      R"({"@type": "NewsArticle", "headline": "Harga Beras", "articleBody": "Naik.", "datePublished": "2023-09-17T08:00:00+07:00", "author": {"@type": "Person", "name": "Tono"}, "publisher": {"name": "Tempo"}, "keywords": "beras, harga", "url": "https://contoh.id/1"})"
      "\n");
  const Read all = read({path});
  ASSERT_EQ(all.articles.size(), 2U);
  EXPECT_TRUE(all.issues.empty());
  const Article& first = all.articles[0];
  EXPECT_EQ(first.id, "7");
  EXPECT_EQ(first.title, "Harga Cabai");
  EXPECT_EQ(first.body, "Turun.");
  EXPECT_EQ(first.publisher, "kompas.com");
  EXPECT_EQ(first.author, "Sari, Budi");
  EXPECT_EQ(first.section, "Ekonomi");
  EXPECT_EQ(first.published->to_string(), "2023-09-17");
  EXPECT_EQ(first.origin.line, 1U);
  const Article& second = all.articles[1];
  EXPECT_EQ(second.title, "Harga Beras");
  EXPECT_EQ(second.author, "Tono");
  EXPECT_EQ(second.publisher, "Tempo");
  EXPECT_EQ(second.tags, (std::vector<std::string>{"beras", "harga"}));
  EXPECT_EQ(second.url, "https://contoh.id/1");
}

TEST(Readers, BadLinesAreNamedAndTheOthersRead) {
  const TemporaryDirectory folder;
  const std::string path =
      folder.write("a.jsonl",
                   "{\"title\": \"Satu\", \"body\": \"x\"}\n"
                   "{\"title\": \"Dua\", \"bo\n"
                   "\n"
                   "[1, 2]\n"
                   "{\"title\": \"\", \"body\": \" \"}\n"
                   "{\"title\": \"Enam\", \"body\": \"a\xFF\xFE b\"}\n"
                   "{\"title\": \"Tujuh\", \"body\": \"a\\u0000b\", \"date\": \"entah\"}\n"
                   "{\"title\": \"Delapan\"}");
  const Read all = read({path});
  ASSERT_EQ(all.articles.size(), 4U);
  ASSERT_EQ(all.issues.size(), 3U);
  EXPECT_NE(all.issues[0].find("a.jsonl:2: is not valid JSON, it seems cut short"), std::string::npos)
      << all.issues[0];
  EXPECT_NE(all.issues[1].find("a.jsonl:4: is JSON but not an object"), std::string::npos) << all.issues[1];
  EXPECT_NE(all.issues[2].find("a.jsonl:5: has neither title nor body"), std::string::npos) << all.issues[2];
  EXPECT_EQ(all.articles[1].body, "a\uFFFD\uFFFD b");
  ASSERT_EQ(all.articles[1].notes.size(), 1U);
  EXPECT_NE(all.articles[1].notes[0].english.find("2 invalid UTF-8 sequences replaced"), std::string::npos);
  EXPECT_EQ(all.articles[2].body, "a\uFFFDb");
  EXPECT_EQ(all.articles[2].notes.size(), 2U);  // the NUL and the date
  EXPECT_FALSE(all.articles[2].published);
}

TEST(Readers, NumbersTooLargeForTheParserLoseNoRecord) {
  const TemporaryDirectory folder;
  for (const char* name : {"a.jsonl", "a.json"}) {
    const Read all = read({folder.write(
        name,
        R"({"title": "Satu", "dibaca": 1e999, "bagian": [1E+400, -2e-999], "sisa": NaN, "batas": -Infinity})"
        "\n"
        R"({"id": 123456789012345678901234567890, "title": "NaN, 1e999 dan \"Infinity\"", "x": NaN})"
        "\n"
        R"({"title": "Tiga", "x": 18446744073709551615})"
        "\n")});
    EXPECT_TRUE(all.issues.empty()) << all.issues[0];
    ASSERT_EQ(all.articles.size(), 3U);
    EXPECT_EQ(all.articles[0].title, "Satu");
    EXPECT_EQ(all.articles[1].id, "123456789012345678901234567890");
    EXPECT_EQ(all.articles[1].title, "NaN, 1e999 dan \"Infinity\"");
    EXPECT_EQ(all.articles[1].notes.size(), 1U);
    EXPECT_TRUE(all.articles[2].notes.empty());
  }
  for (const char* wrong : {"01", "1.", "1e", "+1", "--1", "nan", "Infinityx", "1e999x", "1e999."}) {
    const Read all =
        read({folder.write("b.jsonl", std::string("{\"title\": \"Satu\", \"x\": ") + wrong + "}")});
    EXPECT_EQ(all.issues.size(), 1U) << wrong;
  }
}

TEST(Readers, LineOverTheLimitIsRejectedAndTheNextOneRead) {
  const TemporaryDirectory folder;
  const std::string path =
      folder.write("a.jsonl", "{\"title\": \"" + std::string(5000, 'x') + "\"}\n{\"title\": \"Dua\"}\n");
  ReadOptions options;
  options.limits.max_record_bytes = 1000;
  const Read all = read({path}, options);
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_NE(all.issues[0].find(":1: the line has 5013 bytes, over the limit of 1000"), std::string::npos)
      << all.issues[0];
  ASSERT_EQ(all.articles.size(), 1U);
  EXPECT_EQ(all.articles[0].origin.line, 2U);
}

TEST(Readers, DirectoriesAreReadInByteOrderWithoutHiddenAndForeignFiles) {
  const TemporaryDirectory folder;
  folder.write("b/2.txt", "dua");
  folder.write("b/1.txt", "satu");
  folder.write("a.txt", "nol");
  folder.write("c.TXT", "tiga");
  folder.write(".rahasia.txt", "tersembunyi");
  folder.write("gambar.jpg", "\xFF\xD8");
  const Read all = read({folder.path()});
  ASSERT_EQ(all.articles.size(), 4U);
  EXPECT_EQ(all.articles[0].body, "nol");
  EXPECT_EQ(all.articles[1].body, "satu");
  EXPECT_EQ(all.articles[2].body, "dua");
  EXPECT_EQ(all.articles[3].body, "tiga");
  EXPECT_EQ(all.skipped, 1U);
  EXPECT_TRUE(all.issues.empty());
}

TEST(Readers, UnusableSourcesAreNamedAndTheOthersRead) {
  const TemporaryDirectory folder;
  const std::string good = folder.write("baik.txt", "isi");
  const std::string empty = folder.write("kosong.txt", "");
  const std::string blank = folder.write("spasi.txt", " \n\t ");
  const std::string binary = folder.write("biner.txt", std::string("\0\1\0\2\0", 5));
  const Read all = read({folder.path("tidak-ada.txt"), empty, blank, binary, good});
  ASSERT_EQ(all.issues.size(), 4U);
  EXPECT_NE(all.issues[0].find("tidak-ada.txt: cannot open it: No such file"), std::string::npos)
      << all.issues[0];
  EXPECT_NE(all.issues[1].find("kosong.txt: is empty"), std::string::npos) << all.issues[1];
  EXPECT_NE(all.issues[2].find("spasi.txt: is empty"), std::string::npos) << all.issues[2];
  EXPECT_NE(all.issues[3].find("biner.txt: is not a text"), std::string::npos) << all.issues[3];
  ASSERT_EQ(all.articles.size(), 1U);
}

TEST(Readers, CompressedAndPackedFilesAreReadByTheirContent) {
  const TemporaryDirectory folder;
  folder.write("x/satu.jsonl", "{\"title\": \"Satu\"}\n{\"title\": \"Dua\"}\n");
  folder.write("x/tiga.txt", "tiga");
  const std::string shell = "cd '" + folder.path() +
                            "' && gzip -k x/satu.jsonl && tar cf semua.tar x/satu.jsonl x/tiga.txt && tar "
                            "czf semua.tgz x/tiga.txt x/satu.jsonl.gz";
  ASSERT_EQ(std::system(shell.c_str()), 0);
  EXPECT_EQ(read({folder.path("x/satu.jsonl.gz")}).articles.size(), 2U);
  const Read tar = read({folder.path("semua.tar")});
  ASSERT_EQ(tar.articles.size(), 3U);
  EXPECT_EQ(tar.articles[0].origin.to_string(), folder.path("semua.tar") + "(x/satu.jsonl):1");
  EXPECT_EQ(tar.articles[2].body, "tiga");
}

TEST(Readers, WhatSystemsKeepForThemselvesInArchivesIsPassedOver) {
  const TemporaryDirectory folder;
  folder.write("x/satu.txt", "satu");
  folder.write("x/._satu.txt", std::string("\0\5\x16\7", 4));
  folder.write("x/.DS_Store", std::string("\0\0\0\1Bud1", 8));
  folder.write("__MACOSX/x/luar.txt", "bukan berita");
  ASSERT_EQ(std::system(("cd '" + folder.path() + "' && tar cf semua.tar ./x __MACOSX").c_str()), 0);
  const Read all = read({folder.path("semua.tar")});
  EXPECT_TRUE(all.issues.empty()) << all.issues[0];
  ASSERT_EQ(all.articles.size(), 1U);
  EXPECT_EQ(all.articles[0].body, "satu");
  EXPECT_EQ(all.skipped, 3U);
}

TEST(Readers, CutOffCompressedFileGivesWhatCouldBeReadAndSaysSo) {
  const TemporaryDirectory folder;
  std::string lines;
  for (int i = 0; i < 20000; ++i) lines += "{\"title\": \"Nomor " + std::to_string(i * 7919) + "\"}\n";
  folder.write("a.jsonl", lines);
  ASSERT_EQ(
      std::system(
          ("cd '" + folder.path() + "' && gzip a.jsonl && head -c 50000 a.jsonl.gz > b.jsonl.gz").c_str()),
      0);
  const Read all = read({folder.path("b.jsonl.gz")});
  EXPECT_GT(all.articles.size(), 1000U);
  EXPECT_LT(all.articles.size(), 20000U);
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_NE(all.issues[0].find("cut off or damaged"), std::string::npos) << all.issues[0];
}

TEST(Readers, MappedNamesWinOverTheUsualOnes) {
  const TemporaryDirectory folder;
  const std::string path = folder.write("a.jsonl", "{\"title\": \"Salah\", \"judul_berita\": \"Benar\"}\n");
  ReadOptions options;
  options.field_map = {{"judul_berita", "title"}};
  EXPECT_EQ(read({path}, options).articles.at(0).title, "Benar");
  options.field_map = {{"judul_berita", "judulnya"}};
  EXPECT_THROW((void)read({path}, options), Error);
}

TEST(Readers, UnknownFormatIsAnErrorThatListsThem) {
  ReadOptions options;
  options.format = "xlsx";
  try {
    (void)open_sources({}, options);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_argument);
    for (const std::string& name : reader_formats())
      EXPECT_NE(std::string(error.what()).find(" " + name), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace warta
