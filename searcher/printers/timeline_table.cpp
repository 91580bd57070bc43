// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printers/timeline_table.h"

#include <cstdint>
#include <utility>

#include "util/decimal.h"
#include "warta/options.h"

namespace warta::printers {

std::vector<std::string> timeline_columns(const Timeline& timeline) {
  std::vector<std::string> columns = {"from"};
  if (!timeline.by.empty()) columns.emplace_back(option_name(Facet::media));
  columns.emplace_back("articles");
  if (!timeline.archive.empty()) columns.insert(columns.end(), {"of", "share"});
  return columns;
}

std::vector<std::vector<std::string>> timeline_rows(const Timeline& timeline) {
  const bool shares = !timeline.archive.empty();
  std::vector<std::vector<std::string>> rows;
  const auto add = [&](const std::string& from, const TimelineRow* row, std::uint64_t articles,
                       std::uint64_t of) {
    std::vector<std::string>& cells = rows.emplace_back();
    cells.push_back(from);
    if (row != nullptr) cells.push_back(row->value);
    cells.push_back(std::to_string(articles));
    if (!shares) return;
    cells.push_back(std::to_string(of));
    cells.push_back(of == 0 ? "0" : decimal(static_cast<double>(articles) / static_cast<double>(of)));
  };
  const auto add_all = [&](const TimelineRow* row, const auto& articles_of,
                           const std::vector<std::uint64_t>& archive, std::uint64_t undated,
                           std::uint64_t archive_undated) {
    for (std::size_t i = 0; i < timeline.steps.size(); ++i)
      add(timeline.steps[i].value, row, articles_of(i), shares ? archive[i] : 0);
    if (undated > 0) add("", row, undated, archive_undated);
  };
  if (timeline.by.empty()) {
    add_all(
        nullptr, [&](std::size_t i) { return timeline.steps[i].articles; }, timeline.archive,
        timeline.undated, timeline.archive_undated);
  }
  for (const TimelineRow& row : timeline.by)
    add_all(
        &row, [&](std::size_t i) { return row.steps[i]; }, row.archive, row.undated, row.archive_undated);
  return rows;
}

}  // namespace warta::printers
