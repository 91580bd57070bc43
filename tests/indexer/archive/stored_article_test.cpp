// SPDX-License-Identifier: GPL-3.0-or-later
// The stored record of an article: round trips, damage, layout.
#include "indexer/archive/stored_article.h"

#include <gtest/gtest.h>
#include <zstd.h>

#include <random>

#include "util/checksum.h"
#include "warta/error.h"

namespace warta {
namespace {

Article example() {
  Article article;
  article.id = "a-1";
  article.url = "https://contoh.example/a-1";
  article.title = "Judul “berita”";
  article.body = "Isi berita.\nBaca Juga: lain\nPenutup.";
  article.publisher = "Contoh";
  article.author = "Siti";
  article.published = parse_published_at("2023-09-17T08:00:00+07:00");
  article.tags = {"satu", "dua"};
  article.language = "id";
  article.origin.path = "x.jsonl";
  return article;
}

const std::vector<TextSpan> kSpans = {{12, 27, SpanKind::related, "related-line"}};

TEST(StoredArticle, ComesBackByteForByte) {
  const Article article = example();
  const ContentHash hash = hash_of(article);
  const std::string data = serialize({article, kSpans, hash, 0});
  EXPECT_EQ(stored_hash(data), hash);
  EXPECT_EQ(stored_fields(data).title, article.title);
  EXPECT_TRUE(stored_fields(data).body.empty());
  const StoredArticle stored = stored_article(data);
  EXPECT_EQ(stored.article.body, article.body);
  EXPECT_EQ(stored.article.tags, article.tags);
  EXPECT_EQ(stored.article.published, article.published);
  EXPECT_EQ(stored.article.origin.path, "x.jsonl");
  ASSERT_EQ(stored.spans.size(), 1U);
  EXPECT_EQ(stored.spans[0].begin, 12U);
  EXPECT_EQ(stored.spans[0].end, 27U);
  EXPECT_EQ(stored.spans[0].kind, SpanKind::related);
}

TEST(StoredArticle, HashSeesEveryFieldButNotTheIdOrTheOrigin) {
  const ContentHash hash = hash_of(example());
  Article moved = example();
  moved.origin = {"y.jsonl", "", 7};
  moved.id = "b-2";
  EXPECT_EQ(hash_of(moved), hash);
  Article changed = example();
  changed.tags[1] = "tiga";
  EXPECT_FALSE(hash_of(changed) == hash);
  changed = example();
  changed.body += " ";
  EXPECT_FALSE(hash_of(changed) == hash);
  changed = example();
  std::swap(changed.title, changed.url);
  EXPECT_FALSE(hash_of(changed) == hash);
}

TEST(StoredArticle, WhatWasFilledInCanBeTakenOutAgain) {
  const Article article = example();
  StoredArticle stored{article, {}, hash_of(article), kFilledTitle | kFilledPublished};
  const StoredArticle back = stored_article(serialize(stored));
  EXPECT_EQ(back.article.title, article.title);
  const Article original = as_read(back);
  EXPECT_TRUE(original.title.empty());
  EXPECT_FALSE(original.published.has_value());
  EXPECT_EQ(original.author, article.author);
  EXPECT_EQ(original.id, article.id);
  EXPECT_EQ(original.body, article.body);
}

// docs/archive-format.md, byte by byte.
TEST(StoredArticle, LiesAsTheDocumentationSays) {
  Article article;
  article.id = "a1";
  article.url = "u";
  article.title = "Judul";
  article.publisher = "S";
  article.section = "R";
  article.author = "A";
  article.editor = "E";
  article.place = "L";
  article.language = "id";
  article.published = parse_published_at("2023-09-17");
  article.tags = {"x", "yz"};
  article.origin = {"f.zip", "m.txt", 3};
  article.body = "Satu\nBaca Juga: lain\n" + std::string(200, '.');
  const ContentHash hash{0x0102030405060708, 0x090A0B0C0D0E0F10};
  const std::string data =
      serialize({article, {{5, 20, SpanKind::related, {}}}, hash, kFilledTitle | kFilledPublished});
  using namespace std::string_literals;
  const std::string fields =
      "\x04\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C\x0D\x0E\x0F\x10\x41"
      "\x02"
      "a1"
      "\x01u"
      "\x05Judul"
      "\x01S"
      "\x01R"
      "\x01"
      "A"
      "\x01"
      "E"
      "\x01L"
      "\x02id"
      "\x05"
      "f.zip"
      "\x05m.txt"
      "\x0A"
      "2023-09-17"
      "\x02\x01x\x02yz"s;
  ASSERT_EQ(data.substr(0, fields.size()), fields);
  const std::string frame = data.substr(fields.size(), data.size() - fields.size() - kChecksumBytes);
  EXPECT_EQ(read_checksum(data.substr(data.size() - kChecksumBytes)),
            checksum(data.substr(0, data.size() - kChecksumBytes)));
  std::string block(ZSTD_getFrameContentSize(frame.data(), frame.size()), '\0');
  ASSERT_EQ(ZSTD_decompress(block.data(), block.size(), frame.data(), frame.size()), block.size());
  EXPECT_EQ(block, "\x01\x05\x0F\x03"s + article.body);
}

TEST(StoredArticle, ReadsTheLayoutWithoutFilledFields) {
  const Article article = example();
  std::string data = serialize({article, kSpans, hash_of(article), 0});
  data[0] = 1;
  data.erase(17, 1);  // version byte and 16 bytes of hash
  data.resize(data.size() - kChecksumBytes);
  EXPECT_EQ(stored_hash(data), hash_of(article));
  EXPECT_EQ(stored_article(data).article.body, article.body);
}

TEST(StoredArticle, EveryChangedByteIsDamage) {
  const Article article = example();
  const std::string data = serialize({article, kSpans, hash_of(article), 0});
  for (std::size_t at = 0; at < data.size(); ++at) {
    std::string damaged = data;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    EXPECT_THROW((void)stored_article(damaged), Error) << at;
    EXPECT_THROW((void)stored_fields(damaged), Error) << at;
  }
}

TEST(StoredArticle, SpansWhoseEndsOverflowAreDamage) {
  const Article article = example();
  std::string data = serialize({article, {}, hash_of(article), 0});
  const std::size_t frame = data.find("\x28\xB5\x2F\xFD");
  ASSERT_NE(frame, std::string::npos);
  // One span that begins at 2^64 - 1 and is two bytes long, so that it ends at 1.
  const std::string block = "\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\x02" + std::string(1, '\0') + "isi";
  std::string packed(ZSTD_compressBound(block.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), block.data(), block.size(), 1));
  data.replace(frame, std::string::npos, packed);
  append_checksum(data, checksum(data));
  EXPECT_THROW((void)stored_article(data), Error);
}

TEST(StoredArticle, DamageIsAnErrorNotACrash) {
  const Article article = example();
  const std::string data = serialize({article, kSpans, hash_of(article), 0});
  const unsigned seed = std::random_device{}();
  std::mt19937 random(seed);
  EXPECT_THROW((void)stored_article(""), Error);
  for (std::size_t length = 0; length < data.size(); ++length) {
    EXPECT_THROW((void)stored_article(data.substr(0, length)), Error) << length;
  }
  for (int round = 0; round < 3000; ++round) {
    std::string damaged = data;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    try {
      (void)stored_article(damaged);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::archive_corrupt) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace warta
