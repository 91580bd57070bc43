// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the searcher costs on top of Xapian: every query of a file, in turn by warta::Searcher, and by plain
// Xapian with the very Xapian query that the searcher would compile, top 10 and the document data of each.
//
// usage: search_bench ARCHIVE QUERIES.tsv [ROUNDS]
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "indexer/schema.h"
#include "searcher/query_compiler.h"
#include "searcher/ranking.h"
#include "warta/searcher.h"

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(const std::function<void()>& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct Column {
  const char* name;
  std::vector<double> best;  // of all rounds, one a query
};

double percentile(std::vector<double> values, std::size_t percent) {
  std::sort(values.begin(), values.end());
  return values[(values.size() * percent + 99) / 100 - 1];
}

class Bench {
 public:
  Bench(const std::string& archive, const std::string& queries)
      : searcher_(archive), database_(archive), analyzer_(warta::make_indonesian_analyzer()) {
    std::ifstream file(queries);
    for (std::string line; std::getline(file, line);) {
      if (line.empty() || line.front() == '#') continue;
      texts_.push_back(line.substr(line.find('\t') + 1));
    }
    names_ = std::make_unique<warta::OtherNames>(*analyzer_, "", "");
    names_->learn(database_, *analyzer_);
  }

  void run(int rounds) {
    for (Column& column : columns_) column.best.assign(texts_.size(), 1e9);
    for (int round = 0; round < rounds; ++round)
      for (std::size_t i = 0; i < texts_.size(); ++i) run(i);
    for (const Column& column : columns_) {
      double sum = 0;
      for (const double one : column.best) sum += one;
      std::printf("%-34s p50 %.3f  p90 %.3f  mean %.3f  p99 %.3f ms\n", column.name,
                  percentile(column.best, 50), percentile(column.best, 90),
                  sum / static_cast<double>(column.best.size()), percentile(column.best, 99));
    }
    std::printf("%zu queries, %zu hits\n", texts_.size(), hits_ / static_cast<std::size_t>(rounds));
  }

 private:
  void run(std::size_t i) {
    warta::ParseOptions parse;
    parse.syntax = warta::Syntax::plain;
    const auto measure = [&](std::size_t column, const std::function<void()>& work) {
      columns_[column].best[i] = std::min(columns_[column].best[i], milliseconds(work));
    };
    warta::SearchOptions bare;
    bare.snippets = 0;
    measure(0, [&] { hits_ += searcher_.search(warta::parse_query(texts_[i], parse), bare).hits.size(); });
    measure(1, [&] { (void)searcher_.search(warta::parse_query(texts_[i], parse)); });
    bare.match = warta::Match::all;
    measure(7, [&] { (void)searcher_.search(warta::parse_query(texts_[i], parse), bare); });
    bare.match = warta::Match::any;
    measure(8, [&] { (void)searcher_.search(warta::parse_query(texts_[i], parse), bare); });
    warta::CompiledQuery compiled;
    measure(2, [&] {
      compiled = warta::compile_query(*warta::parse_query(texts_[i], parse).tree,
                                      {{warta::Level::root, *analyzer_, database_, forms_}, names_.get()},
                                      [](const auto&, const auto&) { return std::vector<std::string>(); });
    });
    measure(3, [&] { plain(compiled.all, 0); });
    measure(4, [&] { plain(compiled.all, database_.get_doccount()); });
    measure(5, [&] { plain(compiled.any, 0); });
    measure(6, [&] { plain(compiled.any, database_.get_doccount()); });
  }

  void plain(const Xapian::Query& query, Xapian::doccount check_at_least) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    enquire.set_weighting_scheme(warta::ranking());
    const Xapian::MSet matches = enquire.get_mset(0, 10, check_at_least);
    for (auto match = matches.begin(); match != matches.end(); ++match)
      bytes_ += match.get_document().get_data().size();
  }

  warta::Searcher searcher_;
  Xapian::Database database_;
  std::shared_ptr<const warta::Analyzer> analyzer_;
  std::unique_ptr<warta::OtherNames> names_;
  warta::LexemeForms forms_;
  std::vector<std::string> texts_;
  std::vector<Column> columns_ = {{"warta, no snippets", {}},
                                  {"warta, a snippet a hit", {}},
                                  {"parsing and compiling alone", {}},
                                  {"Xapian, all words, top 10", {}},
                                  {"Xapian, all words, exact total", {}},
                                  {"Xapian, any word, top 10", {}},
                                  {"Xapian, any word, exact total", {}},
                                  {"warta --match all, no snippets", {}},
                                  {"warta --match any, no snippets", {}}};
  std::size_t hits_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: search_bench ARCHIVE QUERIES.tsv [ROUNDS]\n");
    return 2;
  }
  Bench(argv[1], argv[2]).run(argc > 3 ? std::atoi(argv[3]) : 5);
}
