// SPDX-License-Identifier: GPL-3.0-or-later
// Real pages of nine publishers, 2015 to 2016, compared with fields and sentences recorded by a human reader.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "indexer/archive/stored_article.h"
#include "indexer/build/document_builder.h"
#include "tests/indexer/readers/read_all.h"
#include "util/content_hash.h"
#include "warta/newsroom.h"

namespace warta {
namespace {

namespace fs = std::filesystem;

struct Golden {
  std::string page, date, author, editor, publisher, title;
  std::vector<std::string> sentences;
};

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::vector<Golden> golden_pages() {
  std::ifstream file(fs::path(WARTA_SOURCE_DIR) / "tests/data/golden/html_pages.tsv");
  std::vector<Golden> pages;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::vector<std::string> parts = split(line, '\t');
    EXPECT_EQ(parts.size(), 7U) << line;
    if (parts.size() == 7)
      pages.push_back({parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], split(parts[6], ' ')});
  }
  return pages;
}

// The letters a-z and digits of a text.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

std::string hash_of_letters(const std::string& letters) {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
  for (const char c : letters) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  std::array<char, 20> text{};
  std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(hash));
  return text.data();
}

struct Sentence {
  std::string hash, text;
};

std::vector<Sentence> sentences_of(std::string_view text) {
  constexpr std::size_t kFewest = 12;  // letters; the golden file leaves shorter ones out, too
  std::vector<Sentence> sentences;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(".?!\n", begin), text.size());
    const std::string_view sentence = text.substr(begin, end - begin);
    const std::string letters = letters_of(sentence);
    if (letters.size() >= kFewest) sentences.push_back({hash_of_letters(letters), std::string(sentence)});
    begin = end + 1;
  }
  return sentences;
}

// The story as indexed: the body without bylines, links to other stories and furniture. Datelines remain,
// since the golden sentences begin with them.
std::string story_of(const StoredArticle& stored) {
  std::string story;
  std::size_t at = 0;
  for (const TextSpan& span : stored.spans) {
    if (span.kind == SpanKind::dateline) continue;
    story.append(stored.article.body, at, span.begin - at).append("\n");
    at = span.end;
  }
  return story.append(stored.article.body, at);
}

TEST(HtmlPages, FieldsAndStoryOfRealPagesAreRight) {
  const fs::path folder = fs::path(WARTA_SOURCE_DIR).parent_path() / "shared/data/html";
  if (!fs::exists(folder)) GTEST_SKIP() << folder << " is not there";
  const std::vector<Golden> pages = golden_pages();
  ASSERT_EQ(pages.size(), 11U);
  for (const Golden& golden : pages) {
    SCOPED_TRACE(golden.page);
    tests::Read all = tests::read({(folder / (golden.page + ".html.gz")).string()});
    ASSERT_EQ(all.articles.size(), 1U);
    const StoredArticle stored = prepare(all.articles[0], "x", ContentHash{}, true);
    const Article& article = stored.article;
    EXPECT_EQ(hash_of_letters(letters_of(article.title)), golden.title) << article.title;
    EXPECT_EQ(article.published ? article.published->to_string() : "", golden.date);
    EXPECT_EQ(article.author, golden.author);
    EXPECT_EQ(article.editor, golden.editor);
    EXPECT_EQ(canonical_publisher(article.publisher), golden.publisher);
    const std::set<std::string> wanted(golden.sentences.begin(), golden.sentences.end());
    std::set<std::string> found;
    for (const Sentence& sentence : sentences_of(story_of(stored))) {
      EXPECT_TRUE(wanted.contains(sentence.hash)) << "not of the story: " << sentence.text;
      found.insert(sentence.hash);
    }
    const auto kept = static_cast<std::size_t>(std::count_if(
        wanted.begin(), wanted.end(), [&](const std::string& hash) { return found.contains(hash); }));
    EXPECT_GE(kept * 100, wanted.size() * 95) << kept << " of " << wanted.size() << " sentences";
  }
}

}  // namespace
}  // namespace warta
