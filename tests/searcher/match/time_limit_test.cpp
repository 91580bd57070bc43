// SPDX-License-Identifier: GPL-3.0-or-later
// SearchOptions::time_limit: a search that takes longer is an error; any other is not affected.
#include <gtest/gtest.h>
#include <xapian.h>

#include <chrono>
#include <functional>
#include <thread>
#include <utility>

#include "indexer/archive/schema.h"
#include "searcher/compile/deadline.h"
#include "searcher/match/match_counts.h"
#include "tests/temporary_directory.h"
#include "warta/archive_writer.h"
#include "warta/error.h"
#include "warta/options.h"
#include "warta/searcher.h"

namespace warta {
namespace {

using std::chrono::milliseconds;

// The code of the error that `work` throws; `unsupported`, which nothing here throws, if it throws none.
ErrorCode code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("time limit"), std::string::npos) << error.what();
    return error.code();
  }
  return ErrorCode::unsupported;
}

// Matches every article, and sleeps at each.
class Sleepy final : public Xapian::PostingSource {
 public:
  Sleepy(milliseconds nap, int& naps) : nap_(nap), naps_(naps) {}
  void init(const Xapian::Database& shard) override {
    last_ = shard.get_lastdocid();
    at_ = 0;
  }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return last_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return last_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return last_; }
  void next(double /*least*/) override {
    ++at_;
    ++naps_;
    std::this_thread::sleep_for(nap_);
  }
  [[nodiscard]] bool at_end() const override { return at_ > last_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
  [[nodiscard]] Xapian::PostingSource* clone() const override { return new Sleepy(nap_, naps_); }

 private:
  milliseconds nap_;
  int& naps_;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
};

TEST(Deadline, EndsAMatchInTheMiddle) {
  constexpr int kDocuments = 5000;
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < kDocuments; ++i) database.add_document(Xapian::Document());
  int naps = 0;
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query((new Sleepy(milliseconds{1}, naps))->release()));
  const Deadline deadline(milliseconds{50});
  EXPECT_EQ(code_of([&] { (void)deadline.matches(enquire, 0, 10, kDocuments); }), ErrorCode::timeout);
  EXPECT_GT(naps, 1);
  EXPECT_LT(naps, 500);  // of 5,000; the limit allows some 50
}

TEST(Deadline, EndsTheCountingOfWhatWasMatched) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const char* day : {"19990101000000", "20230917000000"}) {
    Xapian::Document document;
    document.add_value(schema::kPublishedSlot, day);
    database.add_document(document);
  }
  SearchOptions options;
  options.facets = {Facet::year};
  options.timeline = TimeStep::day;
  const Deadline deadline(std::chrono::seconds{1});
  const MatchCounts counts(database, Xapian::Query::MatchAll, options, deadline);
  while (deadline.left() > milliseconds{1}) std::this_thread::sleep_for(milliseconds{1});
  std::this_thread::sleep_for(milliseconds{2});
  EXPECT_EQ(code_of([&] { (void)counts.timeline(); }), ErrorCode::timeout);
  EXPECT_EQ(code_of([&] { (void)counts.facets(); }), ErrorCode::timeout);
  EXPECT_GT(MatchCounts(database, Xapian::Query::MatchAll, options, {}).timeline()->steps.size(), 9000U);
}

TEST(Deadline, WithoutALimitIsNever) {
  const Deadline never;
  never.check();
  EXPECT_EQ(never.left(), milliseconds{0});
  EXPECT_EQ(Deadline(milliseconds{0}).left(), milliseconds{0});
  EXPECT_EQ(Deadline(milliseconds{-5}).left(), milliseconds{0});
  EXPECT_EQ(Deadline(milliseconds::max()).left(), milliseconds{0});
  EXPECT_GT(Deadline(std::chrono::hours{1}).left(), std::chrono::minutes{59});
}

// The Indonesian analyzer, slower than any limit of these tests.
class SlowAnalyzer final : public Analyzer {
 public:
  static constexpr milliseconds kTakes{2};
  void analyze(std::string_view utf8, TokenSink& sink) const override {
    std::this_thread::sleep_for(kTakes);
    inner_->analyze(utf8, sink);
  }
  [[nodiscard]] WordForms analyze_word(std::string_view word) const override {
    return inner_->analyze_word(word);
  }
  [[nodiscard]] std::string explain_word(std::string_view word) const override {
    return inner_->explain_word(word);
  }
  [[nodiscard]] bool is_function_word(std::string_view surface) const override {
    return inner_->is_function_word(surface);
  }
  [[nodiscard]] std::string fingerprint() const override { return inner_->fingerprint(); }

