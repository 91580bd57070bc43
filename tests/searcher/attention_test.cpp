// SPDX-License-Identifier: GPL-3.0-or-later
// Reading an archive as data: shares, comparisons, samples, counts of the query, words beside it, one name
// for each publisher. They add up, and equal single queries.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/searcher/small_archives.h"
#include "warta/archive_tools.h"
#include "warta/error.h"
#include "warta/options.h"
#include "warta/printer.h"

namespace warta {
namespace {

class Attention : public SmallArchives {
 protected:
  // 240 articles of three publishers and two years; a third of them of the harvest.
  static std::vector<Article> articles() {
    const std::vector<std::string> publishers = {"Koran Pagi", "Lensa Desa", ""};
    std::vector<Article> all;
    for (int i = 0; i < 240; ++i) {
      const std::string month = std::to_string(1 + i % 12);
      const std::string day = (i < 120 ? "2021-" : "2022-") + std::string(month.size() == 1 ? "0" : "") +
                              month + "-1" + std::to_string(i % 7);
      std::string body = i % 3 == 0 ? "Petani memanen padi. Harga padi kering naik di pasar induk."
                                    : "Warga memperbaiki jembatan gantung di hulu sungai.";
      if (i % 5 == 0) body += " Hujan lebat turun semalam.";
      all.push_back(article("a" + std::to_string(i), body, i % 17 == 0 ? "" : day,
                            publishers[static_cast<std::size_t>(i / 3 % 3)]));
    }
    return all;
  }
};

std::uint64_t sum(const std::vector<std::uint64_t>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), std::uint64_t{0});
}

TEST_F(Attention, RowsOfATimelineAddUpToItAndEqualFilteredQueries) {
  put("berita", articles());
  const Searcher searcher(path());
  SearchOptions options;
  options.limit = 0;
  options.timeline = TimeStep::month;
  options.share = true;
  options.by = Facet::media;
  const Timeline timeline = *search(searcher, "padi", options).timeline;
  ASSERT_EQ(timeline.by.size(), 3U);
  EXPECT_TRUE(timeline.by.back().value.empty());
  for (std::size_t step = 0; step < timeline.steps.size(); ++step) {
    std::uint64_t articles = 0;
    std::uint64_t of = 0;
    for (const TimelineRow& row : timeline.by) {
      articles += row.steps[step];
      of += row.archive[step];
      EXPECT_LE(row.steps[step], row.archive[step]);
    }
    EXPECT_EQ(articles, timeline.steps[step].articles);
    EXPECT_EQ(of, timeline.archive[step]);
  }
  options.by.reset();
  for (const TimelineRow& row : timeline.by) {
    if (row.value.empty()) continue;
    options.filters = {{"media", row.value}};
    EXPECT_EQ(search(searcher, "padi", options).total, sum(row.steps) + row.undated) << row.value;
    options.filters.push_back({"tanggal", "2021-01..2022-10"});  // from the first to the last step
    EXPECT_EQ(searcher.count(parse_query("kata:>=0"), options), sum(row.archive)) << row.value;
  }
}

TEST_F(Attention, ComparedQueriesEqualSingleOnesOverTheSameSteps) {
  put("berita", articles());
  const Searcher searcher(path());
  SearchOptions options;
  options.limit = 0;
  options.timeline = TimeStep::month;
  options.share = true;
  const std::vector<std::string> texts = {"padi tanggal:2021-05..2021-08", "jembatan", "hujan"};
  std::vector<ParsedQuery> queries;
  for (const std::string& text : texts) queries.push_back(parse_query(text));
  const std::vector<Timeline> compared = searcher.compare(queries, options);
  ASSERT_EQ(compared.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    ASSERT_EQ(compared[i].steps.size(), compared[0].steps.size());
    const Timeline alone = *search(searcher, texts[i], options).timeline;
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> counts;
    for (std::size_t step = 0; step < alone.steps.size(); ++step)
      counts[alone.steps[step].value] = {alone.steps[step].articles, alone.archive[step]};
    EXPECT_EQ(compared[i].undated, alone.undated);
    for (std::size_t step = 0; step < compared[i].steps.size(); ++step) {
      const Counted& one = compared[i].steps[step];
      const auto found = counts.find(one.value);
      EXPECT_EQ(one.articles, found == counts.end() ? 0 : found->second.first) << texts[i] << one.value;
      if (found != counts.end()) {
        EXPECT_EQ(compared[i].archive[step], found->second.second);
      }
    }
  }
  EXPECT_EQ(compared[0].steps.front().value, "2021-01-01");  // not of its own first match
  queries.resize(7, queries.front());
  EXPECT_THROW((void)searcher.compare(queries, options), Error);
}

