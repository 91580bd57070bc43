// SPDX-License-Identifier: GPL-3.0-or-later
// Facets and timelines.
#include "searcher/match/match_counts.h"

#include <gtest/gtest.h>

#include "tests/temporary_directory.h"
#include "warta/archive_writer.h"
#include "warta/error.h"
#include "warta/options.h"

namespace warta {
namespace {

using std::chrono::year_month_day;

year_month_day day(int y, unsigned m, unsigned d) {
  return std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d};
}

TEST(TimeSteps, AWeekBeginsOnMondayAcrossYears) {
  EXPECT_EQ(first_day_of(TimeStep::week, day(2023, 9, 17)), day(2023, 9, 11));  // a Sunday
  EXPECT_EQ(first_day_of(TimeStep::week, day(2023, 9, 18)), day(2023, 9, 18));  // a Monday
  EXPECT_EQ(first_day_of(TimeStep::week, day(2023, 1, 1)), day(2022, 12, 26));
  EXPECT_EQ(next_step(TimeStep::week, day(2022, 12, 26)), day(2023, 1, 2));
}

TEST(TimeSteps, MonthsAndYearsGoOnFromTheirFirstDay) {
  EXPECT_EQ(first_day_of(TimeStep::month, day(2024, 2, 29)), day(2024, 2, 1));
  EXPECT_EQ(next_step(TimeStep::month, day(2023, 12, 1)), day(2024, 1, 1));
  EXPECT_EQ(next_step(TimeStep::year, day(2023, 1, 1)), day(2024, 1, 1));
  EXPECT_EQ(next_step(TimeStep::day, day(2024, 2, 28)), day(2024, 2, 29));
}

class Counts : public testing::Test {
 protected:
  Counts() {
    ArchiveWriter writer(folder_.path("arsip"));
    const auto put = [&](const char* id, const char* publisher, const char* published) {
      Article article;
      article.id = id;
      article.title = "Banjir";
      article.body = "banjir besar";
      article.publisher = publisher;
      article.published = parse_published_at(published);
      writer.put(article);
    };
    put("a", "Kabar Satu", "2023-01-31");
    put("b", "Kabar Satu", "2023-03-01");
    put("c", "Kabar Dua", "2023-03-31");
    put("d", "", "");
  }

  [[nodiscard]] SearchResults search(const std::string& query, SearchOptions options) const {
    return Searcher(folder_.path("arsip")).search(parse_query(query), options);
  }

 private:
  tests::TemporaryDirectory folder_;
};

TEST_F(Counts, EveryStepBetweenTheFirstAndTheLastIsThereAndTheSumIsTheTotal) {
  SearchOptions options;
  options.limit = 1;  // counts do not depend on the page
  options.timeline = TimeStep::month;
  const SearchResults results = search("banjir", options);
  ASSERT_TRUE(results.timeline);
  std::string text;
  for (const Counted& step : results.timeline->steps)
    text += step.value + ":" + std::to_string(step.articles) + " ";
  EXPECT_EQ(text, "2023-01-01:1 2023-02-01:0 2023-03-01:2 ");
  EXPECT_EQ(results.timeline->undated, 1U);
  EXPECT_EQ(results.total, 4U);
}

TEST_F(Counts, FacetsCountEveryMatchTheMostFrequentFirst) {
  SearchOptions options;
  options.facets = {Facet::media, Facet::year};
  const SearchResults results = search("banjir", options);
  ASSERT_EQ(results.facets.size(), 2U);
  const FacetCounts& media = results.facets[0];
  ASSERT_EQ(media.values.size(), 2U);
  EXPECT_EQ(media.values[0].value, "Kabar Satu");
  EXPECT_EQ(media.values[0].articles, 2U);
  EXPECT_EQ(media.without, 1U);
  ASSERT_EQ(results.facets[1].values.size(), 1U);
  EXPECT_EQ(results.facets[1].values[0].articles, 3U);
  EXPECT_EQ(results.facets[1].without, 1U);
}

TEST(TagFacets, CountAnArticleOnceForEachOfItsTags) {
  const tests::TemporaryDirectory folder;
  ArchiveWriter writer(folder.path("arsip"));
  int id = 0;
  for (const std::vector<std::string>& tags :
       std::vector<std::vector<std::string>>{{"pemilu 2024", "KPK", "KPK"}, {"KPK"}, {}}) {
    Article article;
    article.id = std::to_string(++id);
    article.body = "sidang";
    article.tags = tags;
    writer.put(article);
  }
  writer.commit();
  QueryOptions options;
  set_option(options, "facet", "tags");
  const FacetCounts counts =
      Searcher(folder.path("arsip")).search(parse_query("sidang"), options.search).facets.at(0);
  ASSERT_EQ(counts.values.size(), 2U);
  EXPECT_EQ(counts.values[0].value, "KPK");
  EXPECT_EQ(counts.values[0].articles, 2U);
  EXPECT_EQ(counts.values[1].value, "pemilu 2024");
  EXPECT_EQ(counts.values[1].articles, 1U);
  EXPECT_EQ(counts.without, 1U);
}

TEST(Timelines, WithTooManyStepsAskForACoarserOne) {
  const tests::TemporaryDirectory folder;
  ArchiveWriter writer(folder.path("arsip"));
  for (const char* published : {"1000-05-01", "9999-05-01"}) {
    Article article;
    article.id = published;
    article.body = "banjir";
    article.published = parse_published_at(published);
    writer.put(article);
  }
  writer.commit();
  const Searcher searcher(folder.path("arsip"));
  SearchOptions options;
  options.timeline = TimeStep::day;
  try {
    (void)searcher.search(parse_query("banjir"), options);
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_argument);
    EXPECT_NE(std::string(error.what()).find("more than 50000 steps"), std::string::npos) << error.what();
  }
  options.timeline = TimeStep::year;
  EXPECT_EQ(searcher.search(parse_query("banjir"), options).timeline->steps.size(), 9000U);
}

TEST_F(Counts, AFacetLimitKeepsTheMostFrequentValuesAndCountsTheOthers) {
  SearchOptions options;
  options.facets = {Facet::media, Facet::year};
  options.facet_limit = 1;
  const SearchResults results = search("banjir", options);
  const FacetCounts& media = results.facets[0];
  ASSERT_EQ(media.values.size(), 1U);
  EXPECT_EQ(media.values[0].value, "Kabar Satu");
  EXPECT_EQ(media.others, 1U);
  EXPECT_EQ(media.others_articles, 1U);
  EXPECT_EQ(media.without, 1U);
  EXPECT_EQ(results.facets[1].others, 0U);
}

TEST_F(Counts, NothingFoundCountsNothing) {
  SearchOptions options;
  options.facets = {Facet::media};
  options.timeline = TimeStep::day;
  const SearchResults results = search("zzzqqq", options);
  EXPECT_TRUE(results.facets[0].values.empty());
  EXPECT_EQ(results.facets[0].without, 0U);
  EXPECT_TRUE(results.timeline->steps.empty());
}

}  // namespace
}  // namespace warta
