// SPDX-License-Identifier: GPL-3.0-or-later
// The time of a search, for bench/search: every query of a file with warta::Searcher, and with plain Xapian
// and the Xapian query that the searcher compiles; top 10 and the document data of each.
//
// usage: search_bench ARCHIVE QUERIES.tsv
//
// QUERIES: `kind<TAB>words` lines. In the columns "as asked" the kind says how the words are searched: and…
// all of them, phrase in sequence, anything else any of them. Each line of standard input is a round: every
// query once in every column, printed as `column<TAB>query<TAB>milliseconds<TAB>hits` lines and then an empty
// one.
#include <xapian.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "searcher/compile/compiler.h"
#include "searcher/match/ranking.h"
#include "warta/error.h"
#include "warta/searcher.h"

namespace {

using Clock = std::chrono::steady_clock;

struct Asked {
  std::string text;
  std::string as_asked;  // in the query language
  warta::Match match = warta::Match::any;
  // The queries for Xapian, compiled before the measurement.
  Xapian::Query all, any, query_as_asked;
};

struct Column {
  const char* name;
  std::function<std::size_t(const Asked&)> work;  // returns the number of hits
};

class Bench {
 public:
  Bench(const std::string& archive, const std::string& queries)
      : searcher_(archive), database_(archive), analyzer_(warta::make_indonesian_analyzer()) {
    names_ = std::make_unique<warta::OtherNames>(*analyzer_, "", "");
    names_->learn(database_, *analyzer_);
    std::ifstream file(queries);
    for (std::string line; std::getline(file, line);) {
      const std::size_t tab = line.find('\t');
      if (tab == std::string::npos || line.front() == '#') continue;
      queries_.push_back(asked(line.substr(0, tab), line.substr(tab + 1)));
    }
    add_columns();
  }

  [[nodiscard]] std::size_t size() const { return queries_.size(); }
  [[nodiscard]] std::uint64_t articles() const { return searcher_.article_count(); }

  // Each round starts with another column: the first one finds the least in the caches.
  void run(std::size_t round) {
    for (std::size_t i = 0; i < queries_.size(); ++i) {
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        const Column& column = columns_[(round + i + c) % columns_.size()];
        const auto start = Clock::now();
        const std::size_t hits = column.work(queries_[i]);
        const double taken = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
        std::printf("%s\t%zu\t%.6f\t%zu\n", column.name, i, taken, hits);
      }
    }
    std::printf("\n");
    std::fflush(stdout);
  }

 private:
  [[nodiscard]] warta::CompiledQuery compile(const std::string& text, warta::Syntax syntax) {
    warta::ParseOptions parse;
    parse.syntax = syntax;
    return warta::compile_query(*warta::parse_query(text, parse).tree,
                                {{warta::Level::root, *analyzer_, database_}, names_.get()});
  }

  Asked asked(const std::string& kind, const std::string& text) {
    Asked one;
    one.text = text;
    one.as_asked = kind == "phrase" ? '"' + text + '"' : text;
    if (kind.rfind("and", 0) == 0) one.match = warta::Match::all;
    const warta::CompiledQuery words = compile(text, warta::Syntax::plain);
    one.all = words.ranked.all;
    one.any = words.ranked.any;
    const warta::CompiledQuery whole = compile(one.as_asked, warta::Syntax::full);
    one.query_as_asked = one.match == warta::Match::all ? whole.ranked.all : whole.ranked.any;
    return one;
  }

  [[nodiscard]] std::size_t warta(const std::string& text, warta::Syntax syntax, warta::Match match,
                                  std::uint32_t snippets) const {
    warta::ParseOptions parse;
    parse.syntax = syntax;
    warta::SearchOptions options;
    options.match = match;
    options.snippets = snippets;
    return searcher_.search(warta::parse_query(text, parse), options).hits.size();
  }

  std::size_t xapian(const Xapian::Query& query, Xapian::doccount check_at_least) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    enquire.set_weighting_scheme(warta::ranking());
    const Xapian::MSet matches = enquire.get_mset(0, 10, check_at_least);
    for (auto match = matches.begin(); match != matches.end(); ++match)
      bytes_ += match.get_document().get_data().size();
    return matches.size();
  }

  void add_columns() {
    using warta::Match;
    constexpr auto kPlain = warta::Syntax::plain;
    constexpr auto kFull = warta::Syntax::full;
    const Xapian::doccount everything = database_.get_doccount();
    columns_ = {
        {"warta, as asked", [this](const Asked& q) { return warta(q.as_asked, kFull, q.match, 0); }},
        {"Xapian, as asked, top 10", [this](const Asked& q) { return xapian(q.query_as_asked, 0); }},
        {"Xapian, as asked, exact total",
         [=, this](const Asked& q) { return xapian(q.query_as_asked, everything); }},
        {"warta, auto", [this](const Asked& q) { return warta(q.text, kPlain, Match::automatic, 0); }},
        {"warta, auto, a snippet a hit",
         [this](const Asked& q) { return warta(q.text, kPlain, Match::automatic, 1); }},
        {"warta, all", [this](const Asked& q) { return warta(q.text, kPlain, Match::all, 0); }},
        {"Xapian, all, top 10", [this](const Asked& q) { return xapian(q.all, 0); }},
        {"Xapian, all, exact total", [=, this](const Asked& q) { return xapian(q.all, everything); }},
        {"warta, any", [this](const Asked& q) { return warta(q.text, kPlain, Match::any, 0); }},
        {"Xapian, any, top 10", [this](const Asked& q) { return xapian(q.any, 0); }},
        {"Xapian, any, exact total", [=, this](const Asked& q) { return xapian(q.any, everything); }},
        {"parsing and compiling alone",
         [this](const Asked& q) { return static_cast<std::size_t>(compile(q.text, kPlain).differ); }},
    };
  }

  warta::Searcher searcher_;
  Xapian::Database database_;
  std::shared_ptr<const warta::Analyzer> analyzer_;
  std::unique_ptr<warta::OtherNames> names_;
  std::vector<Asked> queries_;
  std::vector<Column> columns_;
  std::size_t bytes_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: search_bench ARCHIVE QUERIES.tsv\n");
    return 2;
  }
  try {
    Bench bench(argv[1], argv[2]);
    std::printf("documents\t%llu\n", static_cast<unsigned long long>(bench.articles()));
    std::fflush(stdout);
    std::size_t round = 0;
    for (std::string line; std::getline(std::cin, line);) bench.run(round++);
  } catch (const warta::Error& error) {
    std::fprintf(stderr, "search_bench: %s\n", error.what());
    return 2;
  }
}
