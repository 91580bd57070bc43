// SPDX-License-Identifier: GPL-3.0-or-later
// Pages whose elements are named or built in ways that must not decide what their story is.
#include <gtest/gtest.h>

#include "indexer/readers/html/article.h"

namespace warta {
namespace {

using readers::html_fragment_text;
using readers::read_html_article;

Article article_of(std::string_view html, std::string_view url = "") {
  const ReadResult result = read_html_article({html, "", url}, {"a.html", "", 0}, {});
  const auto* const article = std::get_if<Article>(&result);
  EXPECT_NE(article, nullptr) << std::get<ReadIssue>(result).reason.english;
  return article == nullptr ? Article{} : *article;
}

const std::string kTitle = "Perajin Rotan Kekurangan Bahan";
const std::string kFirst = "Perajin rotan di tepi sungai kekurangan bahan sejak hutan di hulu ditutup.";
const std::string kSecond = "Mereka kini membeli rotan dari pulau lain dengan harga dua kali lipat.";
const std::string kThird = "Dinas perindustrian berjanji membuka gudang bersama sebelum musim hujan.";
const std::string kParagraphs = "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>";
const std::string kStory = kFirst + "\n" + kSecond + "\n" + kThird;
const std::string kHeading = "<h1>" + kTitle + "</h1>";
// Beside the story, and with words of its headline.
const std::string kTeasers =
    "<section><h3>Pilihan lain</h3><div><h4><a href=/a>Perajin Rotan Belajar Menganyam "
    "Bambu</a></h4><p>Karena "
    "rotan langka, perajin belajar menganyam bambu dari desa tetangga.</p></div><div><h4><a href=/b>Bahan "
    "Bangunan Naik Lagi</a></h4><p>Toko kekurangan bahan bangunan menjelang tahun ajaran baru di "
    "kota.</p></div></section><p>Kabar Hulu terbit setiap pagi dari sebuah rumah kayu di tepi sungai.</p>";

std::string page(const std::string& body, const std::string& head = "") {
  return "<!doctype html><html lang=id><head><title>" + kTitle + " - Kabar Hulu</title>" + head +
         "</head><body>" + body + "</body></html>";
}

TEST(HtmlLayout, NoNameOfTheElementsAroundAStoryLosesIt) {
  for (const std::string attribute :
       {"class='kolom-isi__sticky'", "class='bidang label-hidden'", "class='theiaStickySidebar'",
        "class='td-is-sticky'", "class='widget Blog'", "class='content-sidebar-wrap'", "id=print",
        "class='non-paywall'", "class='post tag-facebook category-terkini'", "class='author-and-share'",
        "class='above-footer use-lightbox'", "data-component=headerSticky", "class='tab-content'",
        "class='related'", "style='display:none'", "role=complementary"}) {
    for (const std::string tag : {"div", "article", "aside", "section"}) {
      SCOPED_TRACE(tag + " " + attribute);
      const std::string open = "<" + tag + " " + attribute + ">";
      const std::string close = "</" + tag + ">";
      EXPECT_EQ(article_of(page(open + kHeading + "<div>" + kParagraphs + "</div>" + close + kTeasers)).body,
                kStory);
    }
    SCOPED_TRACE("below the headline: " + attribute);
    EXPECT_EQ(article_of(page(kHeading + "<div " + attribute + "><div>" + kParagraphs + "</div></div>")).body,
              kStory);
  }
}

TEST(HtmlLayout, WordsInsideASentenceStayWhateverTheirElementIsCalled) {
  for (const std::string open :
       {"<a class=inner-link-tag href=/t>", "<ins>", "<span class=caps>", "<a class='tooltip-link' href=/t>",
        "<a class=tags href=/t>", "<a class=hashtag href=/t>", "<b class=print>", "<label>",
        "<span role=alert>", "<abbr class=tooltip>", "<em class=share>"}) {
    SCOPED_TRACE(open);
    const std::string close = "</" + open.substr(1, open.find_first_of(" >") - 1) + ">";
    const std::string sentence = "<p>Menteri " + open + "Perhubungan" + close +
                                 " mengumumkan tarif kapal feri naik mulai awal bulan depan.</p>";
    EXPECT_TRUE(html_fragment_text(sentence).starts_with("Menteri Perhubungan mengumumkan"));
    EXPECT_NE(
        article_of(page(kHeading + kParagraphs + sentence)).body.find("Menteri Perhubungan mengumumkan"),
        std::string::npos);
  }
  // Alone on its line such an element is what it is called.
  EXPECT_EQ(html_fragment_text("<p>" + kFirst + "</p><p><span class=share>Bagikan</span></p>"), kFirst);
  EXPECT_EQ(html_fragment_text("<p>" + kFirst + " <span class=sr-only>tautan keluar</span></p>"), kFirst);
}

TEST(HtmlLayout, ElementsThatHoldNothingSwallowNothing) {
  for (const std::string element : {"embed", "source", "track", "wbr", "param", "img"}) {
    SCOPED_TRACE(element);
    EXPECT_EQ(article_of(page(kHeading + "<p>" + kFirst + "</p><" + element + " src=x><p>" + kSecond +
                              "</p><p>" + kThird + "</p>"))
                  .body,
              kStory);
  }
}

TEST(HtmlLayout, AStoryInModulesIsReadWhole) {
  const auto part = [](const std::string& id, const std::string& text) {
    return "<div class=modul id=" + id + "><div><div><p>" + text + "</p></div></div></div>";
  };
  const std::string picture = "<div class=modul-gambar><figure><img src=x></figure></div>";
  EXPECT_EQ(article_of(page("<main>" + kHeading + part("a", kFirst) + picture + part("b", kSecond) +
                            "<h2>Gudang</h2>" + part("c", kThird) + "</main>"))
                .body,
            kFirst + "\n" + kSecond + "\nGudang\n" + kThird);
}

TEST(HtmlLayout, TheNextArticleOfAnEndlessPageIsNotOfThisOne) {
  const std::string next = "<article class=kartu><h1>Panen Kopi Tertunda</h1><div><p>" +
                           std::string(600, 'x') +
                           ".</p><p>Petani rotan dan perajin menunggu bahan.</p></div></article>";
  EXPECT_EQ(
      article_of(page("<article class=kartu>" + kHeading + "<div>" + kParagraphs + "</div></article>" + next))
          .body,
      kStory);
}

TEST(HtmlLayout, TheLeadBelowTheHeadlineBelongsToTheStory) {
  const std::string lead =
      "Ratusan keluarga di tepi sungai menggantungkan hidup pada rotan, dan kini mereka menunggu bahan.";
  EXPECT_EQ(article_of(page("<header>" + kHeading + "<p class=besar>" + lead + "</p></header><div>" +
                            kParagraphs + "</div>"))
                .body,
            lead + "\n" + kStory);
  // Words of the story that are shown once more are not.
  EXPECT_EQ(article_of(
                page(kHeading + "<blockquote>... " + kSecond + "</blockquote><div>" + kParagraphs + "</div>"))
                .body,
            kStory);
}

TEST(HtmlLayout, PreformattedTextHasItsParagraphs) {
  EXPECT_EQ(
      article_of(page(kHeading + "<pre>" + kFirst + "\n\n" + kSecond + "\n \n" + kThird + "</pre>")).body,
      kStory);
}

TEST(HtmlLayout, AHeadlineWithoutAStoryIsNoted) {
  const Article article = article_of(page(kHeading + "<div id=app></div>"));
  EXPECT_EQ(article.title, kTitle);
  EXPECT_EQ(article.body, "");
  ASSERT_EQ(article.notes.size(), 1U);
  EXPECT_NE(article.notes[0].english.find("no story was found"), std::string::npos);
  EXPECT_TRUE(article_of(page(kHeading + kParagraphs)).notes.empty());
}

TEST(HtmlLayout, TheHeadlineIsTheMainHeadingThatReadersSee) {
  const auto title_of = [](const std::string& title, const std::string& body) {
    return article_of("<html><head><title>" + title + "</title></head><body>" + body + kParagraphs +
                      "</body></html>")
        .title;
  };
  EXPECT_EQ(
      title_of("Rotan Langka di Hulu, Perajin Menunggu - Kabar", "<h1>Perajin Menunggu Rotan dari Hulu</h1>"),
      "Perajin Menunggu Rotan dari Hulu");
  EXPECT_EQ(title_of("Perajin Rotan | Kabar Hulu Sungai Kita",
                     "<h1>Kabar Hulu Sungai Kita</h1><h1>Perajin Rotan</h1>"),
            "Perajin Rotan");
  EXPECT_EQ(title_of("Beranda", "<h1>Perajin Rotan Kekurangan Bahan</h1>"), kTitle);
  EXPECT_EQ(title_of("Niaga: Rotan Langka", "<h1><span>Niaga</span> <span>Rotan Langka</span></h1>"),
            "Niaga: Rotan Langka");
}

TEST(HtmlLayout, AKickerASubtitleOrADateInTheHeadingIsNotOfTheHeadline) {
  const std::string head = "<meta property=og:title content='Niaga: " + kTitle + "'>";
  for (const std::string& inside :
       {"<span class=artikel__kicker>Niaga</span><span class=visually-hidden>: </span><span>" + kTitle +
            "</span>",
        "<div class=topline>Niaga</div>" + kTitle, kTitle + " <small class=subjudul>Gudang dibuka</small>",
        "<time datetime=2023-09-17>17 September 2023</time> " + kTitle}) {
    const Article article = article_of(page("<h1>" + inside + "</h1><div>" + kParagraphs + "</div>", head));
    EXPECT_EQ(article.title, kTitle) << inside;
    EXPECT_EQ(article.body, kStory) << inside;
  }
  // Nothing but the kicker.
  EXPECT_EQ(article_of(page("<h1><span class=kicker>" + kTitle + "</span></h1>" + kParagraphs)).title,
            kTitle);
  EXPECT_EQ(article_of("<title>17.09.2023 - " + kTitle + "</title><h1>17.09.2023 - " + kTitle + "</h1>" +
                       kParagraphs)
                .title,
            kTitle);
}

TEST(HtmlLayout, TheSitesNameIsNoHeadline) {
  const auto title_of = [](const std::string& title, const std::string& body, const std::string& head = "") {
    return article_of("<html><head><title>" + title + "</title>" + head + "</head><body>" + body +
                      "</body></html>")
        .title;
  };
  const std::string site = "<meta property=og:site_name content='Kabar Hulu'>";
  EXPECT_EQ(title_of("Kabar Hulu", kHeading + kParagraphs, site), kTitle);
  EXPECT_EQ(title_of("Kabar Hulu | " + kTitle, kParagraphs, site), kTitle);
  // The name on every page, the headline a heading among others.
  EXPECT_EQ(title_of("Harian Hulu Sungai", "<h1><a href=/>Harian Hulu Sungai</a></h1><h2><a href=/rotan>" +
                                               kTitle + "</a></h2><div>" + kParagraphs + "</div>"),
            kTitle);
  // A heading that is all of `og:title` before the part of it that leads to the front page.
  EXPECT_EQ(title_of("Rotan: " + kTitle,
                     "<h1><a href=https://a.example/>Rotan Hulu</a></h1><h3>" + kTitle + "</h3><div>" +
                         kParagraphs + "</div>",
                     "<meta property=og:title content='" + kTitle + "'>"),
            kTitle);
  // `<title>` is cut short.
  EXPECT_EQ(title_of("Perajin Rotan Kekurangan", kHeading + kParagraphs), kTitle);
}

TEST(HtmlLayout, AStoryThatOnlyAScriptShowsIsRead) {
  const std::string text = kFirst + " " + kSecond + " " + kThird;
  const auto state = [](const std::string& json) {
    return article_of(
        page("<div id=__next></div><script id=__NEXT_DATA__ type=application/json>" + json + "</script>"));
  };
  EXPECT_EQ(state(R"({"props":{"pageProps":{"article":{"title":")" + kTitle + R"(","content":")" + text +
                  R"("},"related":[{"title":"Lain","content":")" + std::string(900, 'x') + R"("}]}}})")
                .body,
            text);
  const Article parts =
      state(R"({"data":[{"headline":")" + kTitle + R"(","body":[{"type":"p","text":")" + kFirst +
            R"("},{"type":"p","text":")" + kSecond + R"("},{"type":"p","text":")" + kThird + R"("}]}]})");
  EXPECT_EQ(parts.title, kTitle);
  EXPECT_EQ(parts.body, kStory);
  EXPECT_EQ(state(R"({"a":{"title":")" + kTitle + R"(","html":"<p>)" + kFirst + "<\\/p><p>" + kSecond +
                  "<\\/p><p>" + kThird + R"(<\/p>"}})")
                .body,
            kStory);
  EXPECT_EQ(state("{\"title\":").body, "");  // no JSON
  // What the page shows comes first.
  EXPECT_EQ(article_of(page(kHeading + kParagraphs + "<script type=application/json>{\"title\":\"" + kTitle +
                            "\",\"content\":\"" + std::string(900, 'x') + "\"}</script>"))
                .body,
            kStory);
  const Article drawn =
      article_of(page("<div id=app></div><template>" + kHeading + kParagraphs + "</template>"));
  EXPECT_EQ(drawn.title, kTitle);
  EXPECT_EQ(drawn.body, kStory);
  EXPECT_EQ(
      article_of(page(kHeading + kParagraphs + "<template><p>" + kThird + kThird + "</p></template>")).body,
      kStory);
}

