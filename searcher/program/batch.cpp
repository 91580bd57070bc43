// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-search --batch` (batch.h), with its statistics of latency.
#include "searcher/program/batch.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <optional>

#include "searcher/program/messages.h"
#include "util/terminal/bounded_lines.h"
#include "util/terminal/program.h"
#include "warta/error.h"
#include "warta/printer.h"

namespace warta::search_program {

namespace {

struct BatchLine {
  std::string id;
  std::string query;
  std::string where;  // `FILE:LINE: `
};

// Percentiles by the nearest rank, so that each is a real latency.
class Latencies {
 public:
  void add(std::chrono::steady_clock::duration taken) {
    milliseconds_.push_back(std::chrono::duration<double, std::milli>(taken).count());
  }

  void print(std::ostream& out) {
    if (milliseconds_.empty()) return;
    std::sort(milliseconds_.begin(), milliseconds_.end());
    double sum = 0;
    for (const double one : milliseconds_) sum += one;
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(),
                  "queries %zu  mean %.3f ms  p50 %.3f ms  p90 %.3f ms  p99 %.3f ms  max %.3f ms",
                  milliseconds_.size(), sum / static_cast<double>(milliseconds_.size()), percentile(50),
                  percentile(90), percentile(99), milliseconds_.back());
    out << "warta-search: " << text.data() << '\n';
  }

 private:
  [[nodiscard]] double percentile(std::size_t percent) const {
    const std::size_t rank = (milliseconds_.size() * percent + 99) / 100;
    return milliseconds_[rank - 1];
  }

  std::vector<double> milliseconds_;
};

// Reports an invalid line; the next one is read.
std::optional<BatchLine> batch_line(const command_line::BoundedLines::Line& read, const std::string& where) {
  const auto complain = [&where](const Message& message, std::string_view value = {}) {
    command_line::complain("warta-search", command_line::said(message, {where, value}));
    return std::nullopt;
  };
  if (read.too_long)
    return complain(messages::kLineTooLong, std::to_string(command_line::BoundedLines::kMostBytes));
  const std::string_view line = read.text;
  const std::size_t tab = line.find('\t');
  if (tab == 0) return complain(messages::kLineWithoutId);
  if (tab == std::string_view::npos) return complain(messages::kLineWithoutTab);
  const std::string_view query = line.substr(tab + 1);
  return BatchLine{std::string(line.substr(0, tab)), std::string(query.substr(0, query.find('\t'))), where};
}

class Batch {
 public:
  Batch(const Searcher& searcher, const Arguments& arguments, std::ostream& out)
      : searcher_(searcher), options_(arguments.query.search), fields_(arguments.fields), out_(out) {
    format_ = arguments.format.empty() ? "trec" : arguments.format;
    parse_ = parse_options(arguments);
  }

  // False when the query is invalid.
  bool run(const BatchLine& line) {
    PrintOptions print_options;
    print_options.query = line.query;
    print_options.fields = fields_;
    print_options.query_id = line.id;
    const std::unique_ptr<ResultPrinter> printer = make_printer(format_, print_options);
    printer->prepare(options_);

    const auto start = std::chrono::steady_clock::now();
    const ParsedQuery query = parse_query(line.query, parse_);
    print_diagnostics(query, line.where);
    if (!query.ok()) return false;
    const std::optional<SearchResults> results = search(query, line.where);
    latencies_.add(std::chrono::steady_clock::now() - start);
    if (!results) return false;
    printer->print(*results, out_);
    return true;
  }

  Latencies& latencies() { return latencies_; }

 private:
  // An error in one query does not end the batch; an error of the archive does.
  [[nodiscard]] std::optional<SearchResults> search(const ParsedQuery& query,
                                                    const std::string& where) const {
    try {
      return searcher_.search(query, options_);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::invalid_argument && error.code() != ErrorCode::unsupported) throw;
      command_line::complain("warta-search", where + command_line::said(error));
      return std::nullopt;
    }
  }

  const Searcher& searcher_;
  SearchOptions options_;
  std::vector<std::string> fields_;
  std::ostream& out_;
  std::string format_;
  ParseOptions parse_;
  Latencies latencies_;
};

}  // namespace

int run_batch(const Searcher& searcher, const Arguments& arguments, std::ostream& out) {
  command_line::BoundedLines lines(arguments.batch);
  Batch batch(searcher, arguments, out);
  bool all_good = true;
  std::size_t number = 0;
  while (out.good()) {
    auto line = lines.next();
    if (!line) break;
    ++number;
    if (line->text.ends_with('\r')) line->text.pop_back();
    if (line->text.empty() && !line->too_long) continue;
    const std::string where = lines.name() + ":" + std::to_string(number) + ": ";
    const auto parts = batch_line(*line, where);
    all_good &= parts && batch.run(*parts);
  }
  if (arguments.stats) batch.latencies().print(std::cerr);
  return all_good ? command_line::kSuccess : command_line::kSomeRejected;
}

}  // namespace warta::search_program
