// SPDX-License-Identifier: GPL-3.0-or-later
// The HTML reader: pages of tests/data, and single rules.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "indexer/readers/html/article.h"
#include "tests/indexer/readers/read_all.h"
#include "tests/temporary_directory.h"
#include "warta/newsroom.h"

namespace warta {
namespace {

namespace fs = std::filesystem;
using readers::html_fragment_text;
using readers::read_html_article;
using tests::Read;
using tests::read;
using tests::TemporaryDirectory;

std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

std::vector<fs::path> files_in(const std::string& folder, const std::string& ending) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(WARTA_SOURCE_DIR) / folder)) {
    if (ending.empty() || entry.path().extension() == ending) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

ReadResult page(std::string_view html, std::string_view charset = "", std::string_view url = "") {
  return read_html_article({html, charset, url}, {"a.html", "", 0}, {});
}

Article article_of(std::string_view html, std::string_view charset = "", std::string_view url = "") {
  const ReadResult result = page(html, charset, url);
  const auto* const article = std::get_if<Article>(&result);
  EXPECT_NE(article, nullptr) << std::get<ReadIssue>(result).reason.english;
  return article == nullptr ? Article{} : *article;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : "; ") + part;
  return all;
}

// An article in the format of the `.txt` files beside the pages.
std::string told(const Article& article) {
  std::string text;
  const auto line = [&text](const char* name, const std::string& value) {
    if (!value.empty()) text.append(name).append(": ").append(value).append("\n");
  };
  line("title", article.title);
  line("url", article.url);
  line("date", article.published ? article.published->to_string() : "");
  line("source", article.publisher);
  line("section", article.section);
  line("author", article.author);
  line("editor", article.editor);
  line("tags", joined(article.tags));
  line("related", joined(article.related));
  for (const Bilingual& note : article.notes) line("note", note.english);
  return text.append("\n").append(article.body).append("\n");
}

TEST(HtmlReader, PagesOfManyTemplatesGiveTheirStoryAndFields) {
  const std::vector<fs::path> pages = files_in("tests/data/html", ".html");
  ASSERT_GE(pages.size(), 8U);
  for (fs::path file : pages) {
    SCOPED_TRACE(file.filename());
    const Article article = article_of(contents(file));
    EXPECT_EQ(told(article), contents(file.replace_extension(".txt")));
  }
}

// Its pages have date and story in one element without paragraphs: the rules separate them, as in plain text.
TEST(HtmlReader, DateAboveAStoryWithoutParagraphsIsForTheNewsroomRules) {
  const CleanedArticle cleaned = clean(
      article_of(contents(fs::path(WARTA_SOURCE_DIR) / "tests/data/html/table_layout_windows_1252.html")));
  ASSERT_TRUE(cleaned.published);
  EXPECT_EQ(cleaned.published->to_string(), "2008-03-05T10:30:00+08:00");
  ASSERT_FALSE(cleaned.spans.empty());
  EXPECT_EQ(cleaned.spans[0].rule, "date-line");
}

constexpr std::string_view kStory =
    "<p>Harga cabai turun di seluruh pasar kota sejak awal pekan, kata para pedagang.</p>"
    "<p>Petani menunggu hujan turun agar musim tanam berikutnya tidak terlambat lagi.</p>";

std::string simple(std::string_view head, std::string_view body = kStory) {
  return "<html><head>" + std::string(head) + "</head><body><h1>Harga Cabai Turun</h1><div>" +
         std::string(body) + "</div></body></html>";
}