 private:
  std::shared_ptr<const Analyzer> inner_ = make_indonesian_analyzer();
};

class TimeLimit : public testing::Test {
 protected:
  TimeLimit() : archive_(folder_.path("berita")) {
    ArchiveWriter writer(archive_);
    constexpr int kArticles = 200;
    for (int i = 0; i < kArticles; ++i) writer.put(article(i));
    writer.commit();
  }

  // Every fourth is a copy of the previous one.
  static Article article(int i) {
    static constexpr const char* kWords[] = {"pelabuhan", "korupsi", "banjir", "menyatakan", "perusahaan"};
    const int story = i % 4 == 3 ? i - 1 : i;
    Article one;
    one.id = "a" + std::to_string(i);
    one.title = std::string("Berita ") + kWords[story % 5];
    one.publisher = "Media " + std::to_string(i % 3);
    one.published = parse_published_at("2023-09-" + std::to_string(10 + i % 20));
    for (int word = 0; word < 60; ++word)
      one.body += std::string(kWords[(story + word * word) % 5]) + ' ' + "kata" +
                  std::to_string((story * 7 + word * 13) % 300) + ' ';
    one.body += "Komisi Pemberantasan Korupsi (KPK) datang. Lalu pergi.";
    return one;
  }

  // Every function that takes SearchOptions and analyzes text: all but duplicates_of.
  static std::vector<std::pair<const char*, std::function<void(const Searcher&, const SearchOptions&)>>>
  calls() {
    static const ParsedQuery query = parse_query("pelabuhan korupsi");
    return {
        {"search", [](const Searcher& s, const SearchOptions& o) { (void)s.search(query, o); }},
        {"count", [](const Searcher& s, const SearchOptions& o) { (void)s.count(query, o); }},
        {"like", [](const Searcher& s, const SearchOptions& o) { (void)s.like("a1", o); }},
        {"suggest", [](const Searcher& s,
                       const SearchOptions& o) { EXPECT_TRUE(s.suggest("pelabuhn", {}, o).has_value()); }},
        {"for_each",
         [](const Searcher& s, const SearchOptions& o) { s.for_each(query, o, [](auto&) { return true; }); }},
        {"for_each_occurrence",
         [](const Searcher& s, const SearchOptions& o) {
           s.for_each_occurrence(query, o, 3, [](auto&) { return true; });
         }},
    };
  }

  tests::TemporaryDirectory folder_;
  std::string archive_;
};

TEST_F(TimeLimit, EveryCallThatTakesLongerIsAnErrorAndTheNextIsNot) {
  SearcherOptions slow;
  slow.analyzer = std::make_shared<SlowAnalyzer>();
  const Searcher searcher(archive_, slow);
  SearchOptions options;
  for (const auto& [name, call] : calls()) {
    options.time_limit = milliseconds{1};
    EXPECT_EQ(code_of([&, &call = call] { call(searcher, options); }), ErrorCode::timeout) << name;
    options.time_limit = milliseconds{0};
    EXPECT_EQ(code_of([&, &call = call] { call(searcher, options); }), ErrorCode::unsupported) << name;
  }
  // Callbacks count.
  options.time_limit = milliseconds{500};
  options.snippets = 0;
  int taken = 0;
  EXPECT_EQ(code_of([&] {
              const ParsedQuery query = parse_query("berita");
              searcher.for_each(query, options, [&](const Hit&) {
                std::this_thread::sleep_for(milliseconds{300});
                (void)searcher.count(query, {});  // without a limit
                return ++taken < 100;
              });
            }),
            ErrorCode::timeout);
  EXPECT_LE(taken, 2);
}

