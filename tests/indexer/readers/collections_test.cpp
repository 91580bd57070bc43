// SPDX-License-Identifier: GPL-3.0-or-later
// Records as data sets, crawlers, databases and content systems really write them.
#include <gtest/gtest.h>

#include "tests/indexer/readers/only_article.h"
#include "tests/indexer/readers/read_all.h"
#include "tests/temporary_directory.h"

namespace warta {
namespace {

using tests::only_article;
using tests::Read;
using tests::read;
using tests::TemporaryDirectory;

std::string date_of(const Article& article) {
  return article.published ? article.published->to_string() : "none";
}

TEST(Collections, NamesAreComparedWithoutBlanksMarksAndWhatTheyAreAbout) {
  for (const char* names : {"Judul Berita;Isi Berita;Tanggal Terbit", "judul_artikel;isi-artikel;tgl",
                            "articleTitle;article_text;publishedAt", "post_title;post_content;post_date",
                            "News Headline;News Content;Date Published"}) {
    const Article article = only_article("csv", std::string(names) + "\nCabai;Turun.;2023-09-17\n");
    EXPECT_EQ(article.title, "Cabai") << names;
    EXPECT_EQ(article.body, "Turun.") << names;
    EXPECT_EQ(date_of(article), "2023-09-17") << names;
  }
}

TEST(Collections, NameThatStandsAloneWinsOverOneThatSaysWhatItIsAbout) {
  const Article article =
      only_article("jsonl", R"({"judul_berita": "Panjang", "judul": "Pendek", "isi": "Turun."})");
  EXPECT_EQ(article.title, "Pendek");
}

TEST(Collections, AddressMappedToTheIdStaysTheAddress) {
  const TemporaryDirectory folder;
  ReadOptions options;
  options.field_map["Link"] = "id";
  const Read all = read({folder.write("a.csv", "id,judul,link\n1,Cabai,https://kabar.example/a\n")}, options);
  ASSERT_EQ(all.articles.size(), 1U);
  EXPECT_EQ(all.articles[0].id, "https://kabar.example/a");
  EXPECT_EQ(all.articles[0].url, "https://kabar.example/a");
}

TEST(Collections, SummaryIsTheBodyOnlyWhereThereIsNoOther) {
  EXPECT_EQ(only_article("jsonl", R"({"title": "Cabai", "description": "Ringkas."})").body, "Ringkas.");
  EXPECT_EQ(only_article("jsonl", R"({"description": "Ringkas.", "title": "Cabai", "isi": "Lengkap."})").body,
            "Lengkap.");
}

TEST(Collections, AddressOfASourceIsAnAddress) {
  const Article article = only_article(
      "jsonl",
      R"({"title": "Cabai", "source": "https://kabar.example/1", "hostname": "kabar.example", "source-hostname": "Kabar"})");
  EXPECT_EQ(article.url, "https://kabar.example/1");
  EXPECT_EQ(article.publisher, "Kabar");
}

TEST(Collections, ArticleWithoutABodyNamesWhatMayBeIt) {
  const std::string text(300, 'x');
  for (const auto& [format, bytes] :
       {std::pair<const char*, std::string>{"csv", "judul,naskah\nCabai," + text},
        {"jsonl", R"({"judul": "Cabai", "naskah": ")" + text + "\"}"}}) {
    const Article article = only_article(format, bytes);
    ASSERT_EQ(article.notes.size(), 1U) << format;
    EXPECT_EQ(article.notes[0].english,
              "has no field named like a body; if the 300 bytes of 'naskah' are it, say so with --map "
              "'body=naskah'");
  }
}

TEST(Collections, RecordThatIsNoneNamesWhatItHas) {
  const TemporaryDirectory folder;
  const Read all = read({folder.write("a.jsonl", R"({"id": 1, "naskah": "Turun.", "dibaca": 7})")});
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_NE(all.issues[0].find("has neither title nor body, only 'naskah', 'dibaca'; if"), std::string::npos)
      << all.issues[0];
}

TEST(Collections, TokensOfSummarySetsBecomeSentences) {
  EXPECT_EQ(
      only_article(
          "json",
          R"x({"id": 1, "clean_article": [["Liputan6", ".", "com", ",", "Jakarta", ":", "Harga", "(", "cabai", ")", "turun", "."], ["\"", "Petani", "menunggu", ",", "\"", "katanya", "."]], "clean_summary": [["Ringkas", "."]]})x")
          .body,
      "Liputan6.com, Jakarta: Harga (cabai) turun. \"Petani menunggu,\" katanya.");
  EXPECT_EQ(
      only_article(
          "jsonl",
          R"({"id": "1", "paragraphs": [[["Harga", "turun", "."], ["Petani", "menunggu", "."]], [["Pasar", "sepi", "."]]], "gold_labels": [[true, false], [false]], "summary": [["Ringkas", "."]]})")
          .body,
      "Harga turun. Petani menunggu.\nPasar sepi.");
}