TEST_F(Attention, ASampleIsReproducibleAndGrowsAndDoesNotDependOnShards) {
  std::vector<Article> all = articles();
  put("berita", all);
  put("satu", {all.begin(), all.begin() + 100});
  put("dua", {all.begin() + 100, all.end()});
  const Searcher whole(path());
  const Searcher parts(std::vector<std::string>{path("satu"), path("dua")});
  SearchOptions options;
  options.sample = 20;
  const SearchResults first = search(whole, "padi", options);
  EXPECT_EQ(first.total, 80U);
  EXPECT_EQ(ids(first).size(), 20U);
  EXPECT_EQ(ids(search(whole, "padi", options)), ids(first));
  EXPECT_EQ(ids(search(parts, "padi", options)), ids(first));
  Ids each;
  whole.for_each(parse_query("padi"), options, [&](const Hit& hit) {
    each.push_back(hit.article.id);
    return true;
  });
  EXPECT_EQ(each, ids(first));
  options.sample = 40;
  Ids larger = ids(search(whole, "padi", options));
  EXPECT_EQ(larger.size(), 40U);
  larger.resize(20);
  EXPECT_EQ(larger, ids(first));
  options.sample = 20;
  options.seed = 2;
  EXPECT_NE(ids(search(whole, "padi", options)), ids(first));
  options.sample = 1000;
  EXPECT_EQ(ids(search(whole, "padi", options)).size(), 80U);
}

// Each article is chosen about as often as every other.
TEST_F(Attention, ASampleFavoursNoArticle) {
  put("berita", articles());
  const Searcher searcher(path());
  SearchOptions options;
  options.sample = 20;
  std::map<std::string, int> chosen;
  constexpr int kSeeds = 200;
  for (options.seed = 0; options.seed < kSeeds; ++options.seed)
    for (const std::string& id : ids(search(searcher, "padi", options))) ++chosen[id];
  EXPECT_EQ(chosen.size(), 80U);
  for (const auto& [id, times] : chosen) {  // 50 on average, standard deviation 6
    EXPECT_GT(times, 20) << id;
    EXPECT_LT(times, 85) << id;
  }
}

TEST_F(Attention, OccurrencesAreTheLinesOfTheConcordance) {
  put("berita", {article("a", "Padi tua dan padi muda. Memanen padi-padian itu mudah."),
                 article("b", "Harga padi."), article("c", "Jembatan.")});
  const Searcher searcher(path());
  SearchOptions options;
  options.occurrences = options.words = options.body = true;
  for (const std::string query : {"padi", "padi harga", "\"padi muda\"", "padi NEAR/3 muda", "pad*"}) {
    std::map<std::string, std::uint64_t> lines;
    searcher.for_each_occurrence(parse_query(query), options, 5, [&](const Occurrence& one) {
      ++lines[one.id];
      return true;
    });
    std::map<std::string, std::uint64_t> counts;
    searcher.for_each(parse_query(query), options, [&](const Hit& hit) {
      counts[hit.article.id] = *hit.occurrences;
      return true;
    });
    EXPECT_EQ(counts, lines) << query;
    EXPECT_FALSE(lines.empty()) << query;
  }
  const SearchResults results = search(searcher, "padi", options);
  const auto hit = std::find_if(results.hits.begin(), results.hits.end(),
                                [](const Hit& one) { return one.article.id == "b"; });
  ASSERT_NE(hit, results.hits.end());
  EXPECT_EQ(hit->words, 2U);
  EXPECT_EQ(hit->article.body, "Harga padi.");
  ASSERT_EQ(hit->marks.size(), 1U);
  EXPECT_EQ(hit->marks[0].begin, 6U);
  EXPECT_EQ(hit->marks[0].end_char, 10U);
  EXPECT_FALSE(search(searcher, "padi").hits[0].occurrences);
}

TEST_F(Attention, WordsBesideTheQueryAreCountedWithinFiveWords) {
  std::vector<Article> all;
  for (int i = 0; i < 30; ++i)
    all.push_back(
        article("a" + std::to_string(i),
                "Harga minyak goreng curah naik tajam. Satu dua tiga empat lima enam tujuh. Rapat "
                "daerah membahas jalan, saluran, taman, pasar, terminal dan sekolah bersama warga."));
  put("berita", all);
  const Searcher searcher(path());
  SearchOptions options;
  options.limit = 0;
  options.beside = 50;
  const SearchResults results = search(searcher, "minyak", options);
  std::map<std::string, Collocate> found;
  for (const Collocate& one : results.beside) found[one.word] = one;
  ASSERT_TRUE(found.contains("goreng"));
  EXPECT_EQ(found["goreng"].count, 30U);
  EXPECT_EQ(found["goreng"].frequency, 30U);
  EXPECT_GT(found["goreng"].likelihood, 10.8);
  EXPECT_TRUE(found.contains("satu"));  // the fifth word after it
  EXPECT_FALSE(found.contains("dua"));  // the sixth
  EXPECT_FALSE(found.contains("minyak"));
  EXPECT_FALSE(found.contains("rapat"));
}