TEST_F(TimeLimit, LooksAtTheVocabularyEndToo) {
  // Each `word~` compares every word of the archive: 16 times 40,000 comparisons take more than a millisecond
  // anywhere.
  Article many;
  many.id = "banyak";
  for (int i = 0; i < 40'000; ++i) {
    many.body += "kata";
    for (int left = i, letters = 0; letters < 4; ++letters, left /= 26)
      many.body += static_cast<char>('a' + left % 26);
    many.body += ' ';
  }
  const tests::TemporaryDirectory folder;
  {
    ArchiveWriter writer(folder.path("banyak"));
    writer.put(many);
    writer.commit();
  }
  std::string text;
  for (std::size_t i = 0; i < query::kMaxFuzzy; ++i) text += "bilangan~ ";
  const ParsedQuery query = parse_query(text);
  ASSERT_TRUE(query.ok()) << query.diagnostics.back().message;
  SearchOptions options;
  options.time_limit = milliseconds{1};
  EXPECT_EQ(code_of([&] { (void)Searcher(folder.path("banyak")).search(query, options); }),
            ErrorCode::timeout);
}

void expect_equal(const SearchResults& a, const SearchResults& b, const std::string& what) {
  EXPECT_EQ(a.total, b.total) << what;
  EXPECT_EQ(a.partial_total, b.partial_total) << what;
  ASSERT_EQ(a.hits.size(), b.hits.size()) << what;
  for (std::size_t i = 0; i < a.hits.size(); ++i) {
    EXPECT_EQ(a.hits[i].article.id, b.hits[i].article.id) << what;
    EXPECT_EQ(a.hits[i].score, b.hits[i].score) << what;
    EXPECT_EQ(a.hits[i].copies, b.hits[i].copies) << what;
  }
  ASSERT_EQ(a.facets.size(), b.facets.size()) << what;
  for (std::size_t i = 0; i < a.facets.size(); ++i)
    for (std::size_t j = 0; j < a.facets[i].values.size(); ++j)
      EXPECT_EQ(a.facets[i].values[j].articles, b.facets[i].values[j].articles) << what;
}

TEST_F(TimeLimit, ThatIsNotReachedChangesNothing) {
  const Searcher searcher(archive_);
  const Searcher sharded({archive_, archive_});
  using Options = std::vector<std::pair<const char*, const char*>>;
  const std::vector<Options> ways = {
      {},
      {{"match", "any"}, {"facet", "media,year"}},
      {{"match", "all"}, {"sort", "newest"}, {"offset", "7"}},
      {{"collapse", "near"}, {"timeline", "day"}},
      {{"collapse", "media"}, {"limit", "100"}},
      {{"half_life", "3"}, {"explain", "true"}},
      {{"level", "lexeme"}, {"offset", "30"}, {"limit", "50"}},
  };
  for (const char* text :
       {"pelabuhan", "pelabuhan korupsi kata17", "\"korupsi kata20\"", "kata1* perusahaan", "kpk",
        "kata17 kpk", "(kpk kata2*) OR \"banjir kata99\"", "tanggal:2023-09-12..2023-09-20",
        "banjir NOT kata5*", "pelabuhan NEAR/5 korupsi", "judul:banjir media:\"Media 1\"", "kata100~ +banjir",
        "tidakada", "(kata1 AND kata2*) OR =menyatakan", "kata:>10"}) {
    const ParsedQuery query = parse_query(text);
    if (!query.ok()) continue;
    for (const Options& way : ways) {
      QueryOptions options;
      std::string what = text;
      for (const auto& [name, value] : way) {
        set_option(options, name, value);
        what += std::string(" ") + name + "=" + value;
      }
      QueryOptions limited = options;
      set_option(limited, "time_limit", "3600");
      expect_equal(searcher.search(query, options.search), searcher.search(query, limited.search), what);
      expect_equal(sharded.search(query, options.search), sharded.search(query, limited.search),
                   what + " (two archives)");
      EXPECT_EQ(searcher.search(query, options.search).xapian_query,
                searcher.search(query, limited.search).xapian_query);
    }
  }
}

TEST_F(TimeLimit, ByNameIsSecondsRoundedUp) {
  QueryOptions options;
  set_option(options, "time_limit", "2.5");
  EXPECT_EQ(options.search.time_limit, milliseconds{2500});
  set_option(options, "time_limit", "0.0001");
  EXPECT_EQ(options.search.time_limit, milliseconds{1});
  set_option(options, "time_limit", "0");
  EXPECT_EQ(options.search.time_limit, milliseconds{0});
  for (const char* wrong : {"", "-1", "ten", "1s", "nan", "inf", "86401", "1e9"})
    EXPECT_THROW(set_option(options, "time_limit", wrong), Error) << wrong;
}

}  // namespace
}  // namespace warta