TEST(HtmlReader, LabelsInsideLabelsAreOneLabel) {
  const auto author_of = [](const std::string& below) {
    return article_of(simple("", std::string(kStory) + "</div><div>" + below)).author;
  };
  for (const std::string label :
       {"Ditulis oleh:", "Diedit oleh:", "Edited by:", "Written by:", "Redaktur & Reporter:", "Oleh:"}) {
    EXPECT_EQ(author_of("<p>" + label + "</p>"), "") << label;
    EXPECT_EQ(author_of("<table><tr><td>" + label + "</td></tr></table>"), "") << label;
    EXPECT_EQ(author_of("<p>" + label + " " + label + "</p>"), "") << label;
  }
  EXPECT_EQ(author_of("<p>Ditulis oleh: Sari Dewi</p>"), "Sari Dewi");
  EXPECT_EQ(author_of("<p>Ditulis oleh: Sari Dewi Diedit oleh: Budi Hartono</p>"), "Sari Dewi");
  EXPECT_EQ(author_of("<p>Diedit oleh: Budi Hartono | Ditulis oleh: Sari Dewi</p>"), "Sari Dewi");
}

TEST(HtmlReader, LabelAboveTheStoryTakesTheLineAfterIt) {
  const Article article = article_of(
      "<html><body><h1>Harga Cabai Turun</h1><p>Jakarta Selatan</p><p>Penulis:</p><p>Sari Dewi</p>"
      "<p>Editor:</p><p>Budi Hartono</p><div>" +
      std::string(kStory) + "</div></body></html>");
  EXPECT_EQ(article.author, "Sari Dewi");
  EXPECT_EQ(article.editor, "Budi Hartono");
}

TEST(HtmlReader, MarkupInsideWordsDoesNotSplitThem) {
  const Article article = article_of(simple("",
                                            "<p>Per<b>us</b>ahaan<wbr>nya meng<span>&shy;guna</span>kan "
                                            "<i>a</i>,<em>b</em> &amp; c&nbsp;d sejak tahun lalu.<br>Baris "
                                            "kedua juga cukup panjang untuk dibaca.</p>"));
  EXPECT_EQ(
      article.body,
      "Perusahaannya menggunakan a,b & c d sejak tahun lalu.\nBaris kedua juga cukup panjang untuk dibaca.");
}

TEST(HtmlReader, CharsetIsThatOfTheBytes) {
  const std::string latin =
      simple("<title>x</title>",
             "<p>Kata \x93kutipan\x94 \x96 caf\xE9 itu sudah cukup panjang untuk sebuah "
             "berita, kata dia.</p>");
  const std::string wanted = "Kata “kutipan” – café itu sudah cukup panjang untuk sebuah berita, kata dia.";
  EXPECT_EQ(article_of(latin, "iso-8859-1").body, wanted);
  EXPECT_EQ(article_of(latin, "utf-8").body, wanted);
  EXPECT_EQ(article_of(latin, "entah-apa").body, wanted);
  EXPECT_EQ(article_of(latin).body, wanted);
  const std::string utf8 = simple("<meta charset=iso-8859-1>", "<p>" + wanted + "</p>");
  EXPECT_EQ(article_of(utf8).body, wanted);
  EXPECT_EQ(article_of(utf8).notes.size(), 1U);
  EXPECT_EQ(article_of("\xEF\xBB\xBF" + utf8, "windows-1252").body, wanted);
  std::string utf16 = "\xFF\xFE";
  for (const char c : simple("", "<p>Harga cabai turun di seluruh pasar kota sejak awal pekan ini.</p>")) {
    utf16 += c;
    utf16 += '\0';
  }
  EXPECT_EQ(article_of(utf16).body, "Harga cabai turun di seluruh pasar kota sejak awal pekan ini.");
}

TEST(HtmlReader, EntitiesOfEveryKindAreResolved) {
  EXPECT_EQ(html_fragment_text("a&amp;b &lt;c&gt; &#8220;d&#x201D; &#147;e&#148; &hellip; &amp;amp; f&comma; "
                               "g&period; &takada; h & i"),
            "a&b <c> “d” “e” … & f, g. &takada; h & i");
}

