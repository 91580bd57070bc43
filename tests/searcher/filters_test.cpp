// SPDX-License-Identifier: GPL-3.0-or-later
// Exact filters and facets: they read the same values, and a filter means its value.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <utility>

#include "indexer/archive/fields.h"
#include "tests/searcher/small_archives.h"
#include "warta/error.h"
#include "warta/newsroom.h"
#include "warta/options.h"

namespace warta {
namespace {

class Filters : public SmallArchives {
 protected:
  static std::uint64_t count(const Searcher& searcher, const std::string& query,
                             const std::vector<FieldFilter>& filters) {
    SearchOptions options;
    options.filters = filters;
    return searcher.count(parse_query(query), options);
  }
  static std::string refused(const Searcher& searcher, const FieldFilter& filter) {
    try {
      (void)count(searcher, "pasar", {filter});
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::invalid_argument);
      return error.what();
    }
    return "taken";
  }
  static std::map<std::string, std::uint64_t> facet(const Searcher& searcher, const std::string& query,
                                                    Facet facet) {
    SearchOptions options;
    options.facets = {facet};
    std::map<std::string, std::uint64_t> rows;
    const SearchResults results = search(searcher, query, options);
    for (const Counted& one : results.facets.at(0).values) rows[one.value] = one.articles;
    return rows;
  }
  static Article of_section(const std::string& id, const std::string& section) {
    Article one = article(id, "Pasar ramai.", "2023-09-17");
    one.section = section;
    return one;
  }
};

TEST_F(Filters, MeanTheWholeValueInAnyCase) {
  put("berita",
      {article("a", "Pasar ramai.", "", "Kabar Desa"), article("b", "Pasar sepi.", "", "Kabar Desa Timur"),
       article("c", "Pasar tutup.", "", "kabardesa.com")});
  const Searcher searcher(path());
  EXPECT_EQ(count(searcher, "pasar", {{"media", "kabar desa"}}), 2U);
  EXPECT_EQ(count(searcher, "pasar", {{"publisher", "Kabar Desa Timur"}}), 1U);
  EXPECT_EQ(search(searcher, "pasar media:=\"Kabar Desa\"").total, 2U);
  EXPECT_EQ(search(searcher, "pasar -media:=\"Kabar Desa\"").total, 1U);
  EXPECT_EQ(search(searcher, "pasar media:\"Kabar Desa\"").total, 2U);  // the words
  EXPECT_EQ(search(searcher, "pasar media:=kabardesa.com").total, 2U);
}

TEST_F(Filters, SeveralValuesOfAFieldAreOrAndSeveralFieldsAreAnd) {
  Article a = article("a", "Pasar ramai.", "2021-05-01", "Kompas");
  a.tags = {"beras", "provinsi=Jambi"};
  Article b = article("b", "Pasar sepi.", "2022-06-02", "Tempo");
  b.tags = {"Beras", "provinsi=Riau"};
  const Article c = article("c", "Pasar tutup.", "2022-07-03", "Republika");
  put("berita", {a, b, c});
  const Searcher searcher(path());
  EXPECT_EQ(count(searcher, "pasar", {{"media", "Kompas"}, {"source", "Tempo"}}), 2U);
  EXPECT_EQ(count(searcher, "pasar", {{"media", "Kompas"}, {"media", "Tempo"}, {"tahun", "2022"}}), 1U);
  EXPECT_EQ(count(searcher, "pasar", {{"tag", "BERAS"}}), 2U);
  EXPECT_EQ(count(searcher, "pasar", {{"provinsi", "jambi"}}), 1U);
  EXPECT_EQ(count(searcher, "pasar", {{"bulan", "2022-06..2022-07"}}), 2U);
  EXPECT_EQ(count(searcher, "pasar", {{"tanggal", ">=2022-07"}}), 1U);
  EXPECT_EQ(count(searcher, "pasar", {{"tanggal", "2021-05-01"}}), 1U);
  EXPECT_EQ(count(searcher, "pasar", {{"kata", ">0"}, {"bahasa", "id"}}), 3U);
  SearchOptions options;
  options.filters = {{"media", "Tempo"}};
  EXPECT_EQ(ids(*searcher.like("a", options)), Ids{"b"});
  options.match = Match::any;
  EXPECT_EQ(ids(search(searcher, "pasar sepi ramai", options)), Ids{"b"});
  options.tag_facets = {"Provinsi"};
  const FacetCounts provinces = search(searcher, "pasar", options).facets.at(0);
  EXPECT_EQ(provinces.values.at(0).value, "Riau");
  EXPECT_EQ(option_name(provinces), "Provinsi");
}

TEST_F(Filters, ASectionIsOneValueInAnyCaseAndHasParts) {
  put("berita", {of_section("a", "nasional"), of_section("b", "Nasional"), of_section("c", "News/Nasional"),
                 of_section("d", "Nasional/hukum"), of_section("e", "Nasional")});
  const Searcher searcher(path());
  using Rows = std::map<std::string, std::uint64_t>;
  EXPECT_EQ(facet(searcher, "pasar", Facet::section),
            (Rows{{"Nasional", 5}, {"News/Nasional", 1}, {"News", 1}, {"Nasional/hukum", 1}, {"hukum", 1}}));
  EXPECT_EQ(count(searcher, "pasar", {{"rubrik", "NASIONAL"}}), 5U);
  EXPECT_EQ(count(searcher, "pasar", {{"rubrik", "news/nasional"}}), 1U);
}

TEST_F(Filters, WithoutAValueThatIsThereNamesSimilarOnes) {
  put("berita", {article("a", "Pasar ramai.", "2021-05-01", "Tempo"),
                 article("b", "Pasar sepi.", "", "Tempo"), article("c", "Pasar tutup.", "", "Kompas")});
  const Searcher searcher(path());
  EXPECT_EQ(refused(searcher, {"media", "Temo"}), "no article has media \"Temo\"; did you mean Tempo (2)?");
  EXPECT_EQ(refused(searcher, {"media", "Waspada"}),
            "no article has media \"Waspada\"; there are Tempo (2), Kompas (1)");
  EXPECT_EQ(refused(searcher, {"rubrik", "Olahraga"}),
            "no article has rubrik \"Olahraga\"; no article has a value for it");
  EXPECT_EQ(
      refused(searcher, {"penulus", "Sari"}),
      "cannot filter by 'penulus'; the archive can be filtered by tanggal, media, rubrik, penulis, editor, "
      "lokasi, bahasa, tag, kata, tahun, bulan");
  EXPECT_EQ(refused(searcher, {"tahun", "1999"}),
            "no article has tahun \"1999\"; the dates are from 2021-05-01 to 2021-05-01");
  EXPECT_NE(refused(searcher, {"tanggal", "2023-02-30"}).find("filter tanggal=2023-02-30: "),
            std::string::npos);
  SearchOptions options;
  options.tag_facets = {"provinsi"};
  EXPECT_THROW((void)search(searcher, "pasar", options), Error);
}

TEST_F(Filters, ThePublisherHasOneNameAndItsOwnIsKept) {
  Article given = article("a", "Pasar ramai.", "", "KOMPAS.com");
  Article by_address = article("b", "Pasar sepi.");
  by_address.url = "https://megapolitan.kompas.com/read/2021/1";
  put("berita", {given, by_address});
  const Searcher searcher(path());
  const SearchResults results = search(searcher, "pasar");
  for (const Hit& hit : results.hits) EXPECT_EQ(hit.article.publisher, "Kompas");
  EXPECT_EQ(searcher.article("a")->publisher_as_given, "KOMPAS.com");
  EXPECT_EQ(searcher.article("b")->publisher_as_given, "");
  // Both ways to give it are the same article.
  ArchiveWriter writer(path());
  EXPECT_EQ(writer.put(given), PutOutcome::unchanged);
  given.publisher_as_given = std::exchange(given.publisher, "Kompas");
  EXPECT_EQ(writer.put(given), PutOutcome::unchanged);
  given.publisher = "Tempo";
  EXPECT_EQ(writer.put(given), PutOutcome::updated);
}

TEST(Publishers, FamiliesOfHostsAreOne) {
  for (const char* const host :
       {"kompas.com", "www.kompas.com", "megapolitan.kompas.com", "https://bola.kompas.com/x"})
    EXPECT_EQ(canonical_publisher(host), "Kompas") << host;
  EXPECT_EQ(canonical_publisher("rejabar.republika.co.id"), "Republika");
  EXPECT_EQ(canonical_publisher("kompas.tv"), "Kompas TV");
  EXPECT_EQ(canonical_publisher("juara.bolasport.com"), "Juara");
  EXPECT_EQ(canonical_publisher("berita.desaku.co.id"), "desaku.co.id");
  EXPECT_EQ(canonical_publisher("desaku.example.id"), "example.id");
  EXPECT_EQ(canonical_publisher("warga.blogspot.com"), "warga.blogspot.com");
  EXPECT_EQ(canonical_publisher("warga.blogspot.co.id"), "warga.blogspot.co.id");
  EXPECT_EQ(canonical_publisher("Suara St. Maria"), "Suara St. Maria");
  EXPECT_EQ(publisher_key("Desaku"), publisher_key("m.desaku.co.id"));
  EXPECT_EQ(publisher_of_address("ftp://kompas.com/a"), "");
  EXPECT_EQ(publisher_of_address("https://tekno.tempo.co/read/1"), "Tempo");
}

// On our articles: every value printed is a filter, and finds as many articles as its row counts.
TEST_F(Filters, EveryFacetValueOfTheCorpusFindsItsCount) {
  add_sources(path(), {WARTA_SOURCE_DIR "/corpus"});
  const Searcher searcher(path());
  std::uint64_t rows = 0;
  for (const char* const query :
       {"kata:>=0", "pemerintah", "harga OR banjir", "tahun -gempa", "\"warga desa\""}) {
    for (const schema::FieldRow& row : schema::fields()) {
      if (!row.facet) continue;
      std::set<std::string> keys;
      for (const auto& [value, articles] : facet(searcher, query, *row.facet)) {
        EXPECT_EQ(count(searcher, query, {{std::string(row.name), value}}), articles)
            << row.name << "=" << value;
        EXPECT_TRUE(keys.insert(schema::value_key(row, value)).second) << value;
        ++rows;
      }
    }
  }
  EXPECT_GT(rows, 500U);
}

TEST_F(Filters, EveryPrintedValueOfTheCorpusFindsItsArticle) {
  add_sources(path(), {WARTA_SOURCE_DIR "/corpus"});
  const Searcher searcher(path());
  std::map<std::pair<std::string, std::string>, std::set<std::string>> articles;
  const ParsedQuery everything = parse_query("kata:>=0");
  searcher.for_each(everything, {}, [&](const Hit& hit) {
    for (const schema::FieldRow& row : schema::fields()) {
      if (!schema::has_values(row)) continue;
      for (const std::string& text : schema::texts_of(row, hit.article))
        articles[{std::string(row.name), text}].insert(hit.article.id);
    }
    return true;
  });
  EXPECT_GT(articles.size(), 100U);
  for (const auto& [value, ids] : articles) {
    SearchOptions options;
    options.filters = {{value.first, value.second}};
    std::set<std::string> found;
    searcher.for_each(everything, options,
                      [&](const Hit& hit) { return found.insert(hit.article.id).second; });
    for (const std::string& id : ids) EXPECT_TRUE(found.contains(id)) << value.first << "=" << value.second;
  }
}

TEST_F(Filters, FacetsAreSortedLimitedAndPrefixed) {
  put("berita", {of_section("a", "Budaya"), of_section("b", "Budaya"), of_section("c", "bisnis"),
                 of_section("d", "Olahraga")});
  const Searcher searcher(path());
  SearchOptions options;
  options.facets = {Facet::section};
  const auto values = [&] {
    Ids all;
    const SearchResults results = search(searcher, "pasar", options);
    for (const Counted& one : results.facets.at(0).values) all.push_back(one.value);
    return all;
  };
  EXPECT_EQ(values(), (Ids{"Budaya", "Olahraga", "bisnis"}));
  options.facet_sort = FacetSort::value;
  EXPECT_EQ(values(), (Ids{"bisnis", "Budaya", "Olahraga"}));
  options.facet_limit = 2;
  EXPECT_EQ(values(), (Ids{"bisnis", "Budaya"}));
  options.facet_prefix = "B";
  EXPECT_EQ(values(), (Ids{"bisnis", "Budaya"}));
  options.facet_prefix = "bu";
  EXPECT_EQ(values(), (Ids{"Budaya"}));
}

TEST_F(Filters, AShareIsOfAllArticlesOfTheStep) {
  put("berita", {article("a", "Pasar ramai.", "2023-01-02"), article("b", "Sawah kering.", "2023-01-08"),
                 article("c", "Pasar sepi.", "2023-02-01"), article("d", "Sungai meluap.")});
  const Searcher searcher(path());
  SearchOptions options;
  options.share = true;
  const auto of = [&](TimeStep step) {
    options.timeline = step;
    return search(searcher, "pasar", options).timeline->archive;
  };
  using Counts = std::vector<std::uint64_t>;
  EXPECT_EQ(of(TimeStep::month), (Counts{2, 1}));
  EXPECT_EQ(of(TimeStep::year), (Counts{3}));
  EXPECT_EQ(of(TimeStep::week), (Counts{2, 0, 0, 0, 1}));
  EXPECT_EQ(of(TimeStep::day).size(), 31U);
  EXPECT_EQ(search(searcher, "pasar", options).timeline->archive_undated, 1U);
}

TEST_F(Filters, TypicalWordsSetTheMatchesApart) {
  std::vector<Article> all;
  for (int i = 0; i < 20; ++i)
    all.push_back(article("p" + std::to_string(i), "Harga cabai di pasar naik hari ini."));
  for (int i = 0; i < 20; ++i)
    all.push_back(article("s" + std::to_string(i), "Air di sungai naik hari ini."));
  put("berita", all);
  const Searcher searcher(path());
  SearchOptions options;
  options.typical = 10;
  const std::vector<TypicalWord> typical = search(searcher, "pasar", options).typical;
  Ids words;
  for (const TypicalWord& one : typical) {
    words.push_back(one.word);
    EXPECT_EQ(one.matching, 20U);
    EXPECT_EQ(one.articles, 20U);
    EXPECT_NEAR(one.likelihood, 55.45, 0.01);  // 2·40·ln 2
  }
  EXPECT_EQ(words, (Ids{"cabai", "harga", "pasar"}));
  EXPECT_TRUE(search(searcher, "naik", options).typical.empty());
}

}  // namespace
}  // namespace warta
