// SPDX-License-Identifier: GPL-3.0-or-later
// Reads files of queries and prints what they find together (query_files.h).
#include "searcher/program/query_files.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "searcher/program/messages.h"
#include "util/table_cells.h"
#include "util/terminal/bounded_lines.h"
#include "util/terminal/program.h"
#include "warta/printer.h"

namespace warta::search_program {

namespace {

// A column of the matrix holds a count of each article.
constexpr std::size_t kMostColumns = 1000;

struct NamedQuery {
  std::string text;
  ParsedQuery query;
};

// One query a line; empty lines and those that begin with `#` are ignored. A wrong query is named with its
// line, and ends the run: its column would be missing.
std::vector<NamedQuery> queries_of(const std::string& file, const Arguments& arguments, std::size_t most,
                                   bool& good) {
  command_line::BoundedLines lines(file);
  std::vector<NamedQuery> queries;
  good = true;
  std::size_t number = 0;
  ParseOptions options = parse_options(arguments);
  options.syntax = arguments.query.parse.syntax;
  while (auto line = lines.next()) {
    const std::string where = lines.name() + ":" + std::to_string(++number) + ": ";
    if (line->text.ends_with('\r')) line->text.pop_back();
    if (line->too_long) {
      command_line::complain(
          "warta-search",
          command_line::said(messages::kLineTooLong,
                             {where, std::to_string(command_line::BoundedLines::kMostBytes)}));
      good = false;
      continue;
    }
    if (line->text.find_first_not_of(" \t") == std::string::npos || line->text.starts_with('#')) continue;
    if (queries.size() == most)
      throw command_line::Complaint(messages::kTooManyQueries, {lines.name(), std::to_string(most)});
    const bool twice = std::any_of(queries.begin(), queries.end(),
                                   [&](const NamedQuery& one) { return one.text == line->text; });
    if (twice) {
      command_line::complain("warta-search", command_line::said(messages::kQueryTwice, {where, line->text}));
      good = false;
    }
    NamedQuery query{line->text, parse_query(line->text, options)};
    print_diagnostics(query.query, where);
    good &= query.query.ok();
    queries.push_back(std::move(query));
  }
  if (queries.empty()) throw command_line::Complaint(messages::kNoQueries, {lines.name()});
  return queries;
}

// Prints a row an article.
class MatrixPrinter {
 public:
  MatrixPrinter(std::string format, const PrintOptions& options, const std::vector<NamedQuery>& queries,
                std::ostream& out)
      : format_(std::move(format)), queries_(queries), out_(out) {
    if (format_ != "csv" && format_ != "tsv" && format_ != "jsonl")
      throw command_line::Complaint(messages::kNoMatrix, {format_});
    if (format_ == "jsonl") return;
    if (options.bom) out << kByteOrderMark;
    std::vector<std::string> columns = {"id", "day", "source", "title"};
    for (const NamedQuery& query : queries) columns.push_back(query.text);
    write_row(kind(), columns, out);
  }

  void print(const Article& article, const std::vector<std::uint64_t>& counts) {
    constexpr std::size_t kDayLength = 10;
    const std::string day = article.published ? article.published->to_string().substr(0, kDayLength) : "";
    if (format_ != "jsonl") {
      std::vector<std::string> cells = {article.id, day, article.publisher, article.title};
      for (const std::uint64_t count : counts) cells.push_back(std::to_string(count));
      write_row(kind(), cells, out_);
      return;
    }
    nlohmann::ordered_json json = {{"id", article.id}};
    if (!day.empty()) json["day"] = day;
    if (!article.publisher.empty()) json["source"] = article.publisher;
    json["title"] = article.title;
    for (std::size_t i = 0; i < counts.size(); ++i) json["counts"][queries_[i].text] = counts[i];
    out_ << json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  }

 private:
  [[nodiscard]] TableKind kind() const { return format_ == "csv" ? TableKind::csv : TableKind::tsv; }

  std::string format_;
  const std::vector<NamedQuery>& queries_;
  std::ostream& out_;
};

using Counts = std::vector<std::pair<std::size_t, std::uint64_t>>;  // number of the query, occurrences

}  // namespace

int print_comparison_of(const Searcher& searcher, const Arguments& arguments, const PrintOptions& options,
                        std::ostream& out) {
  bool good = true;
  std::vector<std::string> texts;
  std::vector<ParsedQuery> queries;
  for (NamedQuery& one : queries_of(arguments.compare, arguments, SearchOptions::kMaxCompared, good)) {
    texts.push_back(std::move(one.text));
    queries.push_back(std::move(one.query));
  }
  if (!good) return command_line::kFailure;
  const std::vector<Timeline> timelines = searcher.compare(queries, arguments.query.search);
  print_comparison(texts, timelines, arguments.format.empty() ? "text" : arguments.format, options, out);
  const bool any = std::any_of(timelines.begin(), timelines.end(), [](const Timeline& timeline) {
    return timeline.undated > 0 || !timeline.steps.empty();
  });
  return any ? command_line::kSuccess : command_line::kNoHits;
}

// Without a query, the rows are the articles that some query of the file matches, by id; with one, its
// articles in their order. A cell is the count of its query alone.
int print_matrix(const Searcher& searcher, const Arguments& arguments, const PrintOptions& options,
                 std::ostream& out) {
  bool good = true;
  const std::vector<NamedQuery> queries = queries_of(arguments.matrix, arguments, kMostColumns, good);
  const std::string text = arguments.query_text();
  const ParsedQuery rows = text.empty() ? ParsedQuery{} : parse_query(text, parse_options(arguments));
  if (!text.empty()) print_diagnostics(rows, {});
  if (!good || (!text.empty() && !rows.ok())) return command_line::kFailure;
  SearchOptions search = arguments.query.search;
  search.snippets = 0;
  SearchOptions counting = search;
  counting.sample = 0;
  counting.occurrences = true;
  std::map<std::string, std::pair<Article, Counts>> articles;  // with text: without the article
  for (std::size_t number = 0; number < queries.size(); ++number) {
    searcher.for_each(queries[number].query, counting, [&](const Hit& hit) {
      auto& [article, counts] = articles[hit.article.id];
      if (counts.empty() && text.empty()) article = hit.article;
      counts.emplace_back(number, hit.occurrences.value_or(0));
      return true;
    });
  }
  MatrixPrinter printer(arguments.format.empty() ? "csv" : arguments.format, options, queries, out);
  const auto all_counts = [&](const Counts& counts) {
    std::vector<std::uint64_t> all(queries.size());
    for (const auto& [number, count] : counts) all[number] = count;
    return all;
  };
  bool any = false;
  if (text.empty()) {
    for (const auto& [id, row] : articles) {
      any = true;
      printer.print(row.first, all_counts(row.second));
    }
  } else {
    searcher.for_each(rows, search, [&](const Hit& hit) {
      any = true;
      const auto found = articles.find(hit.article.id);
      printer.print(hit.article, all_counts(found == articles.end() ? Counts{} : found->second.second));
      return out.good();
    });
  }
  return any ? command_line::kSuccess : command_line::kNoHits;
}

}  // namespace warta::search_program
