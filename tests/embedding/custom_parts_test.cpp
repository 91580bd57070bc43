// SPDX-License-Identifier: GPL-3.0-or-later
// Analyzers, readers and printers of an application, instead of or in addition to the library's.
#include <gtest/gtest.h>
#include <xapian.h>

#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/temporary_directory.h"
#include "warta/archive_tools.h"
#include "warta/archive_writer.h"
#include "warta/error.h"
#include "warta/newsroom.h"
#include "warta/options.h"
#include "warta/printer.h"
#include "warta/record.h"
#include "warta/searcher.h"
#include "warta/version.h"
#include "warta/xapian_bridge.h"

namespace warta {
namespace {

using tests::TemporaryDirectory;

// Every line is an article, except that `!` begins an issue, and `x` one at which reading fails.
class LineReader final : public RecordReader {
 public:
  LineReader(ByteSource& bytes, SourceLocation origin) : origin_(std::move(origin)) {
    std::string text;
    for (std::string_view more = bytes.next(); !more.empty(); more = bytes.next()) text += more;
    lines_.str(text);
  }
  std::optional<ReadResult> next() override {
    std::string line;
    if (!std::getline(lines_, line)) return std::nullopt;
    ++origin_.line;
    if (line.starts_with("!")) return ReadIssue{origin_, "is none"};
    if (line.starts_with("x")) throw Error(ErrorCode::io, "breaks off");
    Article article;
    article.id = line;
    article.body = line;
    article.origin = origin_;
    return article;
  }

 private:
  SourceLocation origin_;
  std::istringstream lines_;
};

CustomFormat lines_format(const std::string& name = "lines", const std::string& extension = ".lines") {
  return {name,
          {extension},
          [](std::string_view head) { return head.starts_with("#lines"); },
          [](ByteSource& bytes, const SourceLocation& origin, const ReadOptions&) {
            return std::make_unique<LineReader>(bytes, origin);
          }};
}

struct Read {
  std::vector<std::string> ids, issues;
  std::uint64_t skipped = 0;
};

Read read(const std::vector<std::string>& sources, const ReadOptions& options) {
  Read all;
  const std::unique_ptr<ArticleReader> reader = open_sources(sources, options);
  while (const std::optional<ReadResult> result = reader->next()) {
    if (const auto* article = std::get_if<Article>(&*result)) all.ids.push_back(article->id);
    if (const auto* issue = std::get_if<ReadIssue>(&*result))
      all.issues.push_back(std::to_string(issue->origin.line) + ": " + issue->reason.english);
  }
  all.skipped = reader->files_skipped();
  return all;
}

TEST(CustomFormats, AreReadInFoldersBesideOurs) {
  const TemporaryDirectory folder;
  folder.write("a.lines", "satu\n!\ndua\n");
  folder.write("b.txt", "tiga");
  folder.write("c.unknown", "empat");
  ReadOptions options;
  options.custom_formats = {lines_format()};
  const Read all = read({folder.path()}, options);
  EXPECT_EQ(all.ids.size(), 3U);
  EXPECT_EQ(all.issues, std::vector<std::string>{"2: is none"});
  EXPECT_EQ(all.skipped, 1U);
  options.custom_formats.clear();
  EXPECT_EQ(read({folder.path()}, options).skipped, 2U) << "a format is known only where it is given";
}

TEST(CustomFormats, AreChosenByNameByContentAndBeforeOurs) {
  const TemporaryDirectory folder;
  const std::string by_content = folder.write("by_content", "#lines\nsatu\n");
  const std::string text = folder.write("plain.txt", "satu\ndua\n");
  ReadOptions options;
  options.custom_formats = {lines_format()};
  EXPECT_EQ(read({by_content}, options).ids, (std::vector<std::string>{"#lines", "satu"}));
  options.format = "lines";
  EXPECT_EQ(read({text}, options).ids, (std::vector<std::string>{"satu", "dua"}));
  options.format.clear();
  options.custom_formats = {lines_format("text", ".txt")};
  EXPECT_EQ(read({text}, options).ids, (std::vector<std::string>{"satu", "dua"}));
}

TEST(CustomFormats, ThatBreakOffEndTheirFileAndNotTheRun) {
  const TemporaryDirectory folder;
  folder.write("a.lines", "satu\nx\ndua\n");
  folder.write("b.lines", "tiga\n");
  ReadOptions options;
  options.custom_formats = {lines_format()};
  const Read all = read({folder.path()}, options);
  EXPECT_EQ(all.ids, (std::vector<std::string>{"satu", "tiga"}));
  EXPECT_EQ(all.issues, std::vector<std::string>{"0: breaks off"});
}

TEST(CustomFormats, CannotBringInTextThatIsNone) {
  const TemporaryDirectory folder;
  folder.write("a.lines", "sa\xff tu\n\n");
  ReadOptions options;
  options.custom_formats = {lines_format()};
  const Read all = read({folder.path()}, options);
  EXPECT_EQ(all.ids, std::vector<std::string>{"sa\xEF\xBF\xBD tu"});
  EXPECT_EQ(all.issues, std::vector<std::string>{"2: the article has neither title nor body; give it one"});
}

TEST(CustomFormats, ThatCannotWorkAreRefusedByName) {
  ReadOptions options;
  options.custom_formats = {{"broken", {}, {}, {}}};
  EXPECT_THROW((void)open_sources({}, options), Error);
  options.custom_formats = {lines_format()};
  options.format = "nothing";
  try {
    (void)open_sources({}, options);
    FAIL() << "there is no such format";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("the formats are lines json"), std::string::npos)
        << error.what();
  }
}

class ListReader final : public ArticleReader {
 public:
  explicit ListReader(std::vector<Article> articles, bool breaks = false)
      : articles_(std::move(articles)), breaks_(breaks) {}
  std::optional<ReadResult> next() override {
    if (next_ < articles_.size()) return articles_[next_++];
    if (breaks_) throw std::runtime_error("the database is gone");
    return std::nullopt;
  }
  [[nodiscard]] std::uint64_t bytes_read() const override { return next_; }