TEST(HtmlReader, TimeCalledUtcButShownAsLocalIsLocal) {
  const std::string body = "<div class=date>Kamis, 05/11/2015 10:08 WIB</div>" + std::string(kStory);
  const Article wrong =
      article_of(simple("<meta property=article:published_time content=2015-11-05T10:08:58Z>", body));
  EXPECT_EQ(wrong.published->to_string(), "2015-11-05T10:08:58+07:00");
  EXPECT_EQ(wrong.notes.size(), 1U);
  const Article right =
      article_of(simple("<meta property=article:published_time content=2015-11-05T03:08:58Z>", body));
  EXPECT_EQ(right.published->to_string(), "2015-11-05T10:08:58+07:00");
  EXPECT_TRUE(right.notes.empty());
  const Article shown = article_of(simple("", body));
  EXPECT_EQ(shown.published->to_string(), "2015-11-05T10:08:00+07:00");
  EXPECT_EQ(shown.published_by, "shown");
  EXPECT_FALSE(article_of(simple("<meta name=pubdate content='31/02/2015'>")).published);
}

TEST(HtmlReader, ParagraphsOfTheStoryAreStoryWhateverTheySay) {
  // Around a story each of these would be a date, a button, a caption, the headline or a byline.
  const std::string lines =
      "Harga Cabai Turun\nMinggu, 17 September 2023\nHalaman 2\nBagikan\nSari Dewi lewat akun Instagram\n"
      "Penulis: Tono Wijaya, seorang petani\n";
  std::string paragraphs;
  for (std::size_t begin = 0, end = 0; (end = lines.find('\n', begin)) != std::string::npos; begin = end + 1)
    paragraphs.append("<p>").append(lines, begin, end - begin).append("</p>\n");
  const Article article = article_of(simple("", paragraphs + std::string(kStory)));
  EXPECT_TRUE(article.body.starts_with(lines)) << article.body;
  EXPECT_EQ(article.author, "");
  EXPECT_FALSE(article.published);
  // The same in elements of the page, not of its text.
  std::string around;
  for (std::size_t at = 0, end = 0; (end = lines.find('\n', at)) != std::string::npos; at = end + 1)
    around.append("<div>").append(lines, at, end - at).append("</div>\n");
  const Article headed =
      article_of("<html><body>" + around + "<article>" + std::string(kStory) + "</article></body></html>");
  EXPECT_TRUE(headed.body.starts_with("Harga cabai turun di seluruh")) << headed.body;
  EXPECT_EQ(headed.published->to_string(), "2023-09-17");
}

TEST(HtmlReader, AddressIsTheCanonicalOneUnlessThatIsTheFrontPage) {
  EXPECT_EQ(article_of(simple("<link rel=canonical href='https://a.id/x'>"), "", "https://a.id/y").url,
            "https://a.id/x");
  EXPECT_EQ(article_of(simple("<link rel=canonical href='/x'>"), "", "https://a.id/y").url, "https://a.id/x");
  EXPECT_EQ(article_of(simple("<link rel=canonical href='https://a.id/'>"), "", "https://a.id/y").url,
            "https://a.id/y");
  EXPECT_EQ(article_of(simple("")).url, "");
}

TEST(HtmlReader, FormatIsRecognisedByNameAndByContent) {
  const TemporaryDirectory folder;
  const std::string html = "<!-- tersimpan -->\n<!DOCTYPE html>\n" + simple("");
  for (const char* name : {"a.html", "b.htm", "c", "d.XHTML"}) {
    const Read all = read({folder.write(name, html)});
    ASSERT_EQ(all.articles.size(), 1U) << name;
    EXPECT_EQ(all.articles[0].title, "Harga Cabai Turun") << name;
  }
}

