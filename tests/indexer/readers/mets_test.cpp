// SPDX-License-Identifier: GPL-3.0-or-later
// Issues of scanned newspapers as METS/ALTO: article by article.
#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"
#include "tests/temporary_directory.h"

namespace warta {
namespace {

using tests::Read;
using tests::read;
using tests::TemporaryDirectory;

std::string words(const std::string& line, const std::string& confidence) {
  std::string all;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    all += "<String CONTENT='" + line.substr(begin, end - begin) + "' WC='" + confidence + "'/><SP/>";
    begin = end + 1;
  }
  return all;
}

std::string block(const std::string& id, const std::vector<std::string>& lines,
                  const std::string& confidence = "0.9") {
  std::string all = "<TextBlock ID='" + id + "'>";
  for (const std::string& line : lines) all += "<TextLine>" + words(line, confidence) + "</TextLine>";
  return all + "</TextBlock>";
}

std::string alto(const std::string& number, const std::string& blocks) {
  return "<?xml version='1.0'?><alto xmlns='http://www.loc.gov/standards/alto/ns-v3#'><Layout><Page "
         "PHYSICAL_IMG_NR='" +
         number + "'><PrintSpace>" + blocks + "</PrintSpace></Page></Layout></alto>";
}

std::string area(const std::string& file, const std::string& begin) {
  return "<mets:fptr><mets:area FILEID='" + file + "' BEGIN='" + begin + "' BETYPE='IDREF'/></mets:fptr>";
}

std::string mets(const std::string& divs, const std::string& first = "file://./ALTO/0001.xml") {
  return "<?xml version='1.0'?><mets:mets xmlns:mets='http://www.loc.gov/METS/' "
         "xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:mods='http://www.loc.gov/mods/v3'>"
         "<mets:dmdSec ID='ISSUE'><mets:mdWrap><mets:xmlData><mods:mods><mods:titleInfo><mods:title>Soeara "
         "Hoeloe</mods:title></mods:titleInfo><mods:originInfo><mods:dateIssued>1938-09-17</mods:dateIssued>"
         "</mods:originInfo></mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>"
         "<mets:dmdSec ID='ONE'><mods:mods><mods:name><mods:namePart>Sari Dewi</mods:namePart></mods:name>"
         "</mods:mods></mets:dmdSec>"
         "<mets:fileSec><mets:fileGrp><mets:file ID='A1'><mets:FLocat LOCTYPE='URL' xlink:href='" +
         first +
         "'/></mets:file><mets:file ID='A2'><mets:FLocat "
         "xlink:href='ALTO/0002.xml'/></mets:file></mets:fileGrp>"
         "</mets:fileSec><mets:structMap TYPE='LOGICAL'><mets:div TYPE='Newspaper' DMDID='ISSUE'>" +
         divs + "</mets:div></mets:structMap></mets:mets>";
}

const std::string kTwoArticles =
    "<mets:div TYPE='ARTICLE' ID='ART1' LABEL='Boeroeh Mogok' DMDID='ONE'><mets:div TYPE='HEADING'>" +
    area("A1", "H1") + "</mets:div><mets:div TYPE='BODY'>" + area("A1", "B1") + area("A2", "B3") +
    "</mets:div></mets:div><mets:div TYPE='ARTICLE' ID='ART2'><mets:div TYPE='HEADING'>" + area("A2", "H2") +
    "</mets:div>" + area("A2", "C1") + "</mets:div>";

void write_pages(const TemporaryDirectory& folder) {
  folder.write("ALTO/0001.xml",
               alto("1", block("H1", {"BOEROEH MOGOK"}) +
                             block("B1", {"Boeroeh di pelaboehan mogok sedjak ke-", "marin pagi karena"}) +
                             block("AD", {"Saboen wangi"})));
  folder.write("ALTO/0002.xml",
               alto("2", block("H2", {"HARGA PADI"}) + block("B3", {"oepahnja dipotong."}) +
                             "<ComposedBlock ID='C1'>" + block("B4", {"Harga padi toeroen."}, "0.4") +
                             "</ComposedBlock>"));
}

TEST(Mets, AnIssueIsReadArticleByArticle) {
  const TemporaryDirectory folder;
  write_pages(folder);
  folder.write("terbitan.xml", mets(kTwoArticles));
  const Read all = read({folder.path()});
  EXPECT_EQ(all.issues, std::vector<std::string>{});
  ASSERT_EQ(all.articles.size(), 2U);
  const Article& one = all.articles[0];
  EXPECT_EQ(one.title, "Boeroeh Mogok");
  EXPECT_EQ(one.body, "Boeroeh di pelaboehan mogok sedjak kemarin pagi karena oepahnja dipotong.");
  EXPECT_EQ(one.author, "Sari Dewi");
  EXPECT_EQ(one.publisher, "Soeara Hoeloe");
  ASSERT_TRUE(one.published);
  EXPECT_EQ(one.published->to_string(), "1938-09-17");
  EXPECT_EQ(one.tags, (std::vector<std::string>{"halaman=1", "halaman=2"}));
  EXPECT_TRUE(one.notes.empty());
  EXPECT_EQ(one.origin.entry, "ART1");
  const Article& two = all.articles[1];
  EXPECT_EQ(two.title, "HARGA PADI");
  EXPECT_EQ(two.body, "Harga padi toeroen.");
  EXPECT_EQ(two.author, "");
  ASSERT_EQ(two.notes.size(), 1U);
  EXPECT_NE(two.notes[0].english.find("confidence of 40 of 100"), std::string::npos);
  EXPECT_EQ(all.skipped, 3U);  // two pages, and the advertisement
}

TEST(Mets, PagesAreReadAsTheyAreWhereNoMetsOfTheRunHasTheirArticles) {
  const TemporaryDirectory folder;
  write_pages(folder);
  EXPECT_EQ(read({folder.path()}).articles.size(), 2U);
  folder.write("terbitan.xml", mets(kTwoArticles));
  EXPECT_EQ(read({folder.path("ALTO")}).articles.size(), 2U);
  EXPECT_EQ(read({folder.path("ALTO/0001.xml")}).articles.size(), 1U);
  // METS that knows pages only.
  folder.write("terbitan.xml", mets("<mets:div TYPE='Page'>" + area("A1", "B1") + "</mets:div>"));
  const Read pages = read({folder.path()});
  EXPECT_EQ(pages.issues, std::vector<std::string>{});
  EXPECT_EQ(pages.articles.size(), 2U);
}

TEST(Mets, AMissingPageIsAnIssueOfItsArticleOnly) {
  const TemporaryDirectory folder;
  write_pages(folder);
  std::filesystem::remove(folder.path("ALTO/0001.xml"));
  const Read all = read({folder.write("terbitan.xml", mets(kTwoArticles))});
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_NE(all.issues[0].find("0001.xml"), std::string::npos) << all.issues[0];
  ASSERT_EQ(all.articles.size(), 1U);
  EXPECT_EQ(all.articles[0].title, "HARGA PADI");
}

TEST(Mets, NothingOutsideTheFolderIsRead) {
  for (const std::string href :
       {"../luar.xml", "file:///../luar.xml", "ALTO/../../luar.xml", "https://a.example/luar.xml", ""}) {
    const TemporaryDirectory folder;
    folder.write("luar.xml", alto("1", block("H1", {"LUAR"}) + block("B1", {"Di luar."})));
    folder.write("dalam/ALTO/0002.xml", alto("2", block("H2", {"HARGA PADI"}) + block("B3", {"oepahnja."})));
    const Read all = read({folder.write("dalam/terbitan.xml", mets(kTwoArticles, href))});
    ASSERT_FALSE(all.issues.empty()) << href;
    EXPECT_NE(all.issues[0].find("ART1"), std::string::npos) << all.issues[0];
    for (const Article& article : all.articles)
      EXPECT_EQ(article.body.find("luar"), std::string::npos) << href;
  }
}

}  // namespace
}  // namespace warta
