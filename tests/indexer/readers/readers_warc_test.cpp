// SPDX-License-Identifier: GPL-3.0-or-later
// WARC files as web archives write them. Damaged ones: anomaly_test.cpp.
#include <gtest/gtest.h>

#include "tests/indexer/readers/only_article.h"

namespace warta {
namespace {

using reader_properties::Outcome;
using reader_properties::read_bytes;

constexpr std::string_view kPage =
    "<html><head><title>Harga Cabai Turun</title></head><body><h1>Harga Cabai Turun</h1><p>Harga cabai turun "
    "di seluruh pasar kota sejak awal pekan, kata para pedagang.</p></body></html>";
constexpr std::string_view kStory =
    "Harga cabai turun di seluruh pasar kota sejak awal pekan, kata para pedagang.";

// kPage, written by the reference encoder of brotli.
constexpr std::string_view kBrotliPage(
    "\033\264\000\000\214\303\070\026\174\127\244\321\026\364\357\266\124\337\272\323\031\012\305\120\015\345"
    "\024\006\010\303\077\300\131\074\110\072\071\377\101\351\133\247\070\202\300\042\017\114\022\316\155\154"
    "\273\105\155\104\247\021\371\025\215\347\042\202\267\364\210\016\056\262\316\257\177\355\206\140\026\137"
    "\235\264\273\245\024\003\157\314\056\237\065\102\245\231\266\201\147\312\073\321\010\017\105\374\124\131"
    "\050\264\105\205\211\214\216\054\170\042\055\256\066\163\335\003",
    120);

std::string record(std::string_view type, std::string_view content_type, std::string_view content,
                   std::string_view more = "") {
  std::string text = "WARC/1.0\r\nWARC-Type: ";
  text.append(type).append("\r\nWARC-Target-URI: https://kabar.example/a\r\n");
  text.append("WARC-Date: 2023-09-20T01:00:00Z\r\nContent-Type: ")
      .append(content_type)
      .append("\r\n")
      .append(more);
  text.append("Content-Length: ").append(std::to_string(content.size())).append("\r\n\r\n");
  return text.append(content).append("\r\n\r\n");
}

std::string response(std::string_view header, std::string_view body, std::string_view status = "200 OK") {
  std::string http = "HTTP/1.1 ";
  http.append(status).append("\r\nContent-Type: text/html; charset=utf-8\r\n").append(header).append("\r\n");
  return record("response", "application/http; msgtype=response", http.append(body));
}

Article only_article(std::string_view warc) { return tests::only_article("warc", warc); }

TEST(WarcReader, PagesAreReadHoweverTheyWereSent) {
  const std::string chunked = "20\r\n" + std::string(kPage.substr(0, 32)) + "\r\n" + "95\r\n" +
                              std::string(kPage.substr(32)) + "\r\n0\r\n\r\n";
  ASSERT_EQ(kPage.size(), 32U + 0x95);
  for (const std::string& warc :
       {response("", kPage), response("Transfer-Encoding: chunked\r\n", chunked),
        response("Content-Encoding: br\r\n", kBrotliPage),
        // the crawler has undone it and kept the header
        response("Content-Encoding: br\r\n", kPage), response("Content-Encoding: gzip\r\n", kPage),
        record("resource", "text/html; charset=utf-8", kPage)}) {
    SCOPED_TRACE(warc);
    const Article article = only_article(warc);
    EXPECT_EQ(article.title, "Harga Cabai Turun");
    EXPECT_EQ(article.body, kStory);
    EXPECT_EQ(article.url, "https://kabar.example/a");
  }
}

TEST(WarcReader, DateOfCaptureIsTakenLastAndSaidSo) {
  const Article undated = only_article(response("", kPage));
  EXPECT_EQ(undated.published->to_string(), "2023-09-20T01:00:00+00:00");
  ASSERT_EQ(undated.notes.size(), 1U);
  EXPECT_EQ(undated.notes[0].english, "says no date; that of its capture is taken");
  std::string dated(kPage);
  dated.insert(dated.find("</p>"), " Panen raya, Minggu (17/9/2023).");
  EXPECT_FALSE(only_article(response("", dated)).published);  // the newsroom rules find the date in the text
}

TEST(WarcReader, WhatIsNoPageIsPassedOver) {
  const std::string warc = record("warcinfo", "application/warc-fields", "software: uji\r\n") +
                           response("", kPage, "404 Not Found") + record("revisit", "application/http", "") +
                           record("resource", "image/png", "\x89PNG") + response("", kPage);
  readers::HeldBytes source(warc);
  const ReadOptions options;
  const auto reader = readers::format_named("warc")->open(source, {"berkas", "", 0}, options);
  std::size_t articles = 0;
  while (auto result = reader->next()) articles += std::holds_alternative<Article>(*result) ? 1U : 0U;
  EXPECT_EQ(articles, 1U);
  EXPECT_EQ(reader->skipped(), 3U);
}

TEST(WarcReader, BodiesThatCannotBeUnpackedAreNamedAndTheNextRecordIsRead) {
  for (const auto& [header, body, reason] :
       {std::tuple("Content-Encoding: br\r\n", kBrotliPage.substr(0, 60), "damaged or cut off"),
        std::tuple("Content-Encoding: gzip\r\n", std::string_view("\x1F\x8B\x08tidak"), "damaged or cut off"),
        std::tuple("Content-Encoding: zstd\r\n", std::string_view("tidak"), "'zstd', which is not read")}) {
    const Outcome read = read_bytes("warc", response(header, body) + response("", kPage));
    ASSERT_EQ(read.issues.size(), 1U) << header;
    EXPECT_NE(read.issues[0].reason.english.find(reason), std::string::npos) << read.issues[0].reason.english;
    EXPECT_NE(read.issues[0].reason.english.find("https://kabar.example/a"), std::string::npos);
    EXPECT_EQ(read.issues[0].origin.entry, "record 1");
    EXPECT_EQ(read.articles.size(), 1U);
  }
}

TEST(WarcReader, BrotliBombIsStoppedAtTheLimitOfOnePage) {
  ReadOptions options;
  options.limits.max_record_bytes = 150;  // kPage.size() bytes after decompression; headers are longer
  const std::string warc = response("Content-Encoding: br\r\n", kBrotliPage);
  const Outcome read = read_bytes("warc", warc, options);
  ASSERT_EQ(read.issues.size(), 1U);
  EXPECT_NE(read.issues[0].reason.english.find("limit"), std::string::npos) << read.issues[0].reason.english;
}

}  // namespace
}  // namespace warta