 private:
  std::vector<Article> articles_;
  bool breaks_;
  std::size_t next_ = 0;
};

std::vector<Article> articles(int count) {
  std::vector<Article> made;
  for (int number = 0; number < count; ++number) {
    Article article;
    article.id = "a" + std::to_string(1000 + number);
    article.title = "Berita " + std::to_string(number);
    article.body = "Pelabuhan dan kapal nomor " + std::to_string(number) + ".";
    article.publisher = number % 3 == 0 ? "Tiga" : "Lain";
    article.published = parse_published_at("17 September 2023");
    made.push_back(article);
  }
  return made;
}

void add(const std::string& archive, std::vector<Article> list) {
  ListReader reader(std::move(list));
  (void)add_articles(archive, reader);
}

TEST(AddArticles, MakesTheSameArchiveAsAWriterDoes) {
  const TemporaryDirectory folder;
  add(folder.path("bulk"), articles(300));
  {
    ArchiveWriter writer(folder.path("writer"));
    for (const Article& article : articles(300)) EXPECT_EQ(writer.put(article), PutOutcome::added);
  }
  const auto exported = [](const std::string& archive) {
    std::string all;
    export_articles(archive, [&all](const Article& article) {
      all += article_to_json(article) + "\n";
      return true;
    });
    return all;
  };
  EXPECT_EQ(exported(folder.path("bulk")), exported(folder.path("writer")));
  EXPECT_EQ(verify_archive(folder.path("bulk")).faults, 0U);
  ListReader again(articles(301));
  const AddReport report = add_articles(folder.path("bulk"), again);
  EXPECT_EQ(report.unchanged, 300U);
  EXPECT_EQ(report.added, 1U);
}

TEST(AddArticles, PassesExceptionsOfTheReaderThroughAndMakesNoArchive) {
  const TemporaryDirectory folder;
  ListReader reader(articles(10), true);
  EXPECT_THROW((void)add_articles(folder.path("archive"), reader), std::runtime_error);
  EXPECT_THROW(Searcher(folder.path("archive")), Error);
  add(folder.path("archive"), articles(5));
  EXPECT_EQ(Searcher(folder.path("archive")).article_count(), 5U);
}

TEST(AddArticles, OnADryRunWritesNothing) {
  const TemporaryDirectory folder;
  ListReader reader(articles(10));
  AddOptions options;
  options.dry_run = true;
  EXPECT_EQ(add_articles(folder.path("archive"), reader, options).added, 10U);
  EXPECT_FALSE(std::filesystem::exists(folder.path("archive")));
}

TEST(Records, GoIntoJsonAndBack) {
  for (const Article& article : articles(3)) {
    const ReadResult again = article_from_json(article_to_json(article));
    ASSERT_TRUE(std::holds_alternative<Article>(again));
    EXPECT_EQ(article_to_json(std::get<Article>(again)), article_to_json(article));
  }
}

TEST(Records, AreReadUnderTheNamesOfTheirSources) {
  const ReadResult result = article_from_values(
      {{"judul", {"Kapal"}}, {"isi", {"Kapal berlayar."}}, {"tanggal", {"17/9/2023"}}, {"lain", {"?"}}});
  ASSERT_TRUE(std::holds_alternative<Article>(result));
  const Article& article = std::get<Article>(result);
  EXPECT_EQ(article.title, "Kapal");
  EXPECT_EQ(article.body, "Kapal berlayar.");
  EXPECT_EQ(article.published->to_string(), "2023-09-17");
  EXPECT_TRUE(std::holds_alternative<ReadIssue>(article_from_values({{"lain", {"?"}}})));
  EXPECT_TRUE(std::holds_alternative<ReadIssue>(article_from_json("[]")));
  ReadOptions options;
  options.field_map = {{"x", "nothing"}};
  EXPECT_THROW((void)article_from_values({}, {}, options), Error);
}

class CountingPrinter final : public ResultPrinter {
 public:
  void print(const SearchResults& results, std::ostream& out) override {
    out << results.hits.size() << " hits";
  }
};

TEST(CustomPrinters, StandBesideOurs) {
  const std::vector<CustomPrinter> custom = {
      {"number", [](const PrintOptions&) { return std::make_unique<CountingPrinter>(); }}};
  SearchResults results;
  results.hits.resize(2);
  std::ostringstream out;
  make_printer("number", {}, custom)->print(results, out);
  EXPECT_EQ(out.str(), "2 hits");
  out.str("");
  make_printer("ids", {}, custom)->print(results, out);
  EXPECT_EQ(out.str(), "\n\n");
  EXPECT_THROW((void)make_printer("number", {}), Error);
}

TEST(OptionNames, SetWhatTheyNameAndRefuseTheRest) {
  QueryOptions options;
  set_option(options, "limit", "25");
  set_option(options, "match", "any");
  set_option(options, "facet", "media,year");
  set_option(options, "timeline", "week");
  set_option(options, "explain", "true");
  EXPECT_EQ(options.search.limit, 25U);
  EXPECT_EQ(options.search.match, Match::any);
  EXPECT_EQ(options.search.facets, (std::vector<Facet>{Facet::media, Facet::year}));
  EXPECT_EQ(options.search.timeline, TimeStep::week);
  EXPECT_TRUE(options.search.explain);
  const std::map<std::string, std::string> wrong = {{"limit", "100001"}, {"limit ", "1"},
                                                    {"match", ""},       {"facet", "media,,"},
                                                    {"today", "besok"},  {"explain", "yes"}};
  for (const auto& [name, value] : wrong)
    EXPECT_THROW(set_option(options, name, value), Error) << name << "=" << value;
  AddOptions adding;
  set_option(adding, "lock_timeout", "3");
  EXPECT_EQ(adding.writer.lock_timeout, std::chrono::seconds{3});
  EXPECT_THROW(set_option(adding, "limit", "3"), Error);
}

TEST(XapianBridge, AsksXapianWhatTheSearcherAsks) {
  const TemporaryDirectory folder;
  add(folder.path("archive"), articles(50));
  const Searcher searcher(folder.path("archive"));
  const XapianBridge bridge(searcher);
  for (const char* text : {"pelabuhan", "kapal 7", "pelabuhan -7", "media:tiga"}) {
    const ParsedQuery query = parse_query(text);
    const SearchResults ours = searcher.search(query);
    Xapian::Enquire enquire(bridge.database());
    enquire.set_query(bridge.query(query));
    enquire.set_weighting_scheme(Xapian::BM25Weight(1, 0, 1, 0.5, 0.5));
    const Xapian::MSet theirs = enquire.get_mset(0, 50, 50);
    EXPECT_EQ(theirs.get_matches_estimated(), ours.total) << text;
    std::map<std::string, double> scores;
    for (auto match = theirs.begin(); match != theirs.end(); ++match)
      scores[XapianBridge::article(match.get_document()).id] = match.get_weight();
    for (const Hit& hit : ours.hits) {
      if (hit.all_words) {
        EXPECT_NEAR(scores.at(hit.article.id), hit.score, 1e-6) << text;  // counted in millionths
      }
    }
  }
  EXPECT_EQ(bridge.database().get_termfreq(XapianBridge::id_term("a1000")), 1U);
}

}  // namespace
}  // namespace warta