TEST(HtmlLayout, AStoryWhoseParagraphsAreLinksIsRead) {
  const auto linked = [](const std::string& text) { return "<a href=/rotan><p>" + text + "</p></a>"; };
  EXPECT_EQ(article_of(page(kHeading + "<div class=isi>" + linked(kFirst) + linked(kSecond) + linked(kThird) +
                            "</div>"))
                .body,
            kStory);
}

TEST(HtmlLayout, AFormIsNotOfTheStoryUnlessThePageIsOne) {
  const std::string form =
      "<form><p>Dengan mendaftar saya setuju surat kabar ini mengirim berita setiap pagi.</p><input></form>";
  EXPECT_EQ(article_of(page(kHeading + "<div><p>" + kFirst + "</p><p>" + kSecond + "</p>" + form + "<p>" +
                            kThird + "</p></div>"))
                .body,
            kStory);
  EXPECT_EQ(article_of(page("<form>" + kHeading + "<div>" + kParagraphs + "</div></form>")).body, kStory);
}

TEST(HtmlLayout, TheDateIsTheOneBesideTheStory) {
  const auto date_of = [](const std::string& above, const std::string& below = "",
                          const std::string& head = "", std::string_view url = "") {
    const Article article = article_of(page(above + "<div>" + kParagraphs + "</div>" + below, head), url);
    return article.published ? article.published->to_string() : "";
  };
  const std::string clock = "<div>Senin, 18 September 2023 | 21:40 WIB</div>";
  EXPECT_EQ(date_of(clock + kHeading + "<div>Minggu, 17 September 2023</div>"), "2023-09-17");
  EXPECT_EQ(date_of(clock + "<div>Sunday, 17 September, 2023 |  08:00 WIB</div>" + kHeading),
            "2023-09-17T08:00:00+07:00");
  EXPECT_EQ(date_of(kHeading, "<ol class=comments><li>18 September 2023 10:00</li></ol>"), "");
  EXPECT_EQ(date_of(kHeading + "<time datetime=2023-09-17T08:00:00+07:00>kemarin</time>"),
            "2023-09-17T08:00:00+07:00");
  EXPECT_EQ(date_of(kHeading + "<div>September 17th, 2023 at noon</div>"), "2023-09-17");
  EXPECT_EQ(date_of(kHeading + "<div>am 17. Oktober 2023</div>"), "2023-10-17");
  EXPECT_EQ(date_of(kHeading + "<div>17 de octubre de 2023</div>"), "2023-10-17");
  EXPECT_EQ(date_of(kHeading, "", "", "https://a.id/2023/09/17/rotan/"), "2023-09-17");
  EXPECT_EQ(date_of(kHeading, "", "", "https://a.id/2023/9/7/rotan"), "2023-09-07");
  // Published again: the address has the first day.
  const std::string again = "<meta property=article:published_time content=2023-11-20T08:00:00+07:00>";
  EXPECT_EQ(date_of(kHeading, "", again, "https://a.id/2023/09/17/rotan/"), "2023-09-17");
  EXPECT_EQ(date_of(kHeading + "<div>20 November 2023</div>", "", again, "https://a.id/2023/09/17/rotan/"),
            "2023-11-20T08:00:00+07:00");
  // The page shows the day of the change.
  EXPECT_EQ(date_of(kHeading + "<div>20 November 2023</div>", "",
                    "<meta property=article:published_time content=2023-09-17T08:00:00+07:00>"
                    "<meta property=article:modified_time content=2023-11-20T08:00:00+07:00>"
                    "<meta itemprop=datePublished content=2023-11-20>"),
            "2023-09-17T08:00:00+07:00");
  EXPECT_EQ(date_of(kHeading + "<div>Komentar, 20 November 2023 10:00</div><div>Diterbitkan pada 17 "
                               "September 2023</div>"),
            "2023-09-17");
  EXPECT_EQ(
      date_of("<h1><span class=topline>17.09.2023</span>" + kTitle + "</h1><div>20 November 2023</div>"),
      "2023-09-17");
  // The page may have been changed or made on the day of a vague `date`.
  EXPECT_EQ(date_of(kHeading + "<div>17/09/2023</div>", "", "<meta name=date content=2023-09-20>"),
            "2023-09-17");
  // The same day in the zone of the readers.
  EXPECT_EQ(date_of(kHeading + "<div>18 September 2023</div>", "",
                    "<meta property=article:published_time content=2023-09-17T23:30:00Z>"),
            "2023-09-18T00:30:00+01:00");
}

