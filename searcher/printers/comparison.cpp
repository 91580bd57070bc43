// SPDX-License-Identifier: GPL-3.0-or-later
// print_comparison(): timelines of several queries, side by side.
#include <nlohmann/json.hpp>
#include <ostream>

#include "searcher/printers/article_json.h"
#include "searcher/printers/count_bars.h"
#include "searcher/printers/messages.h"
#include "searcher/printers/timeline_table.h"
#include "util/table_cells.h"
#include "warta/error.h"
#include "warta/printer.h"

namespace warta {

namespace {

using Json = nlohmann::ordered_json;

// The numbers of all queries are in step with `steps`.
Json comparison_json(const std::vector<std::string>& queries, const std::vector<Timeline>& timelines) {
  Json json = {{"schema", printers::kSchema},
               {"step", printers::name_of(timelines.front().step)},
               {"steps", Json::array()},
               {"queries", Json::array()}};
  for (const Counted& step : timelines.front().steps) json["steps"].push_back(step.value);
  const std::vector<std::uint64_t>& archive = timelines.front().archive;
  if (!archive.empty()) {
    json["of"] = archive;
    json["undated_of"] = timelines.front().archive_undated;
  }
  for (std::size_t i = 0; i < timelines.size(); ++i) {
    Json one = {{"query", queries[i]}, {"articles", Json::array()}};
    for (const Counted& step : timelines[i].steps) one["articles"].push_back(step.articles);
    for (std::size_t step = 0; step < archive.size(); ++step)
      one["share"].push_back(archive[step] == 0 ? 0.0
                                                : static_cast<double>(timelines[i].steps[step].articles) /
                                                      static_cast<double>(archive[step]));
    one["undated"] = timelines[i].undated;
    json["queries"].push_back(std::move(one));
  }
  return json;
}

void print_table(const std::vector<std::string>& queries, const std::vector<Timeline>& timelines,
                 TableKind kind, std::ostream& out) {
  std::vector<std::string> columns = printers::timeline_columns(timelines.front());
  columns.insert(columns.begin(), "query");
  write_row(kind, columns, out);
  for (std::size_t i = 0; i < timelines.size(); ++i) {
    for (std::vector<std::string> row : printers::timeline_rows(timelines[i])) {
      row.insert(row.begin(), queries[i]);
      write_row(kind, row, out);
    }
  }
}

}  // namespace

void print_comparison(const std::vector<std::string>& queries, const std::vector<Timeline>& timelines,
                      std::string_view format, const PrintOptions& options, std::ostream& out) {
  if (queries.size() != timelines.size() || timelines.empty())
    throw Error(ErrorCode::invalid_argument, both(printers::messages::kNeedsTimelines));
  if (format == "json") {
    out << comparison_json(queries, timelines)
               .dump(options.one_line ? -1 : 2, ' ', false, Json::error_handler_t::replace)
        << '\n';
  } else if (format == "csv" || format == "tsv") {
    if (options.bom) out << kByteOrderMark;
    print_table(queries, timelines, format == "csv" ? TableKind::csv : TableKind::tsv, out);
  } else if (format == "text") {
    printers::print_comparison_bars(queries, timelines, options.width, options.language, out);
  } else {
    throw Error(ErrorCode::invalid_argument, both(printers::messages::kNoPlaceForTimelines, {format}));
  }
}

}  // namespace warta