// Work that grows with the square of the page's size would not end here.
TEST(HtmlReader, LinesOfOneElementMayBeAsManyAsAFileHolds) {
  constexpr std::size_t kLines = 60'000;
  const std::string line = "Harga cabai turun di seluruh pasar kota sejak awal pekan ini.";
  std::string lines;
  for (std::size_t i = 0; i < kLines; ++i) lines.append(line).append("<br>");
  EXPECT_EQ(article_of(simple("<title>Harga Cabai Turun</title>", lines)).body.size(),
            kLines * (line.size() + 1) - 1);
}

TEST(HtmlReader, LimitsAreNamed) {
  ReadLimits limits;
  limits.max_record_bytes = 100;
  const std::string html = simple("");
  const ReadResult long_page = read_html_article({html, {}, {}}, {"a.html", "", 0}, limits);
  EXPECT_NE(std::get<ReadIssue>(long_page).reason.english.find("the limit of one page"), std::string::npos);
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  const ReadResult nested = page(deep + "isi");
  EXPECT_NE(std::get<ReadIssue>(nested).reason.english.find("nests elements more than 500 deep"),
            std::string::npos);
  std::string binary = "<html>";
  for (int i = 0; i < 2000; ++i) binary += static_cast<char>(i * 7 % 256);
  EXPECT_NE(std::get<ReadIssue>(page(binary)).reason.english.find("is not a page"), std::string::npos);
  const ReadResult empty = page("<html><body></body></html>");
  EXPECT_NE(std::get<ReadIssue>(empty).reason.english.find("has no article"), std::string::npos);
}

// For any bytes the reader gives valid UTF-8 without markup, or an issue with a reason.
void expect_sound(std::string_view html) {
  const ReadResult result = page(html);
  if (const auto* issue = std::get_if<ReadIssue>(&result)) {
    EXPECT_FALSE(issue->reason.empty());
    return;
  }
  const auto& article = std::get<Article>(result);
  for (const std::string* text : {&article.title, &article.body, &article.author, &article.url}) {
    EXPECT_EQ(text->find('\0'), std::string::npos);
    std::string again = *text;
    EXPECT_EQ(text->find("\xC0"), std::string::npos);
  }
}

TEST(HtmlReader, AnomaliesAreReadOrNamed) {
  const std::vector<fs::path> files = files_in("tests/data/anomaly/html", "");
  ASSERT_GE(files.size(), 10U);
  for (const fs::path& file : files) {
    SCOPED_TRACE(file.filename());
    expect_sound(contents(file));
    (void)html_fragment_text(contents(file));
  }
}

TEST(HtmlReader, PagesCutOffAnywhereAreReadOrNamed) {
  for (const fs::path& file : files_in("tests/data/html", ".html")) {
    const std::string html = contents(file);
    for (std::size_t bytes = 0; bytes < html.size(); bytes += 37) expect_sound(html.substr(0, bytes));
  }
}

TEST(HtmlReader, DamagedPagesAreReadOrNamed) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (const fs::path& file : files_in("tests/data/html", ".html")) {
    const std::string html = contents(file);
    for (int round = 0; round < 30; ++round) {
      std::string damaged = html;
      for (int change = 0; change < 40; ++change)
        damaged[random() % damaged.size()] = static_cast<char>("<>/\"'&=\0\xFF a"[random() % 12]);
      expect_sound(damaged);
    }
  }
}

TEST(HtmlFragment, MarkupGoesAndParagraphsStay) {
  EXPECT_EQ(
      html_fragment_text("<p>Harga <b>cab</b>ai naik.</p><p>Petani<br>menunggu&nbsp;hujan &amp; panen.</p>"),
      "Harga cabai naik.\nPetani\nmenunggu hujan & panen.");
  EXPECT_EQ(html_fragment_text(""), "");
  EXPECT_EQ(html_fragment_text("tanpa markah"), "tanpa markah");
  EXPECT_EQ(
      html_fragment_text("<p>Isi.</p><div class=sharedaddy><h3>Bagikan ini:</h3></div><script>x()</script>"),
      "Isi.");
}

}  // namespace
}  // namespace warta