TEST(HtmlLayout, UtcThatContradictsThePageIsLocalTime) {
  const Article article =
      article_of(page(kHeading + "<div>Minggu, 17/09/2023 20:32 WIB</div><div>" + kParagraphs + "</div>",
                      "<meta itemprop=datePublished content=2023-09-17T21:00:20Z>"));
  EXPECT_EQ(article.published->to_string(), "2023-09-17T20:32:00+07:00");
  EXPECT_EQ(article.notes.size(), 1U);
}

TEST(HtmlLayout, ADateBeyondTomorrowIsNotTaken) {
  EXPECT_FALSE(article_of(page(kHeading + "<div>13/10/3025</div><div>" + kParagraphs + "</div>")).published);
  const Article article = article_of(
      page(kHeading + kParagraphs, "<meta property=article:published_time content=3025-10-13T08:00:00Z>"));
  EXPECT_FALSE(article.published);
  ASSERT_EQ(article.notes.size(), 1U);
  EXPECT_NE(article.notes[0].english.find("in the future"), std::string::npos);
}

TEST(HtmlLayout, TheEditorAndThePhotographerAreNotTheAuthor) {
  const std::string linked = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"" +
                             kTitle + "\",\"author\":{\"name\":\"Budi Hartono\"}}</script>";
  const std::string story = kHeading + "<div>" + kParagraphs + "</div>";
  const Article named = article_of(page(
      story, linked + "<meta name=content_author content='Sari Dewi'><meta name=content_editor content='Budi "
                      "Hartono'>"));
  EXPECT_EQ(named.author, "Sari Dewi");
  EXPECT_EQ(named.editor, "Budi Hartono");
  const Article shown = article_of(
      page("<div>Penulis: Sari Dewi</div>" + story + "<p>Editor: <span>Budi Hartono</span></p>", linked));
  EXPECT_EQ(shown.author, "Sari Dewi");
  EXPECT_EQ(article_of(page(story, linked)).author, "Budi Hartono");
  for (const std::string box : {"<div class=foto>", "<figure>", "<div>"}) {
    const std::string close = box == "<figure>" ? "</figure>" : "</div>";
    EXPECT_EQ(article_of(page(kHeading + box + "<img src=x><span class=author>Tono Wijaya</span>" + close +
                              "<div>" + kParagraphs + "</div>"))
                  .author,
              "")
        << box;
  }
}

TEST(HtmlLayout, ALabelAndANameInTwoCellsAreOneByline) {
  for (const std::string cells : {"<table><tr><td>Penulis</td><td>: Sari Dewi</td></tr></table>",
                                  "<table><tr><th>Penulis:</th><td>Sari Dewi</td></tr></table>",
                                  "<dl><dt>Penulis</dt><dd>Sari Dewi</dd></dl>"}) {
    EXPECT_TRUE(article_of(page(kHeading + "<div>" + kParagraphs + cells + "</div>"))
                    .body.ends_with("\nPenulis: Sari Dewi"));
  }
}

}  // namespace
}  // namespace warta
