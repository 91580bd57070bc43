// SPDX-License-Identifier: GPL-3.0-or-later
// The cache of analysed words against analysis without it.
#include "analyzers/word_cache.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace warta::indonesian {
namespace {

const Morphology& morphology() {
  static const Morphology morphology;
  return morphology;
}

// The cached analysis of `word`, as one text.
std::string cached(WordCache& cache, std::string_view text, std::size_t begin, std::size_t end) {
  const CachedWord& word = cache.find_or_make(text.substr(begin, end - begin), word_key(text, begin, end));
  std::string all;
  const auto add = [&all](const CachedWord& part) {
    all.append(part.surface()).append("/").append(part.lexeme()).append("/").append(part.root()).append(" ");
  };
  if (word.multi == 0) {
    add(word);
  } else {
    for (const MultiWord::Part& part : cache.multi_of(word).parts) add(part.word);
    for (const WordForms& forms : cache.multi_of(word).joined) all += "+" + forms.surface;
  }
  return all;
}

std::string made(std::string_view word) {
  const WordEntry entry = make_word_entry(word, morphology());
  std::string all;
  for (const WordPart& part : entry.parts)
    all += part.forms.surface + "/" + part.forms.lexeme + "/" + part.forms.root + " ";
  for (const WordForms& forms : entry.joined) all += "+" + forms.surface;
  return all;
}

// Words of every length around the sizes that the table treats separately (the key, a line, a long word),
// many of them similar, so that the table grows several times and probes often.
std::string random_word(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"me",  "nya", "Per", "usaha", "an", "kan", "é",
                                                  "KTP", "7",   "2",   ".",     "'",  "ﷺ",   "a"};
  const std::size_t size = 1 + random() % 70;
  std::string word;
  while (word.size() < size) word += pieces[random() % pieces.size()];
  return word;
}

TEST(WordCache, AnswersAsTheAnalysisOfTheWordAlone) {
  const unsigned seed = std::random_device{}();
  std::mt19937 random(seed);
  WordCache cache(morphology());
  for (int round = 0; round < 20'000; ++round) {
    const std::string word = random_word(random);
    // At the end of a text, and followed by more: the key must not depend on that.
    const std::string text = "x" + word + " dan seterusnya";
    const std::string expected = made(word);
    ASSERT_EQ(cached(cache, word, 0, word.size()), expected) << word << ", seed " << seed;
    const std::size_t words = cache.size();
    ASSERT_EQ(cached(cache, text, 1, 1 + word.size()), expected) << word << ", seed " << seed;
    ASSERT_EQ(cache.size(), words) << word << ", seed " << seed;
  }
}

TEST(WordCache, AnswersOutliveItsGrowth) {
  WordCache cache(morphology());
  const std::string first = "Menggunakannya";
  const CachedWord& word = cache.find_or_make(first, word_key(first, 0, first.size()));
  for (int i = 0; i < 20'000; ++i) {
    const std::string other = "kata" + std::to_string(i);
    (void)cache.find_or_make(other, word_key(other, 0, other.size()));
  }
  EXPECT_EQ(word.root(), "guna");
  cache.let_go_of_answers();
  EXPECT_EQ(cached(cache, first, 0, first.size()), "menggunakannya/gunakan/guna ");
  cache.clear();
  EXPECT_EQ(cache.size(), 0U);
  EXPECT_EQ(cached(cache, first, 0, first.size()), "menggunakannya/gunakan/guna ");
}

TEST(WordCache, WordsThatShareABeginningAreTold) {
  WordCache cache(morphology());
  const std::string stem(kKeyBytes, 'a');
  for (const std::string& word : {stem, stem + "b", stem + "c", stem.substr(1), stem.substr(1) + "b"})
    EXPECT_EQ(cached(cache, word, 0, word.size()), word + "/" + word + "/" + word + " ");
  EXPECT_EQ(cache.size(), 5U);
}

}  // namespace
}  // namespace warta::indonesian