TEST(Collections, DumpsOfDatabasesGiveTheRecordInside) {
  Article article = only_article(
      "jsonl",
      R"({"_index": "berita", "_id": "a1", "_score": 1, "_source": {"judul": "Cabai", "isi": "Turun.", "published_at": "2023-02-01T01:15:00Z"}})");
  EXPECT_EQ(article.id, "a1");
  EXPECT_EQ(article.body, "Turun.");
  EXPECT_EQ(date_of(article), "2023-02-01T01:15:00+00:00");
  for (const char* date :
       {R"("2023-02-01T01:15:00Z")", R"({"$numberLong": "1675214100000"})", "1675214100000"}) {
    article = only_article(
        "jsonl", R"({"_id": {"$oid": "5f1"}, "title": "Cabai", "content": "Turun.", "date": {"$date": )" +
                     std::string(date) + "}}");
    EXPECT_EQ(article.id, "5f1");
    EXPECT_EQ(date_of(article), "2023-02-01T01:15:00+00:00") << date;
  }
  EXPECT_EQ(
      only_article("jsonl", R"({"id": "dalam", "_source": {"id": "x"}, "title": "Luar", "body": "y"})").id,
      "dalam");
}

TEST(Collections, AnswersOfServicesHoldTheirArticles) {
  for (
      const char* answer :
      {R"({"took": 3, "hits": {"total": {"value": 1}, "hits": [{"_id": "1", "_source": {"judul": "Cabai", "isi": "Turun."}}]}})",
       R"({"response": {"numFound": 1, "docs": [{"id": "1", "title": "Cabai", "content": "Turun."}]}})",
       R"({"data": [{"id": 1, "attributes": {"title": "Cabai", "content": "Turun."}}], "meta": {}})",
       R"({"version": "https://jsonfeed.org/version/1.1", "title": "Kabar", "description": "Tentang kami", "items": [{"id": "1", "title": "Cabai", "content_html": "<p>Turun.</p>"}]})",
       R"({"total_rows": 1, "rows": [{"id": "1", "key": "1", "doc": {"_id": "1", "title": "Cabai", "body": "Turun."}}]})"}) {
    const TemporaryDirectory folder;
    const Read all = read({folder.write("a.json", answer)});
    ASSERT_EQ(all.articles.size(), 1U) << answer;
    EXPECT_EQ(all.articles[0].id, "1") << answer;
    EXPECT_EQ(all.articles[0].title, "Cabai") << answer;
    EXPECT_EQ(all.articles[0].body, "Turun.") << answer;
  }
}

