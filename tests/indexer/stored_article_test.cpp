// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stored_article.h"

#include <gtest/gtest.h>

#include <random>

#include "warta/error.h"

namespace warta {
namespace {

Article example() {
  Article article;
  article.id = "a-1";
  article.url = "https://contoh.example/a-1";
  article.title = "Judul “berita”";
  article.body = "Isi berita.\nBaca Juga: lain\nPenutup.";
  article.source = "Contoh";
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

TEST(StoredArticle, ReadsTheLayoutWithoutFilledFields) {
  const Article article = example();
  std::string data = serialize({article, kSpans, hash_of(article), 0});
  data[0] = 1;
  data.erase(17, 1);  // version byte and 16 bytes of hash
  EXPECT_EQ(stored_hash(data), hash_of(article));
  EXPECT_EQ(stored_article(data).article.body, article.body);
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
