// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures and groups of near-duplicates.
#include "indexer/archive/near_duplicates.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>

#include "tests/temporary_directory.h"
#include "warta/archive_tools.h"
#include "warta/archive_writer.h"

namespace warta {
namespace {

using Words = std::vector<std::string>;

// Words as frequent as in a language: a few often, most rarely (Zipf).
class MadeStories {
 public:
  explicit MadeStories(unsigned seed) : random_(seed) {}

  std::string word() {
    std::uniform_real_distribution<double> rank(0, 10);  // up to about 22,000 words
    return "w" + std::to_string(static_cast<int>(std::exp(rank(random_))));
  }
  Words story(std::size_t length) {
    Words words(length);
    std::generate(words.begin(), words.end(), [this] { return word(); });
    return words;
  }
  // Each word is changed, removed or preceded by another with this probability.
  Words copy_of(const Words& story, double share) {
    Words copy;
    std::bernoulli_distribution changed(share);
    for (const std::string& kept : story) {
      if (!changed(random_)) {
        copy.push_back(kept);
        continue;
      }
      const auto how = random_() % 3;
      if (how != 0) copy.push_back(word());
      if (how == 2) copy.push_back(kept);
    }
    return copy;
  }

 private:
  std::mt19937 random_;
};

StorySignature signature_of(const Words& words) {
  StorySignature signature;
  for (const std::string& word : words) signature.add(word);
  return signature;
}

bool meet(const StorySignature& one, const StorySignature& other) {
  const auto left = one.band_terms();
  const auto right = other.band_terms();
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] == right[i]) return bins_in_common(one.value(), other.value()) >= kLeastInCommon;
  }
  return false;
}

class NearDuplicates : public testing::Test {
 protected:
  unsigned seed_ = std::random_device{}();
  testing::ScopedTrace trace_{__FILE__, __LINE__, "seed " + std::to_string(seed_)};
  MadeStories made_{seed_};

  double recall(double changed) {
    constexpr int kCopies = 1500;
    int found = 0;
    for (int i = 0; i < kCopies; ++i) {
      const Words story = made_.story(100 + static_cast<std::size_t>(i) % 400);
      if (meet(signature_of(story), signature_of(made_.copy_of(story, changed)))) ++found;
    }
    return found / double{kCopies};
  }
};

TEST_F(NearDuplicates, CopiesWithUpToATenthOfTheWordsChangedAreFound) {
  EXPECT_EQ(recall(0), 1);
  EXPECT_GE(recall(.02), .99);
  EXPECT_GE(recall(.05), .98);
  EXPECT_GE(recall(.10), .95);
  RecordProperty("recall_at_20_percent", std::to_string(recall(.20)));
  EXPECT_LE(recall(.30), .05) << "every third word is another story";
}

TEST_F(NearDuplicates, UnrelatedStoriesAreNotTakenForCopies) {
  constexpr std::size_t kStories = 2000;
  std::vector<std::string> values;
  for (std::size_t i = 0; i < kStories; ++i) {
    values.push_back(signature_of(made_.story(100 + i % 300)).value());
    for (std::size_t j = 0; j < i; ++j) ASSERT_LT(bins_in_common(values[i], values[j]), kLeastInCommon);
  }
}

std::string text_of(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

// The whole way from texts to groups: 6,000 unrelated stories, and a copy of each with a share of their words
// changed. The seed is new in every run, so the samples are large enough that chance never decides: .975 of
// the copies with a tenth changed are found, five standard deviations (.005) above the requirement.
TEST_F(NearDuplicates, OnAMadeSetNearlyAllCopiesAreFoundAndNearlyNothingElse) {
  constexpr int kStories = 6000;                         // 1,000 copies of each share
  constexpr std::array kShares = {0, 2, 5, 10, 20, 30};  // percent of the words
  const tests::TemporaryDirectory folder;
  std::string lines;
  const auto add = [&lines](const std::string& id, const Words& words) {
    lines += R"({"id":")" + id + R"(","title":"Judul )" + id + R"(","body":")" + text_of(words) + "\"}\n";
  };
  for (int i = 0; i < kStories; ++i) {
    const Words story = made_.story(80 + static_cast<std::size_t>(i) % 300);
    const std::string name = std::to_string(i);
    add(name, story);
    const int share = kShares.at(static_cast<std::size_t>(i) % kShares.size());
    add(name + "-" + std::to_string(share), made_.copy_of(story, share / 100.0));
  }
  add_sources(folder.path("arsip"), {folder.write("a.jsonl", lines)});
  const auto story_of = [](const std::string& id) { return id.substr(0, id.find('-')); };
  int right = 0;
  int wrong = 0;
  std::map<int, int> found;
  for (const std::vector<std::string>& group : near_duplicates(folder.path("arsip"))) {
    for (std::size_t i = 1; i < group.size(); ++i) {
      const bool same = story_of(group[i]) == story_of(group[0]);
      (same ? right : wrong) += 1;
      const std::string& copy = group[0].find('-') == std::string::npos ? group[i] : group[0];
      if (same) ++found[std::stoi(copy.substr(copy.find('-') + 1))];
    }
  }
  constexpr double kCopies = kStories / double{kShares.size()};
  for (const int share : {0, 2, 5, 10}) EXPECT_GE(found[share] / kCopies, .95) << share << " percent changed";
  EXPECT_GE(right / static_cast<double>(right + wrong), .99);
  for (const auto& [share, count] : found)
    RecordProperty("found_of_" + std::to_string(share) + "_percent", std::to_string(count / kCopies));
}

TEST_F(NearDuplicates, AShortStoryHasNoSignature) {
  EXPECT_FALSE(signature_of(made_.story(17)).is_known());
  EXPECT_TRUE(signature_of(made_.story(18)).is_known());
}

TEST_F(NearDuplicates, GroupsHaveTheEarliestFirstWhateverTheOrderTheyCameIn) {
  const std::vector<std::string> days = {"2023-09-18", "2023-09-17", "2023-09-19"};
  const Words story = made_.story(200);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < 3; ++i) {
    Article article;
    article.id = "salinan-" + std::to_string(i);
    article.title = "Judul lain " + std::to_string(i);
    article.body = text_of(made_.copy_of(story, i == 0 ? 0 : .03));
    article.published = parse_published_at(days[i]);
    articles.push_back(article);
    article.id = "lain-" + std::to_string(i);
    article.body = text_of(made_.story(200));
    articles.push_back(article);
  }
  const std::vector<std::vector<std::string>> expected = {{"salinan-1", "salinan-0", "salinan-2"}};
  for (int round = 0; round < 2; ++round) {
    const tests::TemporaryDirectory folder;
    {
      ArchiveWriter writer(folder.path("arsip"));
      for (const Article& article : articles) writer.put(article);
    }
    EXPECT_EQ(near_duplicates(folder.path("arsip")), expected);
    const ArchiveStats stats = archive_stats(folder.path("arsip"));
    EXPECT_EQ(stats.duplicate_groups, 1U);
    EXPECT_EQ(stats.duplicate_articles, 3U);
    std::reverse(articles.begin(), articles.end());
  }
}

}  // namespace
}  // namespace warta