TEST_F(Attention, APublisherHasItsMostFrequentSpellingEverywhere) {
  std::vector<Article> all;
  const std::vector<std::string> spelt = {"Lensa Desa", "Lensa Desa", "LENSA DESA", "lensadesa.id"};
  for (std::size_t i = 0; i < spelt.size(); ++i)
    all.push_back(article("a" + std::to_string(i), "Panen padi.", "2023-01-02", spelt[i]));
  put("berita", all);
  const Searcher searcher(path());
  SearchOptions options;
  options.facets = {Facet::media};
  const SearchResults results = search(searcher, "padi", options);
  ASSERT_EQ(results.facets[0].values.size(), 1U);
  EXPECT_EQ(results.facets[0].values[0].value, "Lensa Desa");
  EXPECT_EQ(results.facets[0].values[0].articles, 4U);
  for (const Hit& hit : results.hits) EXPECT_EQ(hit.article.publisher, "Lensa Desa") << hit.article.id;
  EXPECT_EQ(searcher.article("a2")->publisher, "Lensa Desa");
  EXPECT_EQ(searcher.article("a2")->publisher_as_given, "LENSA DESA");
  const ArchiveStats stats = archive_stats(path());
  const std::vector<std::pair<std::string, std::uint64_t>> expected = {{"Lensa Desa", 4}};
  EXPECT_EQ(stats.media, expected);
  // A facet over few matches has the same name.
  options.filters = {{"tanggal", "2023-01-02"}};
  EXPECT_EQ(search(searcher, "padi id:a3", options).facets[0].values[0].value, "Lensa Desa");
  // An export has what the source wrote.
  std::set<std::string> exported;
  export_articles(path(), [&](const Article& one) {
    exported.insert(one.publisher);
    return true;
  });
  EXPECT_EQ(exported, (std::set<std::string>{"Lensa Desa", "LENSA DESA", "lensadesa.id"}));
}

TEST_F(Attention, ATextFindsArticlesLikeIt) {
  put("berita", articles());
  const Searcher searcher(path());
  const SearchResults results = searcher.like_text("Para petani memanen padi di sawah.", {});
  ASSERT_FALSE(results.hits.empty());
  for (const Hit& hit : results.hits) EXPECT_EQ(std::stoi(hit.article.id.substr(1)) % 3, 0) << hit.article.id;
  EXPECT_THROW((void)searcher.like_text("xyzzy", {}), Error);
}

std::string printed(const std::string& format, const SearchResults& results, PrintOptions options) {
  std::ostringstream out;
  make_printer(format, options)->print(results, out);
  return out.str();
}

TEST_F(Attention, TablesNeutraliseWhatASpreadsheetWouldCalculate) {
  SearchResults results;
  for (const std::string title :
       {"=1+1", "+62", "-5", "@A1", "\tx", "a=b", "Rp5", "=HYPERLINK(\"x\",\"y\")"}) {
    Hit& hit = results.hits.emplace_back();
    hit.article.id = "i";
    hit.article.title = title;
  }
  PrintOptions options;
  options.fields = {"id", "title"};
  EXPECT_EQ(printed("csv", results, options),
            "id,title\ni,'=1+1\ni,'+62\ni,'-5\ni,'@A1\ni,'\tx\ni,a=b\ni,Rp5\ni,\"'=HYPERLINK(\"\"x\"\","
            "\"\"y\"\")\"\n");
  EXPECT_EQ(
      printed("tsv", results, options),
      "id\ttitle\ni\t'=1+1\ni\t'+62\ni\t'-5\ni\t'@A1\ni\t' x\ni\ta=b\ni\tRp5\ni\t'=HYPERLINK(\"x\",\"y\")\n");
  options.bom = true;
  EXPECT_TRUE(printed("csv", results, options).starts_with("\xEF\xBB\xBFid,title\n"));
}

TEST_F(Attention, AClippingReportEscapesAndMarks) {
  put("berita", {article("a", "Harga <b>padi</b> & \"beras\" naik.\nBaca juga: Padi murah\nPetani senang.",
                         "2023-02-01", "Koran <Pagi>")});
  const Searcher searcher(path());
  PrintOptions print;
  print.query = "padi <script>";
  const auto printer = make_printer("kliping", print);
  SearchOptions options;
  printer->prepare(options);
  std::ostringstream out;
  printer->print(search(searcher, "padi", options), out);
  const std::string page = out.str();
  EXPECT_NE(page.find("padi &lt;script&gt;"), std::string::npos);
  EXPECT_NE(page.find("Harga &lt;b&gt;<mark>padi</mark>&lt;/b&gt; &amp; &quot;beras&quot; naik."),
            std::string::npos);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("Baca juga"), std::string::npos);
  EXPECT_NE(page.find("1 Feb 2023"), std::string::npos);
  EXPECT_EQ(page.find("http://"), std::string::npos);  // loads nothing
}

