// SPDX-License-Identifier: GPL-3.0-or-later
//
// Feeds, exports of content systems and agencies' formats. Damaged ones: anomaly_test.cpp; one example each:
// docs/formats-reference.md.
#include <gtest/gtest.h>

#include "tests/indexer/readers/only_article.h"
#include "tests/temporary_directory.h"

namespace warta {
namespace {

using reader_properties::Outcome;
using reader_properties::read_bytes;

std::string wordpress(std::string_view items) {
  std::string xml =
      "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Kabar</title>";
  return xml.append(items).append("</channel></rss>");
}

std::string post(std::string_view content) {
  return wordpress("<item><title>Judul</title><content:encoded><![CDATA[" + std::string(content) +
                   "]]></content:encoded></item>");
}

Article only_article(std::string_view xml) { return tests::only_article("xml", xml); }

TEST(XmlReader, ContentIsStoryToItsLastLineInHoweverManyWaysParagraphsAreWritten) {
  // Each line would be a label, a date, a caption or a header if a page had it around its story.
  const std::string story =
      "Minggu, 17 September 2023\nBagikan\nSari Dewi, lewat akun Instagram\nPenulis: Sari Dewi\nHarga naik "
      "(Foto: dok)";
  const auto with = [&](const std::string& between) {
    std::string text = story;
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += between.size())
      text.replace(at, 1, between);
    return text;
  };
  for (const std::string& content :
       {"<p>" + with("</p>\n<p>") + "</p>", with("\n\n"), with("<br />\n"),
        "<!-- wp:paragraph -->\n<p>" + with("</p>\n<!-- /wp:paragraph -->\n<!-- wp:paragraph -->\n<p>") +
            "</p>"}) {
    EXPECT_EQ(only_article(post(content)).body, story) << content;
  }
}

TEST(XmlReader, WhatStandsBelowAPictureOrInOtherElementsIsNoStory) {
  EXPECT_EQ(
      only_article(post("<p>Satu.</p><p><img src=\"a.jpg\"></p><p>Pedagang di pasar</p><p>Dua.</p>")).body,
      "Satu.\nDua.");
  EXPECT_EQ(
      only_article(
          post("Satu.\n\n[caption id=\"a\" width=\"3\"]<img src=\"a.jpg\"> Pedagang.[/caption]\n\nDua."))
          .body,
      "Satu.\nDua.");
  EXPECT_EQ(only_article(post("<p>Satu.</p><figure><figcaption>Pedagang.</figcaption></figure><p>Dua.</p>"
                              "<div class=\"sharedaddy\"><p>Bagikan ini:</p></div>"))
                .body,
            "Satu.\nDua.");
}

TEST(XmlReader, OnlyPublishedPostsAreArticles) {
  const std::string xml = wordpress(
      "<item><title>Satu</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>"
      "<item><title>Konsep</title><wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item>"
      "<item><title>Halaman</title><wp:post_type>page</wp:post_type><wp:status>publish</wp:status></item>"
      "<item><title>Gambar</title><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status></"
      "item>");
  EXPECT_EQ(only_article(xml).title, "Satu");
}

TEST(XmlReader, NewsmlNamesAuthorAndEditor) {
  const Article article = only_article(
      "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:1\"><itemMeta><itemClass "
      "qcode=\"ninat:text\"/>"
      "<provider literal=\"kabar\"/></itemMeta><contentMeta><headline>Jembatan Dibuka</headline>"
      "<creator><name>Sari Dewi</name></creator><contributor "
      "role=\"crol:photographer\"><name>Tono</name></contributor>"
      "<contributor role=\"crol:editor\"><name>Budi Hartono</name></contributor></contentMeta></newsItem>");
  EXPECT_EQ(article.author, "Sari Dewi");
  EXPECT_EQ(article.editor, "Budi Hartono");
  EXPECT_EQ(article.publisher, "kabar");
}

TEST(XmlReader, NoEntityOfADocumentIsOpenedOrExpanded) {
  const tests::TemporaryDirectory folder;
  const std::string secret = folder.write("rahasia.txt", "sandi");
  const Outcome outside =
      read_bytes("xml", "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file://" + secret +
                            "\">]><rss><channel><item><title>Satu &x;</title></item></channel></rss>");
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a \"sandi\">";
  for (char name = 'b'; name <= 'k'; ++name) {
    bomb.append("<!ENTITY ").append(1, name).append(" \"");
    for (int i = 0; i < 10; ++i) bomb.append("&").append(1, static_cast<char>(name - 1)).append(";");
    bomb.append("\">");
  }
  const Outcome inside =
      read_bytes("xml", bomb + "]><rss><channel><item><title>Satu &k;</title></item></channel></rss>");
  for (const Outcome* read : {&outside, &inside}) {
    EXPECT_EQ(read->broken, "");
    EXPECT_EQ(read->articles.size() + read->issues.size(), 1U);
    for (const Article& article : read->articles) {
      EXPECT_TRUE(article.title.starts_with("Satu")) << article.title;
      EXPECT_EQ(article.title.find("sandi"), std::string::npos) << article.title;
    }
  }
}

}  // namespace
}  // namespace warta
