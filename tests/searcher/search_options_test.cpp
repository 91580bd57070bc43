// SPDX-License-Identifier: GPL-3.0-or-later
// SearchOptions and SearcherOptions as documented, on small archives made here.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/searcher/small_archives.h"
#include "warta/archive_tools.h"
#include "warta/error.h"

namespace warta {
namespace {

class SearchOptionsTest : public SmallArchives {
 protected:
  static Ids sorted(Ids all) {
    std::sort(all.begin(), all.end());
    return all;
  }
};

TEST_F(SearchOptionsTest, LexemeIsBetweenRootAndSurface) {
  put("berita", {article("di", "Alat itu digunakan nelayan."), article("me", "Nelayan menggunakan alat itu."),
                 article("nya", "Nelayan menggunakannya di laut."), article("guna", "Apa guna alat itu?"),
                 article("peng", "Penggunaan alat itu dilarang.")});
  const Searcher searcher(path());
  using Set = std::set<std::string>;
  SearchOptions options;
  const auto counted = [&](const std::string& query, Level level) {
    options.level = level;
    Set found;
    searcher.for_each(parse_query(query), options,
                      [&](const Hit& hit) { return found.insert(hit.article.id).second; });
    return found;
  };
  EXPECT_EQ(counted("menggunakan", Level::root), (Set{"di", "me", "nya", "guna", "peng"}));
  EXPECT_EQ(counted("menggunakan", Level::lexeme), (Set{"di", "me", "nya"}));
  EXPECT_EQ(counted("menggunakan", Level::surface), (Set{"me"}));
  EXPECT_EQ(counted("guna", Level::lexeme), (Set{"guna"}));
  EXPECT_EQ(counted("alat -guna", Level::lexeme), (Set{"di", "me", "peng"}));
}

// Lists by relevance go on to words of the same root; lists by date, facets and timelines do not.
TEST_F(SearchOptionsTest, RankingIsWideAndCountingNarrow) {
  put("berita", {article("acara", "Acara itu acara besar.", "2023-01-03"),
                 article("pengacara", "Pengacara itu datang.", "2023-01-01"),
                 article("pengacaranya", "Pengacaranya diam.", "2023-01-02")});
  const Searcher searcher(path());
  SearchOptions options;
  options.timeline = TimeStep::year;
  SearchResults results = search(searcher, "pengacara", options);
  EXPECT_EQ(results.total, 2U);
  EXPECT_EQ(results.same_root_total, 1U);
  EXPECT_EQ(results.hits.size(), 3U);
  EXPECT_EQ(results.timeline->steps.at(0).articles, 2U);
  options.sort = SortOrder::newest;
  results = search(searcher, "pengacara", options);
  EXPECT_EQ(ids(results), (Ids{"pengacaranya", "pengacara"}));
  EXPECT_EQ(results.same_root_total, 1U);
  options.level = Level::root;
  EXPECT_EQ(search(searcher, "pengacara", options).total, 3U);
}

TEST_F(SearchOptionsTest, BoundFormsAreWrittenApartJoinedAndWithAHyphen) {
  put("berita",
      {article("joined", "Gerakan antikorupsi di kampus."), article("apart", "Gerakan anti korupsi di desa."),
       article("hyphen", "Gerakan anti-korupsi di kota."), article("alone", "Kasus korupsi di kota."),
       article("far", "Ia anti pada partai yang korupsi."), article("antik", "Barang antik mahal.")});
  const Searcher searcher(path());
  using Set = std::set<std::string>;
  SearchOptions options;
  options.match = Match::all;
  for (const char* query : {"antikorupsi", "anti korupsi", "anti-korupsi"}) {
    EXPECT_EQ(search(searcher, query, options).total, 3U) << query;
    const Ids all = ids(search(searcher, query, options));
    EXPECT_EQ(Set(all.begin(), all.end()), (Set{"joined", "apart", "hyphen"})) << query;
  }
  EXPECT_EQ(search(searcher, "korupsi", options).total, 4U);
  EXPECT_EQ(search(searcher, "antik", options).total, 1U);
}

TEST_F(SearchOptionsTest, CompoundsAreWrittenApartAndJoined) {
  put("berita",
      {article("joined", "Timnas sepakbola menang."), article("apart", "Timnas sepak bola kalah."),
       article("clitic", "Klub sepak bolanya bangkrut."), article("far", "Ia sepak batu, lalu bola."),
       article("bola", "Bola itu bundar."), article("kerja", "Mereka bekerja sama dengan baik."),
       article("kerjasama", "Mereka bekerjasama dengan baik."),
       article("lanjut", "Polisi menindaklanjuti laporan."),
       article("lanjut-apart", "Polisi menindak lanjuti laporan."),
       article("asean", "Menteri luar negeri se-ASEAN bertemu."), article("se", "Nomor se dan ASEAN.")});
  const Searcher searcher(path());
  SearchOptions options;
  using Set = std::set<std::string>;
  const auto found = [&](const char* query) {
    Set all;
    searcher.for_each(parse_query(query), options,
                      [&](const Hit& hit) { return all.insert(hit.article.id).second; });
    return all;
  };
  options.match = Match::all;
  EXPECT_EQ(found("sepakbola"), (Set{"joined", "apart", "clitic"}));
  EXPECT_EQ(found("sepakbolanya"), (Set{"joined", "apart", "clitic"}));
  EXPECT_EQ(found("sepak bola"), (Set{"joined", "apart", "clitic", "far"}));  // two words are two words
  EXPECT_EQ(found("\"sepak bola\""), (Set{"apart"}));
  EXPECT_EQ(found("=sepakbola"), (Set{"joined"}));
  EXPECT_EQ(found("timnas -sepakbola"), (Set{}));
  EXPECT_EQ(found("bekerjasama"), found("bekerja sama"));
  EXPECT_EQ(found("bekerjasama"), (Set{"kerja", "kerjasama"}));
  EXPECT_EQ(found("menindaklanjuti"), (Set{"lanjut", "lanjut-apart"}));
  EXPECT_EQ(found("menindak lanjuti"), (Set{"lanjut", "lanjut-apart"}));
  EXPECT_EQ(found("se-ASEAN"), (Set{"asean"}));
  options.level = Level::surface;
  EXPECT_EQ(found("sepakbola"), (Set{"joined"}));
}

// `se` is rare and says nothing: what ranks is the name it is written with.
TEST_F(SearchOptionsTest, FunctionWordsInAPieceDoNotRank) {
  put("berita", {article("se", "Tulisan se itu aneh, se dan se."), article("asean", "Pertemuan ASEAN besar."),
                 article("lain", "Berita lain.")});
  const Searcher searcher(path());
  SearchOptions options;
  options.match = Match::any;
  EXPECT_EQ(ids(search(searcher, "se-ASEAN", options)), (Ids{"asean"}));
}

// Articles before the year are read in the old spelling, those after it as they are.
TEST_F(SearchOptionsTest, OldSpellingByDate) {
  WriterOptions writer;
  writer.exceptions = "!ejaan-lama-sebelum 1973\n";
  put("berita",
      {article("lama", "Soekarno berpidato di Djakarta.", "1955-04-18"),
       article("baru", "Bandara Soekarno di Djakarta.", "2019-04-18"),
       article("kini", "Sukarno dikenang di Jakarta.", "2019-04-19"),
       article("tanpa", "Soekarno di Djakarta."), article("rakjat", "Untuk ra'jat.", "1955-04-18")},
      writer);
  const Searcher searcher(path());
  SearchOptions options;
  using Set = std::set<std::string>;
  const auto found = [&](const char* query) {
    Set all;
    searcher.for_each(parse_query(query), options,
                      [&](const Hit& hit) { return all.insert(hit.article.id).second; });
    return all;
  };
  EXPECT_EQ(found("Sukarno"), (Set{"lama", "kini"}));
  EXPECT_EQ(found("Soekarno"), (Set{"lama", "baru", "kini", "tanpa"}));
  EXPECT_EQ(found("\"Soekarno\""), (Set{"lama", "baru", "tanpa"}));
  for (const char* query : {"rakyat", "ra'jat"}) EXPECT_EQ(found(query), (Set{"rakjat"})) << query;
  std::size_t marked = 0;
  searcher.for_each_occurrence(parse_query("jakarta"), options, 3, [&](const Occurrence& one) {
    marked += one.match == "Djakarta" && one.id == "lama" ? 1U : 0U;
    return true;
  });
  EXPECT_EQ(marked, 1U);
}

// A day written with its year is that day: `2019-09-17` is not 17 September of another year.
TEST_F(SearchOptionsTest, DatesInAnyNotationHaveTheirYear) {
  put("berita",
      {article("iso", "Terjadi 2019-09-17 pagi."), article("other", "Terjadi 2016-09-17 pagi."),
       article("slash", "Terjadi 17/9/2019 pagi."), article("words", "Terjadi 17 September 2019 pagi."),
       article("no-year", "Terjadi 17 September pagi.")});
  const Searcher searcher(path());
  SearchOptions options;
  options.match = Match::all;
  for (const char* query : {"2019-09-17", "17/9/2019", "17-9-2019", "17-09-2019", "17 September 2019"})
    EXPECT_EQ(sorted(ids(search(searcher, query, options))), (Ids{"iso", "slash", "words"})) << query;
  EXPECT_EQ(ids(search(searcher, "pagi -2019-09-17 -2016-09-17", options)), (Ids{"no-year"}));
}

TEST_F(SearchOptionsTest, ClockTimesAndAmountsMeetInTheirSpellings) {
  put("berita",
      {article("dot", "Rapat pukul 08.00 WIB."), article("colon", "Rapat pukul 08:00 WIB."),
       article("short", "Rapat pukul 8.00 WIB."), article("other", "Rapat pukul 09.00 WIB."),
       article("dolar", "Nilainya 5 miliar dolar AS."), article("usd", "Nilainya US$5 miliar."),
       article("sgd", "Nilainya 5 miliar dolar Singapura."), article("rp", "Nilainya Rp5 miliar."),
       article("persen", "Naik 5 persen."), article("sign", "Naik 5%."), article("five", "Ada 5 ekor.")});
  const Searcher searcher(path());
  SearchOptions options;
  options.match = Match::all;
  for (const char* query : {"08.00", "08:00"})
    EXPECT_EQ(sorted(ids(search(searcher, query, options))), (Ids{"colon", "dot", "short"})) << query;
  for (const char* query : {"$5 miliar", "5 miliar dolar AS", "5 miliar dolar"})
    EXPECT_EQ(sorted(ids(search(searcher, query, options))), (Ids{"dolar", "usd"})) << query;
  for (const char* query : {"5 %", "5%", "5 persen"})
    EXPECT_EQ(sorted(ids(search(searcher, query, options))), (Ids{"persen", "sign"})) << query;
}

// Only the amount itself is shown, not every `Rp` and `5` of the article.
TEST_F(SearchOptionsTest, TheConcordanceOfAnAmountIsTheAmount) {
  put("berita",
      {article("a", "Dana Rp1,5 triliun, bukan Rp 380 miliar atau Rp 2 juta; yang 1,5 triliun rupiah itu.")});
  const Searcher searcher(path());
  Ids matches;
  searcher.for_each_occurrence(parse_query("Rp1,5 triliun"), {}, 2, [&](const Occurrence& one) {
    matches.push_back(one.match);
    return true;
  });
  EXPECT_EQ(matches, (Ids{"Rp1,5 triliun", "1,5 triliun rupiah"}));
}

// meN- is a voice only of verbs that have a passive; and a verb that is doubled is another word.
TEST_F(SearchOptionsTest, WordsThatAreNoVoiceOfAnotherAreCountedAlone) {
  put("berita", {article("kuat", "Rupiah kuat."), article("menguat", "Rupiah menguat."),
                 article("menguatnya", "Karena menguatnya rupiah."), article("aku", "Aku pergi."),
                 article("mengaku", "Ia mengaku bersalah."), article("jalan", "Jalan itu rusak."),
                 article("jalan2", "Mereka jalan-jalan ke Bali."), article("tolong", "Warga tolong dia."),
                 article("saling", "Budaya tolong-menolong."), article("tulis", "Ia menulis surat."),
                 article("ditulis", "Surat ditulis."), article("tinggal", "Ia tinggal di Bali."),
                 article("mati", "Ia meninggal dunia.")});
  const Searcher searcher(path());
  SearchOptions options;
  const auto counted = [&](const char* query) {
    Ids found;
    searcher.for_each(parse_query(query), options, [&](const Hit& hit) {
      found.push_back(hit.article.id);
      return true;
    });
    return sorted(found);
  };
  EXPECT_EQ(counted("kuat"), (Ids{"kuat"}));
  EXPECT_EQ(counted("menguat"), (Ids{"menguat", "menguatnya"}));
  EXPECT_EQ(counted("aku"), (Ids{"aku"}));
  EXPECT_EQ(counted("mengaku"), (Ids{"mengaku"}));
  EXPECT_EQ(counted("jalan"), (Ids{"jalan"}));
  EXPECT_EQ(counted("jalan-jalan"), (Ids{"jalan2"}));
  EXPECT_EQ(counted("tolong-menolong"), (Ids{"saling"}));
  EXPECT_EQ(counted("menulis"), (Ids{"ditulis", "tulis"}));
  EXPECT_EQ(counted("tinggal"), (Ids{"tinggal"}));
  EXPECT_EQ(counted("meninggal"), (Ids{"mati"}));
}

TEST_F(SearchOptionsTest, InitialsMeetWithAndWithoutBlanks) {
  put("berita", {article("a", "Presiden B.J.Habibie."), article("b", "Presiden B.J. Habibie."),
                 article("c", "Presiden BJ Habibie."), article("d", "Presiden B. J. Habibie.")});
  const Searcher searcher(path());
  SearchOptions options;
  options.match = Match::all;
  for (const char* query : {"B.J. Habibie", "BJ Habibie", "B. J. Habibie", "B.J.Habibie"})
    EXPECT_EQ(search(searcher, query, options).total, 4U) << query;
}

TEST_F(SearchOptionsTest, NamesWithADoubledWordFindEachOther) {
  put("berita", {article("panjang", "Perserikatan Bangsa-Bangsa bersidang."),
                 article("pendek", "PBB bersidang."), article("lain", "Bangsa itu besar.")});
  const Searcher searcher(path());
  for (const char* query : {"PBB", "Perserikatan Bangsa-Bangsa"}) {
    SearchOptions options;
    options.match = Match::all;
    const SearchResults found = search(searcher, query, options);
    EXPECT_EQ(sorted(ids(found)), (Ids{"panjang", "pendek"})) << query;
    EXPECT_EQ(found.total, 2U) << query;
    ASSERT_EQ(found.expansions.size(), 1U) << query;
    EXPECT_TRUE(found.expansions[0].counted) << query;
  }
}

// Undated articles come last in every order, on every page.
TEST_F(SearchOptionsTest, UndatedArticlesComeLast) {
  put("berita", {article("kapan", "Gempa besar."), article("a", "Gempa.", "2020-01-01"),
                 article("b", "Gempa.", "2021-01-01"), article("entah", "Gempa.")});
  const Searcher searcher(path());
  SearchOptions options;
  options.sort = SortOrder::oldest;
  const auto first_two = [](Ids all) { return Ids(all.begin(), all.begin() + 2); };
  EXPECT_EQ(first_two(ids(search(searcher, "gempa", options))), (Ids{"a", "b"}));
  EXPECT_EQ(search(searcher, "gempa", options).hits.size(), 4U);
  Ids walked;
  searcher.for_each(parse_query("gempa"), options, [&](const Hit& hit) {
    walked.push_back(hit.article.id);
    return true;
  });
  EXPECT_EQ(first_two(walked), (Ids{"a", "b"}));
  Ids paged;
  options.limit = 1;
  for (options.offset = 0; options.offset < 4; ++options.offset)
    for (const std::string& id : ids(search(searcher, "gempa", options))) paged.push_back(id);
  EXPECT_EQ(paged, ids(search(searcher, "gempa", [&] {
              options.limit = 10;
              options.offset = 0;
              return options;
            }())));
  options.sort = SortOrder::newest;
  EXPECT_EQ(first_two(ids(search(searcher, "gempa", options))), (Ids{"b", "a"}));
}

// A warning of how the query was read comes with its results.
TEST_F(SearchOptionsTest, WarningsComeWithTheResults) {
  put("berita", {article("a", "Gempa besar.", "2019-09-11")});
  const SearchResults results = search(Searcher(path()), "tanggal:11/09/19");
  ASSERT_EQ(results.warnings.size(), 1U);
  EXPECT_EQ(results.warnings[0].issue, QueryIssue::short_year);
  EXPECT_EQ(results.total, 1U);
}

// Also where a rarer spelling has a hit, and never for one that is no better.
TEST_F(SearchOptionsTest, AFrequentSpellingIsSuggestedForARareOne) {
  std::vector<Article> articles = {article("x", "Yusuf Kalla berpidato."), article("y", "Kapten Yusup tiba."),
                                   article("z", "Kartu prakerja dan penyekapan.")};
  for (int i = 0; i < 12; ++i)
    articles.push_back(article("a" + std::to_string(i),
                               "Wakil Presiden Jusuf Kalla berpidato kepada pekerja tentang penyekatan."));
  put("berita", articles);
  const Searcher searcher(path());
  const auto suggestion = searcher.suggest("Yusuf Kalla");
  ASSERT_TRUE(suggestion.has_value());
  EXPECT_EQ(suggestion->query, "jusuf Kalla");
  EXPECT_EQ(suggestion->articles, 12U);
  EXPECT_FALSE(searcher.suggest("Yusup tiba").has_value());
  EXPECT_FALSE(searcher.suggest("Jusuf Kalla").has_value());
  // Right, however rare.
  EXPECT_FALSE(searcher.suggest("prakerja").has_value());
  EXPECT_FALSE(searcher.suggest("penyekapan").has_value());
}

TEST_F(SearchOptionsTest, PublishersAreFoundByEveryNameOfTheirs) {
  put("berita", {article("a", "Beras naik.", "", "tempo.co"), article("b", "Beras turun.", "", "Tempo"),
                 article("c", "Beras tetap.", "", "suarapantura.id")});
  const Searcher searcher(path());
  EXPECT_EQ(search(searcher, "media:tempo.co").total, 2U);
  EXPECT_EQ(ids(search(searcher, "beras -media:tempo.co")), (Ids{"c"}));
}

// Old spellings are similar, and what was taken is said.
TEST_F(SearchOptionsTest, SimilarWordsAreSaid) {
  put("berita", {article("a", "Soekarno berpidato."), article("b", "Sukarno berpidato.")});
  const SearchResults found = search(Searcher(path()), "sukarno~");
  EXPECT_EQ(found.total, 2U);
  ASSERT_EQ(found.expansions.size(), 1U);
  EXPECT_EQ(found.expansions[0].word, "sukarno~");
  EXPECT_EQ(found.expansions[0].others, (std::vector<std::string>{"soekarno", "sukarno"}));
}

// Abbreviations that are ordinary words are not expanded.
TEST_F(SearchOptionsTest, OrdinaryWordsAreNoAbbreviations) {
  put("berita",
      {article("a", "Peraturan Menteri (Permen) terbit."), article("b", "Peraturan Menteri (Permen) baru."),
       article("c", "Peraturan menteri dicabut."), article("d", "Permen karet manis."),
       article("e", "Komisi Lama Sekali (KLS) rapat."), article("f", "Komisi Lama Sekali (KLS) lagi."),
       article("g", "Komisi lama sekali itu bubar.")});
  const Searcher searcher(path());
  EXPECT_TRUE(search(searcher, "permen").expansions.empty());
  const SearchResults found = search(searcher, "kls");
  EXPECT_EQ(found.total, 2U);  // names that articles introduce only rank
  EXPECT_EQ(found.hits.size(), 3U);
}

// The same digits are another number with `juta`, and another amount with another sign.
TEST_F(SearchOptionsTest, AmountsAreCountedByUnitAndValue) {
  put("berita", {article("rp", "Denda Rp100 dibayar."), article("juta", "Denda Rp100 juta dibayar."),
                 article("usd", "Tiket $100 terjual."), article("eur", "Tiket €100 terjual."),
                 article("persen", "Bunga naik 5,75%."), article("kata", "Bunga naik 5,75 persen."),
                 article("ton", "Panen 5,75 juta ton.")});
  const Searcher searcher(path());
  using Set = std::set<std::string>;
  const auto found = [&](const std::string& query) {
    SearchOptions options;
    options.match = Match::all;
    const SearchResults results = search(searcher, query, options);
    EXPECT_EQ(results.hits.size(), results.total) << query;
    EXPECT_EQ(results.same_root_total, 0U) << query;
    options.sort = SortOrder::newest;
    EXPECT_EQ(search(searcher, query, options).total, results.total) << query;
    const Ids all = ids(results);
    return Set(all.begin(), all.end());
  };
  EXPECT_EQ(found("100"), (Set{"rp", "usd", "eur"}));
  EXPECT_EQ(found("$100"), (Set{"usd"}));
  EXPECT_EQ(found("€100"), (Set{"eur"}));
  EXPECT_EQ(found("Rp100"), (Set{"rp"}));
  EXPECT_EQ(found("tiket -$100"), (Set{"eur"}));
  EXPECT_EQ(found("5,75%"), (Set{"persen", "kata"}));
  EXPECT_EQ(found("5,75 persen"), (Set{"persen", "kata"}));
}

TEST_F(SearchOptionsTest, APieceIsItsPartsSideBySide) {
  Article titled = article("judul", "Laga malam ini.");
  titled.title = "Timnas U-19 menang";
  put("berita", {titled, article("u19", "Timnas U-19 bertanding pukul 08:00."),
                 article("tanggal", "Timnas bertanding 19 September, kata pelatih U."),
                 article("jam", "Pukul 08 lewat, skor 00 di papan."),
                 article("tanggal-kata", "Proklamasi dibacakan 17 Agustus 1945."),
                 article("tanggal-angka", "Proklamasi dibacakan 17/8/1945.")});
  const Searcher searcher(path());
  SearchOptions options;
  options.match = Match::all;
  using Set = std::set<std::string>;
  const auto found = [&](const std::string& query) {
    const Ids all = ids(search(searcher, query, options));
    return Set(all.begin(), all.end());
  };
  EXPECT_EQ(found("U-19"), (Set{"judul", "u19"}));
  EXPECT_EQ(found("+U-19 malam"), (Set{"judul"}));
  EXPECT_EQ(found("judul:U-19"), (Set{"judul"}));
  EXPECT_EQ(found("08:00"), (Set{"u19"}));
  EXPECT_EQ(found("timnas -U-19"), (Set{"tanggal"}));
  EXPECT_EQ(found("timnas -U-19"), found("timnas -\"U-19\""));
  EXPECT_EQ(found("17/8/1945"), (Set{"tanggal-kata", "tanggal-angka"}));
  EXPECT_EQ(found("17-8-1945"), found("17/8/1945"));
}

TEST_F(SearchOptionsTest, ScoresHalveWithEveryHalfLife) {
  put("berita",
      {article("lama", "Banjir melanda kota.", "2023-01-01"),
       article("baru", "Banjir melanda kota.", "2023-01-31"), article("kapan", "Banjir melanda kota.")});
  const Searcher searcher(path());
  SearchOptions options;
  const double plain = search(searcher, "banjir", options).hits.front().score;
  options.half_life = 15;
  const SearchResults results = search(searcher, "banjir", options);
  ASSERT_EQ(ids(results), (Ids{"baru", "kapan", "lama"}));  // undated: as old as the oldest, then by id
  EXPECT_NEAR(results.hits[0].score, plain, 1e-9);
  EXPECT_NEAR(results.hits[1].score, plain / 4, 1e-9);
  EXPECT_NEAR(results.hits[2].score, plain / 4, 1e-9);
  EXPECT_EQ(results.total, 3U);
}

std::string story(int number) {
  std::string text;
  for (int i = 0; i < 60; ++i)
    text += "kata" + std::to_string(number) + "x" + std::to_string(i * 7 % 60) + " ";
  return text + "banjir.";
}

TEST_F(SearchOptionsTest, CopiesStandBehindTheBest) {
  std::vector<Article> articles;
  for (int i = 0; i < 4; ++i) {
    for (int copy = 0; copy <= i; ++copy)
      articles.push_back(article("cerita" + std::to_string(i) + "-" + std::to_string(copy), story(i), "",
                                 copy == 0 ? "Satu" : "Dua"));
  }
  put("berita", articles);
  const Searcher searcher(path());
  SearchOptions options;
  options.collapse = Collapse::near;
  const SearchResults near = search(searcher, "banjir", options);
  EXPECT_EQ(near.total, 10U);
  ASSERT_EQ(near.hits.size(), 4U);
  std::map<std::string, std::uint64_t> copies;
  std::uint64_t all = 0;
  for (const Hit& hit : near.hits) {
    copies[hit.article.id.substr(0, 7)] = hit.copies;
    all += 1 + hit.copies;
  }
  EXPECT_EQ(copies, (std::map<std::string, std::uint64_t>{
                        {"cerita0", 0}, {"cerita1", 1}, {"cerita2", 2}, {"cerita3", 3}}));
  EXPECT_EQ(all, near.total);

  // Pages consist of visible hits.
  options.limit = 2;
  const Ids first = ids(search(searcher, "banjir", options));
  options.offset = 2;
  Ids both = ids(search(searcher, "banjir", options));
  both.insert(both.begin(), first.begin(), first.end());
  EXPECT_EQ(both, ids(near));

  const Searcher parts(split_archive(path(), 2));
  options = {};
  options.collapse = Collapse::near;
  EXPECT_EQ(ids(search(parts, "banjir", options)), ids(near));
  EXPECT_EQ(parts.duplicates_of("cerita3-0")->hits.size(), 3U);

  options.collapse = Collapse::media;
  const SearchResults media = search(searcher, "banjir", options);
  ASSERT_EQ(media.hits.size(), 2U);
  EXPECT_EQ(media.hits[0].copies + media.hits[1].copies + 2, 10U);

  const auto duplicates = searcher.duplicates_of("cerita3-0");
  ASSERT_TRUE(duplicates);
  EXPECT_EQ(ids(*duplicates), (Ids{"cerita3-1", "cerita3-2", "cerita3-3"}));
  EXPECT_DOUBLE_EQ(duplicates->hits.front().score, 1.0);
  EXPECT_TRUE(searcher.duplicates_of("cerita0-0")->hits.empty());
  EXPECT_FALSE(searcher.duplicates_of("tidak-ada"));
}

TEST_F(SearchOptionsTest, NamesThatArticlesIntroduceFindEachOther) {
  put("berita", {article("satu", "Ikatan Dokter Hewan Laut (IDHL) bertemu menteri."),
                 article("dua", "Menurut Ikatan Dokter Hewan Laut (IDHL), paus itu sehat."),
                 article("pendek", "Ketua IDHL menolak."),
                 article("panjang", "Ketua Ikatan Dokter Hewan Laut menolak."),
                 article("lain", "Ikatan itu rapuh, kata dokter di laut.")});
  const Searcher searcher(path());
  const auto set = [](const Ids& all) { return std::set<std::string>(all.begin(), all.end()); };
  const SearchResults by_short = search(searcher, "IDHL");
  EXPECT_EQ(set(ids(by_short)), (std::set<std::string>{"satu", "dua", "pendek", "panjang"}));
  ASSERT_EQ(by_short.expansions.size(), 1U);
  EXPECT_EQ(by_short.expansions[0].word, "idhl");
  EXPECT_EQ(by_short.expansions[0].others, (Ids{"ikatan dokter hewan laut"}));
  EXPECT_FALSE(by_short.expansions[0].counted);  // learnt: one article may mean something else
  EXPECT_EQ(by_short.total, 3U);
  EXPECT_EQ(by_short.same_root_total, 1U);
  SearchOptions options;
  options.match = Match::all;
  EXPECT_EQ(set(ids(search(searcher, "ikatan dokter hewan laut", options))),
            (std::set<std::string>{"satu", "dua", "pendek", "panjang"}));
  options.expand = false;
  EXPECT_EQ(set(ids(search(searcher, "IDHL", options))), (std::set<std::string>{"satu", "dua", "pendek"}));
  // Literal words are not expanded.
  EXPECT_EQ(search(searcher, "=IDHL").total, 3U);
  EXPECT_EQ(search(searcher, "\"ikatan dokter hewan laut\"").total, 3U);
}

TEST_F(SearchOptionsTest, NamesAreGivenAndTakenAway) {
  put("berita", {article("a", "Hujan di Yogyakarta."), article("b", "Hujan di Jogja."),
                 article("c", "Hujan di Kota Gudeg.")});
  const auto total = [&](const std::string& names, const std::string& query) {
    SearcherOptions options;
    options.names = names;
    return search(Searcher(path(), options), query).total;
  };
  EXPECT_EQ(total("", "jogja"), 2U);
  EXPECT_EQ(total("# milik kami\njogja\tkota gudeg\n", "jogja"), 3U);
  EXPECT_EQ(total("-jogja\n", "jogja"), 1U);
  EXPECT_EQ(total("-jogja\n", "yogyakarta"), 1U);
  try {
    (void)total("jogja\n", "jogja");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_argument);
    EXPECT_STREQ(error.what(), "names, line 1: a row is two or more names with tabs between them");
  }
}

TEST_F(SearchOptionsTest, SynonymsComeFromAThesaurusButNoOpposites) {
  put("berita",
      {article("a", "Abadi namanya."), article("b", "Kekal namanya."), article("c", "Sementara saja.")});
  SearcherOptions options;
  options.thesaurus = "UTF-8\nabadi|2\n[a]|kekal|lestari\n[ant]|sementara\n";
  const SearchResults results = search(Searcher(path(), options), "abadi");
  EXPECT_EQ(ids(results), (Ids{"a", "b"}));
}

TEST_F(SearchOptionsTest, EveryOccurrenceIsALine) {
  Article titled = article("a", "Banjir besar. Kota itu kebanjiran, lalu banjir\nlagi.");
  titled.title = "Kota Banjir";
  put("berita", {titled, article("b", "Besar banjir besar banjir besar.")});
  const Searcher searcher(path());
  const auto lines = [&](const std::string& query, std::uint32_t words) {
    std::vector<std::string> all;
    searcher.for_each_occurrence(parse_query(query), {}, words, [&](const Occurrence& one) {
      all.push_back(one.id + ": " + one.left + "[" + one.match + "]" + one.right);
      return true;
    });
    std::sort(all.begin(), all.end());
    return all;
  };
  EXPECT_EQ(lines("banjir", 1),
            (std::vector<std::string>{"a: Kota[Banjir]", "a: [Banjir]besar", "a: lalu[banjir]lagi.",
                                      "b: Besar[banjir]besar", "b: besar[banjir]besar."}));
  EXPECT_EQ(lines("\"banjir besar\"", 2),
            (std::vector<std::string>{"a: [Banjir besar]. Kota itu", "b: Besar[banjir besar]banjir besar.",
                                      "b: banjir besar[banjir besar]."}));
  EXPECT_EQ(lines("=lagi", 0), (std::vector<std::string>{"a: [lagi]"}));
  EXPECT_TRUE(lines("gempa", 3).empty());
}

// Snippets mark what the query matches: whole phrases, no function words, nothing excluded, no publishers.
TEST_F(SearchOptionsTest, MarksAreOfWhatWasAskedFor) {
  put("berita", {article("a", "Senjata itu dibahas. Kesepakatan senjata di Kontan akan ditandatangani.", "",
                         "Kontan")});
  const Searcher searcher(path());
  const auto marks = [&](const std::string& query) {
    const SearchResults results = search(searcher, query);
    std::vector<std::string> all;
    for (const Hit& hit : results.hits)
      for (const Snippet& snippet : hit.snippets)
        for (const SnippetSpan& span : snippet.spans)
          all.push_back(snippet.text.substr(span.begin, span.end - span.begin));
    return all;
  };
  EXPECT_EQ(marks("\"kesepakatan senjata\""), (Ids{"Kesepakatan senjata"}));
  EXPECT_EQ(marks("media:kontan kesepakatan"), (Ids{"Kesepakatan"}));
  EXPECT_EQ(marks("kesepakatan di mana"), (Ids{"Kesepakatan"}));
  EXPECT_EQ(marks("kesepakatan -gempa"), (Ids{"Kesepakatan"}));
}

TEST_F(SearchOptionsTest, AHitFoundByWhatItPointsToShowsThat) {
  const std::string body =
      "Hujan turun di kota.\n\nBaca Juga: Drone Kamikaze Jatuh di Laut\n\nWarga mengungsi ke sekolah.";
  Article given = article("b", "Hujan turun di desa.");
  given.related = {"Panen Raya Tiba", "Pabrik Drone Dibuka"};
  put("berita", {article("a", body), given});
  const Searcher searcher(path());
  const auto shown = [&](const std::string& query, std::uint32_t snippets) {
    SearchOptions options;
    options.snippets = snippets;
    std::map<std::string, Ids> texts;
    for (const Hit& hit : search(searcher, query, options).hits) {
      for (const Snippet& snippet : hit.snippets) {
        std::string text = snippet.related ? "> " : "";
        std::size_t at = 0;
        for (const SnippetSpan& span : snippet.spans) {
          text += snippet.text.substr(at, span.begin - at) + "[";
          text += snippet.text.substr(span.begin, span.end - span.begin) + "]";
          at = span.end;
        }
        texts[hit.article.id].push_back(text + snippet.text.substr(at));
      }
    }
    return texts;
  };
  using Texts = std::map<std::string, Ids>;
  EXPECT_EQ(shown("terkait:drone", 1), (Texts{{"a", {"> Baca Juga: [Drone] Kamikaze Jatuh di Laut"}},
                                              {"b", {"> Pabrik [Drone] Dibuka"}}}));
  // The story comes first if it has a match.
  EXPECT_EQ(shown("terkait:drone hujan", 1),
            (Texts{{"a", {"[Hujan] turun di kota."}}, {"b", {"[Hujan] turun di desa."}}}));
  EXPECT_EQ(shown("terkait:drone desa", 2)["b"], (Ids{"Hujan turun di [desa].", "> Pabrik [Drone] Dibuka"}));
  // Matches in related headlines are marked there only.
  EXPECT_EQ(shown("terkait:panen hujan", 1)["b"], (Ids{"[Hujan] turun di desa."}));

  std::vector<std::string> places;
  searcher.for_each_occurrence(parse_query("terkait:drone"), {}, 1, [&](const Occurrence& one) {
    places.push_back(one.id + ": " + one.left + "[" + one.match + "]" + one.right);
    return true;
  });
  std::sort(places.begin(), places.end());
  EXPECT_EQ(places, (Ids{"a: Juga:[Drone]Kamikaze", "b: Pabrik[Drone]Dibuka"}));
}

TEST_F(SearchOptionsTest, AnArticleWithoutATitleShowsItsBeginning) {
  Article titled = article("b", "Banjir di desa.");
  titled.title = "Banjir";
  put("berita", {article("a", "Banjir di kota."), titled});
  const Searcher searcher(path());
  SearchOptions options;
  const auto openings = [&] {
    std::map<std::string, std::string> all;
    for (const Hit& hit : search(searcher, "banjir", options).hits) all[hit.article.id] = hit.opening;
    return all;
  };
  using Openings = std::map<std::string, std::string>;
  EXPECT_EQ(openings(), (Openings{{"a", "Banjir di kota."}, {"b", ""}}));
  options.snippets = 0;
  EXPECT_EQ(openings(), (Openings{{"a", ""}, {"b", ""}}));
  options.opening = true;
  EXPECT_EQ(openings(), (Openings{{"a", "Banjir di kota."}, {"b", ""}}));
}

TEST_F(SearchOptionsTest, AFileStandsForTheArchivesItLists) {
  put("satu", {article("a", "Banjir.")});
  put("dua", {article("b", "Banjir.")});
  folder_.write("semua", "# dua pecahan\nsatu\nauto dua\n");
  EXPECT_EQ(search(Searcher(folder_.path("semua")), "banjir").total, 2U);
  folder_.write("kosong", "# tidak ada\n");
  folder_.write("cerita", "Banjir melanda kota.\nWarga mengungsi.\n");
  for (const char* name : {"kosong", "cerita"}) {
    try {
      const Searcher searcher(folder_.path(name));
      FAIL();
    } catch (const Error& error) {
      const std::string said = error.what();
      EXPECT_TRUE(said.starts_with(folder_.path(name) + ": is neither an archive")) << said;
      EXPECT_NE(said.find("nor a list of shards"), std::string::npos) << said;
      EXPECT_EQ(said.find("Banjir"), std::string::npos) << said;
    }
  }
}

TEST_F(SearchOptionsTest, WhatIsMissingIsSaidWhenAskedFor) {
  put("satu", {article("a", "Banjir.")});
  const std::vector<std::string> archives = {path("satu"), "tcp://127.0.0.1:1"};
  EXPECT_THROW(Searcher{archives}, Error);
  SearcherOptions options;
  options.partial = true;
  const SearchResults results = search(Searcher(archives, options), "banjir");
  EXPECT_EQ(results.total, 1U);
  EXPECT_EQ(results.missing, (Ids{"tcp://127.0.0.1:1"}));
  EXPECT_THROW(Searcher(archives.back(), options), Error);
}

TEST_F(SearchOptionsTest, PartsAnswerAsTheWholeAndBecomeItAgain) {
  std::vector<Article> articles;
  for (int i = 0; i < 23; ++i)
    articles.push_back(
        article("n" + std::to_string(i), "Banjir ke-" + std::to_string(i) + " melanda kota " +
                                             std::string(static_cast<std::size_t>(i % 5), 'x')));
  put("utuh", articles);
  const std::vector<std::string> parts = split_archive(path("utuh"), 3);
  EXPECT_EQ(parts, (Ids{path("utuh-1"), path("utuh-2"), path("utuh-3")}));
  EXPECT_EQ(Searcher(parts[0]).article_count(), 8U);
  SearchOptions options;
  options.limit = 100;
  const SearchResults whole = search(Searcher(path("utuh")), "banjir kota", options);
  EXPECT_EQ(ids(search(Searcher(parts), "banjir kota", options)), ids(whole));
  // Some articles have all of the words, others only some.
  const SearchResults some = search(Searcher(path("utuh")), "banjir xxxx", options);
  EXPECT_EQ(some.hits.size(), 23U);
  EXPECT_LT(some.total, 10U);
  EXPECT_EQ(ids(search(Searcher(parts), "banjir xxxx", options)), ids(some));
  EXPECT_THROW(split_archive(path("utuh"), 3), Error);  // they exist
  EXPECT_THROW(split_archive(path("utuh"), 1), Error);

  EXPECT_EQ(merge_archives(path("lagi"), parts).articles, 23U);
  std::vector<std::string> order;
  export_articles(path("lagi"), [&](const Article& one) {
    order.push_back(one.id);
    return true;
  });
  ASSERT_EQ(order.size(), 23U);
  for (std::size_t i = 0; i < order.size(); ++i) EXPECT_EQ(order[i], "n" + std::to_string(i));
  EXPECT_EQ(verify_archive(path("lagi")).faults, 0U);
  try {
    merge_archives(path("dobel"), {path("utuh"), parts[0]});
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("the article 'n0' is in "), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace warta