TEST_F(Attention, CoverageNamesGapsEmptyMonthsAndSuddenChanges) {
  std::vector<Article> all;
  const auto add = [&](const std::string& publisher, const std::string& day, const std::string& body) {
    all.push_back(article("a" + std::to_string(all.size()), body, day, publisher));
  };
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const std::string brief = "Rapat desa membahas jalan.";
  std::string report;
  for (int i = 0; i < 10; ++i) report += brief + " ";
  for (int month = 1; month <= 4; ++month)
    for (int day = 1; day <= 28; ++day)
      if (month != 2 || day < 4 || day > 20)
        add("Koran Pagi", "2022-" + two(month) + "-" + two(day), month < 4 ? brief : report);
  for (int month : {1, 3}) add("Lensa Desa", "2022-" + two(month) + "-05", brief);  // no pace, no gap
  add("Lensa Desa", "", brief);
  add("Lensa Desa", "9999-12-31", brief);
  add("", "2022-01-01", "");
  all.back().title = "Galeri foto panen";
  put("berita", all);
  const Coverage coverage = archive_coverage(path());
  EXPECT_EQ(coverage.months, (std::vector<std::string>{"2022-01", "2022-02", "2022-03", "2022-04"}));
  EXPECT_EQ(coverage.articles, all.size());
  EXPECT_EQ(coverage.undated, 1U);
  EXPECT_EQ(coverage.bodiless, 1U);
  EXPECT_EQ(coverage.implausible, 1U);
  ASSERT_EQ(coverage.publishers.size(), 3U);
  const PublisherCoverage& daily = coverage.publishers[0];
  EXPECT_EQ(daily.publisher, "Koran Pagi");
  ASSERT_EQ(daily.gaps.size(), 1U);
  EXPECT_EQ(daily.gaps[0].first_day, "2022-02-04");
  EXPECT_EQ(daily.gaps[0].last_day, "2022-02-20");
  EXPECT_EQ(daily.gaps[0].days, 17U);
  ASSERT_EQ(daily.changes.size(), 1U);
  EXPECT_EQ(daily.changes[0].month, "2022-04");
  EXPECT_EQ(daily.changes[0].before, 4U);
  EXPECT_EQ(daily.changes[0].after, 40U);
  EXPECT_TRUE(coverage.publishers[1].gaps.empty());
  EXPECT_EQ(coverage.publishers[1].months[1].articles, 0U);
  std::uint64_t sum_of_months = 0;
  for (const PublisherCoverage& one : coverage.publishers)
    for (const CoverageMonth& month : one.months) sum_of_months += month.articles;
  EXPECT_EQ(sum_of_months, coverage.articles - coverage.undated - coverage.implausible);
}

TEST_F(Attention, ACutReprintBelongsToItsOriginal) {
  std::string whole;
  std::string other;
  for (int i = 0; i < 60; ++i) {
    whole += "Warga nomor" + std::to_string(i) + " menanam bibit" + std::to_string(i * 7) +
             " di lereng bukit" + std::to_string(i * 3) + " bersama kelompok" + std::to_string(i * 11) + ". ";
    other += "Peneliti ke" + std::to_string(i) + " memeriksa contoh" + std::to_string(i * 13) +
             " dari sumur" + std::to_string(i * 5) + " dekat pabrik" + std::to_string(i * 17) + ". ";
  }
  const auto part = [&whole](double share) {
    return whole.substr(0,
                        whole.find(' ', static_cast<std::size_t>(share * static_cast<double>(whole.size()))));
  };
  // A story that has a fourth of another and as much of its own does not belong to it.
  const std::string mixed = part(0.25) + " " + other;
  put("berita", {article("asli", whole, "2023-01-01"), article("separuh", part(0.5), "2023-01-02"),
                 article("pendek", part(0.4), "2023-01-03"), article("campur", mixed, "2023-01-04"),
                 article("lain", other.substr(0, other.size() / 2), "2023-01-05")});
  const auto groups = near_duplicates(path());
  std::set<std::string> of_original;
  for (const auto& group : groups)
    if (group.front() == "asli") of_original = {group.begin(), group.end()};
  EXPECT_TRUE(of_original.contains("separuh"));
  EXPECT_TRUE(of_original.contains("pendek"));
  EXPECT_FALSE(of_original.contains("campur"));
  EXPECT_FALSE(of_original.contains("lain"));
}

}  // namespace
}  // namespace warta