TEST(Collections, ArticleWithItsLinksInAListIsOneArticle) {
  const TemporaryDirectory folder;
  const Read all = read({folder.write(
      "a.json", R"({"title": "Cabai", "news": [{"title": "Tautan", "url": "https://kabar.example/2"}]})")});
  ASSERT_EQ(all.articles.size(), 1U);
  EXPECT_EQ(all.articles[0].title, "Cabai");
}

TEST(Collections, PostsOfWordPressAreReadAsPeopleSeeThem) {
  const Article article = only_article(
      "json",
      R"([{"id": 7, "date": "2023-02-01T08:15:00", "date_gmt": "2023-02-01T01:15:00", "guid": {"rendered": "https://kabar.example/?p=7"}, "link": "https://kabar.example/cabai", "title": {"rendered": "Cabai &#8220;Turun&#8221; &amp; Bawang"}, "content": {"rendered": "<p>Harga <b>cabai</b> turun.</p>\n<p>Petani menunggu.</p>", "protected": false}, "author": 3, "categories": [5, 9], "tags": [11]}])");
  EXPECT_EQ(article.id, "7");
  EXPECT_EQ(article.url, "https://kabar.example/cabai");
  EXPECT_EQ(article.title, "Cabai “Turun” & Bawang");
  EXPECT_EQ(article.body, "Harga cabai turun.\nPetani menunggu.");
  EXPECT_EQ(date_of(article), "2023-02-01T08:15:00+07:00");
  EXPECT_EQ(article.author + article.section, "");
  EXPECT_TRUE(article.tags.empty());
}

TEST(Collections, OfSeveralVersionsTheMainOneIsRead) {
  const Article article = only_article(
      "json",
      R"({"uri": "urn:1", "headlines": [{"role": "short", "value": "Cabai"}, {"role": "main", "value": "Harga Cabai"}], "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>Turun.</p><p>Naik.</p>"}], "by": "Sari"})");
  EXPECT_EQ(article.title, "Harga Cabai");
  EXPECT_EQ(article.body, "Turun.\nNaik.");
  EXPECT_EQ(article.author, "Sari");
}

TEST(Collections, MessagesOfAChannelAreArticles) {
  const TemporaryDirectory folder;
  const Read all = read({folder.write(
      "result.json",
      R"({"name": "Kanal", "id": 1, "messages": [{"id": 1, "type": "service", "action": "create_channel"},
         {"id": 2, "type": "message", "date": "2023-02-01T08:15:00", "text": ["Harga cabai ", {"type": "bold", "text": "turun"}, " tajam."]}]})")});
  ASSERT_EQ(all.articles.size(), 1U);
  EXPECT_EQ(all.articles[0].body, "Harga cabai turun tajam.");
  EXPECT_EQ(all.issues.size(), 1U);
}

TEST(Collections, DatesOfProgramsAreRead) {
  const auto read_date = [](const std::string& date) {
    const Article article = only_article("csv", "judul;tanggal\nCabai;" + date + "\n");
    return date_of(article) + (article.notes.empty() ? "" : " " + article.notes[0].english);
  };
  EXPECT_EQ(read_date("1675214100"), "2023-02-01T01:15:00+00:00");
  EXPECT_EQ(read_date("1675214100.5"), "2023-02-01T01:15:00+00:00");
  EXPECT_EQ(read_date("1675214100000"), "2023-02-01T01:15:00+00:00");
  EXPECT_EQ(read_date("Kompas.com - 01/02/2023, 08:15 WIB"), "2023-02-01T08:15:00+07:00");
  EXPECT_EQ(read_date("Diterbitkan: Rabu, 1 Februari 2023"), "2023-02-01");
  EXPECT_EQ(read_date("9/17/2023 terbit"), "2023-09-17");  // can be read in one way only
  for (const char* none : {"01/02/2023 08:15 AM", "1 Februari 2023, diperbarui 2 Februari 2023", "812345678",
                           "31/31/2023 terbit", "167521410"}) {
    EXPECT_TRUE(read_date(none).starts_with("none the date '" + std::string(none) + "' is not one we know"))
        << read_date(none);
  }
  EXPECT_NE(read_date("44958.34375").find("day's number of a spreadsheet"), std::string::npos);
}

TEST(Collections, WordsForNoValueAreNone) {
  const Article article =
      only_article("csv", "judul;isi;tanggal;penulis;media;rubrik\nCabai;Turun.;NaT;nan;NULL;\\N\n");
  EXPECT_EQ(article.author + article.publisher + article.section, "");
  EXPECT_TRUE(article.notes.empty()) << article.notes[0].english;
  EXPECT_EQ(only_article("jsonl", R"({"title": "Cabai", "content": "None", "isi": "Turun."})").body,
            "Turun.");
  const std::string page = "<p>Harga cabai turun di seluruh pasar kota sejak awal pekan.</p>";
  EXPECT_EQ(only_article("html", "<title>Cabai</title><meta name=\"author\" content=\"null\">" + page).author,
            "");
}

TEST(Collections, RowOfDataInPlaceOfNamesIsShownShort) {
  const TemporaryDirectory folder;
  const Read all =
      read({folder.write("a.csv", "1;" + std::string(40, 'x') + std::string(5000, 'y') + "\n2;Dua\n")});
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_NE(all.issues[0].find("yyy…'; if they have other names"), std::string::npos) << all.issues[0];
  EXPECT_TRUE(all.issues[0].ends_with("if this is an article, put a row of names above it"));
}

// Found by fuzzing.
TEST(Collections, NamesInMessagesAreTextOnOneLine) {
  const std::string text(300, 'x');
  Article article =
      only_article("csv", "judul;nas\xF7\xF7kah" + std::string(1, '\0') + "\nCabai;" + text + "\n");
  ASSERT_EQ(article.notes.size(), 1U);  // only_article has checked its bytes
  article = only_article("jsonl", R"({"title": "Cabai", "nas\nkah": ")" + text + "\"}");
  EXPECT_NE(article.notes.at(0).english.find("'nas kah'"), std::string::npos) << article.notes[0].english;
  const auto read = reader_properties::read_bytes("jsonl", R"({"nas\nkah": "x"})");
  EXPECT_EQ(read.broken, "");
}

TEST(Collections, TimesOfScrapingAreNoDates) {
  for (const char* name : {"scraped_at", "crawl_date", "date_download", "date_modify", "updated_at"}) {
    EXPECT_EQ(
        date_of(only_article("jsonl", R"({"title": "Cabai", ")" + std::string(name) + R"(": "2023-02-01"})")),
        "none")
        << name;
  }
}

TEST(Collections, SpreadsheetsSayTheirSeparatorAndEndInBlankRows) {
  const TemporaryDirectory folder;
  const Read all =
      read({folder.write("a.csv", "\xEF\xBB\xBFsep=;\r\njudul;isi\r\nCabai;Turun.\r\n;\r\n ; \r\n")});
  EXPECT_TRUE(all.issues.empty()) << all.issues[0];
  ASSERT_EQ(all.articles.size(), 1U);
  EXPECT_EQ(all.articles[0].origin.line, 3U);
  EXPECT_EQ(all.skipped, 2U);
  EXPECT_EQ(only_article("csv", "judul|isi\nCabai, bawang|Turun; naik.\n").title, "Cabai, bawang");
}

TEST(Collections, FilesOfOtherProgramsAreRefusedByName) {
  const std::string zip = std::string("PK\x03\x04", 4) + std::string(26, '\0');
  const std::pair<std::string, const char*> files[] = {
      {"{\\rtf1\\ansi Harga cabai turun.}", "is an RTF document"},
      {zip + "[Content_Types].xml ... word/document.xml", "is damaged or cut off"},
      {zip + "[Content_Types].xml ... xl/workbook.xml", "is an Excel workbook"},
      {zip + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "is an OpenDocument sheet"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 dan seterusnya", "is a document of older Office programs"},
      {"PAR1 dan seterusnya", "is a table for programs"},
      {"-- MySQL dump 10.13\nINSERT INTO berita VALUES (1);\n", "is a dump of SQL"},
  };
  for (const char* name : {"a.txt", "a.csv", "a.html", "tanpa-akhiran"}) {
    for (const auto& [bytes, reason] : files) {
      const TemporaryDirectory folder;
      const Read all = read({folder.write(name, bytes)});
      EXPECT_TRUE(all.articles.empty()) << name << reason;
      ASSERT_EQ(all.issues.size(), 1U) << name << reason;
      EXPECT_NE(all.issues[0].find(reason), std::string::npos) << name << ": " << all.issues[0];
    }
  }
}

TEST(Collections, EmptyFilesAreNamedInEveryFormat) {
  for (const char* name :
       {"a.json", "a.jsonl", "a.csv", "a.html", "a.xml", "a.warc", "a.txt", "a.jsonl.gz"}) {
    const TemporaryDirectory folder;
    const Read all = read({folder.write(name, "")});
    ASSERT_EQ(all.issues.size(), 1U) << name;
    EXPECT_TRUE(all.issues[0].ends_with(std::string(name) + ": is empty; there is nothing to index"))
        << all.issues[0];
  }
}

TEST(Collections, ArticlesByTheirKeysAreRead) {
  for (
      const char* export_of :
      {R"({"-N1": {"title": "Cabai", "body": "Turun."}, "-N2": {"title": "Beras", "body": "Naik."}})",
       R"({"news": {"-N1": {"title": "Cabai", "body": "Turun."}, "-N2": {"title": "Beras", "body": "Naik."}}})"}) {
    const TemporaryDirectory folder;
    const Read all = read({folder.write("a.json", export_of)});
    EXPECT_TRUE(all.issues.empty()) << all.issues[0];
    ASSERT_EQ(all.articles.size(), 2U) << export_of;
    EXPECT_EQ(all.articles[1].body, "Naik.");
  }
  EXPECT_EQ(
      only_article("json", R"({"article": {"headline": "Cabai", "body": "Turun."}, "meta": {"title": "x"}})")
          .body,
      "Turun.");
}

TEST(Collections, TablesColumnByColumnAreRefusedWithTheWayOut) {
  const TemporaryDirectory folder;
  const Read all =
      read({folder.write("a.json", R"({"title": {"0": "Satu", "1": "Dua"}, "text": {"0": "a", "1": "b"}})")});
  EXPECT_TRUE(all.articles.empty());
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_NE(all.issues[0].find("orient='records', lines=True"), std::string::npos) << all.issues[0];
}

TEST(Collections, BodiesOfHtmlAreSaidOnceAndReadWhenAskedTo) {
  const std::string lines = R"({"title": "Satu", "isi": "<p>Harga <b>turun</b>.</p><p>Petani menunggu.</p>"})"
                            "\n"
                            R"({"title": "Dua", "isi": "Pasar<br/>sepi."})"
                            "\n";
  const TemporaryDirectory folder;
  for (const std::string& path : {folder.write("a.jsonl", lines), folder.write("a.json", lines)}) {
    const Read as_is = read({path});
    ASSERT_EQ(as_is.articles.size(), 2U);
    EXPECT_EQ(as_is.articles[1].body, "Pasar<br/>sepi.");
    ASSERT_EQ(as_is.articles[0].notes.size(), 1U);
    EXPECT_TRUE(as_is.articles[0].notes[0].english.starts_with("the body holds HTML"))
        << as_is.articles[0].notes[0].english;
    EXPECT_TRUE(as_is.articles[1].notes.empty());
    ReadOptions options;
    options.field_map["isi"] = "body_html";
    const Read as_html = read({path}, options);
    EXPECT_EQ(as_html.articles.at(0).body, "Harga turun.\nPetani menunggu.");
    EXPECT_TRUE(as_html.articles[0].notes.empty());
  }
}

TEST(Collections, ContentWinsOverANameThatCannotBeRight) {
  const char* const array = "[\n{\"title\": \"Cabai\",\n\"text\": \"Turun.\"}\n]\n";
  const char* const page =
      "<html><head><title>Cabai</title></head><body><p>Harga cabai di pasar turun sejak pekan "
      "lalu.</p></body></html>";
  const std::pair<const char*, const char*> files[] = {
      {"a.jsonl", array}, {"a.txt", array}, {"b.txt", "{\"title\": \"Cabai\", \"text\": \"Turun.\"}\n"},
      {"c.txt", page},    {"d.xml", page},  {"e.jsonl", "{\n\"title\": \"Cabai\",\n\"text\": \"Turun.\"}\n"}};
  for (const auto& [name, bytes] : files) {
    const TemporaryDirectory folder;
    const Read all = read({folder.write(name, bytes)});
    EXPECT_TRUE(all.issues.empty()) << name << all.issues[0];
    ASSERT_EQ(all.articles.size(), 1U) << name;
    EXPECT_EQ(all.articles[0].title, "Cabai") << name;
    ASSERT_FALSE(all.articles[0].notes.empty()) << name;
    EXPECT_NE(all.articles[0].notes.back().english.find("whatever its name says"), std::string::npos) << name;
  }
  const TemporaryDirectory folder;
  ReadOptions options;
  options.format = "text";
  EXPECT_EQ(read({folder.write("a.txt", array)}, options).articles.at(0).body, array);
  const Read commas = read({folder.write("f.jsonl", "{\"title\": \"Satu\"},\n{\"title\": \"Dua\"}\n")});
  EXPECT_EQ(commas.articles.size(), 2U);
  EXPECT_TRUE(commas.issues.empty());
}

TEST(Collections, SitemapsAreRefusedWithTheWayOut) {
  const TemporaryDirectory folder;
  const Read all = read({folder.write(
      "sitemap.xml",
      "<?xml version=\"1.0\"?><urlset><url><loc>https://kabar.example/1</loc></url></urlset>")});
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_NE(all.issues[0].find(
                "first element is 'urlset', not rss, feed, nitf or newsItem; a sitemap only lists addresses"),
            std::string::npos)
      << all.issues[0];
}

TEST(Collections, WordsThatAreNoJsonAreOneProblem) {
  const TemporaryDirectory folder;
  const Read all =
      read({folder.write("a.json", "judul: Harga cabai turun sejak pekan lalu\n{\"judul\": \"Cabai\"}")});
  EXPECT_EQ(all.issues.size(), 1U);
  ASSERT_EQ(all.articles.size(), 1U);
  EXPECT_EQ(all.articles[0].title, "Cabai");
}

}  // namespace
}  // namespace warta
