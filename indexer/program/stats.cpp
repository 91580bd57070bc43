// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-index stats`: statistics of an archive, as text or JSON.
#include <algorithm>
#include <iomanip>
#include <memory>
#include <string>
#include <vector>

#include "indexer/archive/stats_json.h"
#include "indexer/program/commands.h"
#include "util/printable.h"
#include "util/table_cells.h"
#include "util/terminal/program.h"
#include "warta/archive_tools.h"

namespace warta::command_line {

namespace {

struct StatsArguments {
  std::string archive;
  bool json = false;
  bool csv = false;
  bool coverage = false;
};

void print_text(const std::string& archive, const ArchiveStats& stats, std::ostream& out) {
  constexpr std::size_t kMediaShown = 10;
  const auto row = [&out](const char* name) -> std::ostream& {
    return out << std::left << std::setw(10) << name << ' ' << std::right;
  };
  row("archive") << printable(archive) << '\n';
  row("articles") << stats.articles << '\n';
  row("dated") << stats.dated;
  if (stats.dated != 0) out << ", " << stats.first_day << " to " << stats.last_day;
  out << '\n';
  row("words") << stats.words;
  if (stats.longest_words != 0)
    out << ", at most " << stats.longest_words << " (" << printable(stats.longest_id) << ')';
  out << '\n';
  row("copies") << stats.duplicate_articles << " near-duplicates in "
                << quantity(stats.duplicate_groups, "group", "groups") << '\n';
  row("terms") << stats.terms << '\n';
  row("size") << size_text(stats.bytes) << '\n';
  row("format") << stats.format << ", made by " << stats.builder << '\n';
  row("analyzer") << stats.analyzer << '\n';
  row("cleaning") << stats.cleaning << '\n';
  row("created") << stats.created << '\n';
  row("changed") << stats.changed << '\n';
  const std::size_t shown = std::min(kMediaShown, stats.media.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& [name, count] = stats.media[i];
    row(i == 0 ? "media" : "") << std::setw(8) << count << "  " << printable(name) << '\n';
  }
  if (shown < stats.media.size()) row("") << "         and " << stats.media.size() - shown << " more\n";
}

void print_json(const std::string& archive, const ArchiveStats& stats, std::ostream& out) {
  out << stats_json(archive, stats).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
      << '\n';
}

// A row a publisher and year, a column a month: `.` is a month without an article between the first and the
// last of the publisher, blank outside.
void print_coverage(const std::string& archive, const Coverage& coverage, std::ostream& out) {
  out << printable(archive) << ": " << quantity(coverage.articles, "article", "articles") << ", "
      << coverage.undated << " undated, " << coverage.bodiless << " without a story";
  if (coverage.implausible > 0) out << ", " << coverage.implausible << " dated before 1900 or after 2100";
  out << '\n';
  constexpr std::size_t kYear = 4;
  constexpr int kCell = 6;
  for (const PublisherCoverage& one : coverage.publishers) {
    out << '\n'
        << (one.publisher.empty() ? "(no publisher)" : printable(one.publisher)) << ": " << one.articles;
    if (one.undated > 0) out << ", " << one.undated << " undated";
    if (one.bodiless > 0) out << ", " << one.bodiless << " without a story";
    out << '\n';
    if (!one.first_day.empty()) {
      out << "      ";
      for (const char* month :
           {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"})
        out << std::setw(kCell) << month;
      out << '\n';
    }
    std::string year;
    std::string line;
    const auto flush = [&] {
      if (line.find_first_not_of(' ', kYear + 2) != std::string::npos)
        out << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
      line.clear();
    };
    for (std::size_t i = 0; i < one.months.size(); ++i) {
      const std::string& month = coverage.months[i];
      if (month.substr(0, kYear) != year) {
        flush();
        year = month.substr(0, kYear);
        const std::size_t before = static_cast<std::size_t>(std::stoi(month.substr(kYear + 1)) - 1);
        line = "  " + year + std::string(before * kCell, ' ');
      }
      const bool lived = !one.first_day.empty() && month >= one.first_day.substr(0, month.size()) &&
                         month <= one.last_day.substr(0, month.size());
      const std::string cell = one.months[i].articles > 0 ? std::to_string(one.months[i].articles)
                               : lived                    ? "."
                                                          : "";
      line += std::string(cell.size() < kCell ? kCell - cell.size() : 1, ' ') + cell;
    }
    flush();
    for (const CoverageGap& gap : one.gaps) {
      out << "  none from " << gap.first_day << " to " << gap.last_day << " ("
          << quantity(gap.days, "day", "days") << ", where " << static_cast<std::uint64_t>(gap.expected)
          << " articles would be usual)\n";
    }
    for (const CoverageChange& change : one.changes)
      out << "  stories " << (change.after > change.before ? "longer" : "shorter") << " from " << change.month
          << " on: " << change.after << " words, before " << change.before << " (median)\n";
  }
}

// A row a publisher and month, also of months without an article; a first column says what a row is.
void print_coverage_csv(const Coverage& coverage, std::ostream& out) {
  const auto row = [&out](const std::vector<std::string>& cells) { write_row(TableKind::csv, cells, out); };
  const auto text = [](std::uint64_t number) { return std::to_string(number); };
  row({"kind", "publisher", "from", "to", "articles", "bodiless", "median_words", "median_before"});
  for (const PublisherCoverage& one : coverage.publishers) {
    for (std::size_t i = 0; i < one.months.size(); ++i) {
      const CoverageMonth& month = one.months[i];
      row({"month", one.publisher, coverage.months[i], coverage.months[i], text(month.articles),
           text(month.bodiless), text(month.median_words), ""});
    }
    if (one.undated > 0) row({"undated", one.publisher, "", "", text(one.undated), "", "", ""});
    for (const CoverageGap& gap : one.gaps)
      row({"gap", one.publisher, gap.first_day, gap.last_day, "0", "", "", ""});
    for (const CoverageChange& change : one.changes)
      row({"length", one.publisher, change.month, change.month, "", "", text(change.after),
           text(change.before)});
  }
}

int print_coverage_of(const StatsArguments& arguments, std::ostream& out) {
  const Coverage coverage = archive_coverage(arguments.archive);
  if (arguments.csv)
    print_coverage_csv(coverage, out);
  else if (arguments.json)
    out << coverage_json(arguments.archive, coverage)
               .dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
        << '\n';
  else
    print_coverage(arguments.archive, coverage, out);
  return kSuccess;
}

}  // namespace

Command stats_command(CLI::App& app) {
  const auto arguments = std::make_shared<StatsArguments>();
  CLI::App* command = app.add_subcommand("stats", said({"statistik arsip", "statistics of an archive"}));
  archive_option(*command, arguments->archive);
  command->add_flag("--json", arguments->json,
                    said({"sebagai satu objek JSON (docs/output-format.md), dengan semua media",
                          "as one JSON object (docs/output-format.md), with all media"}));
  CLI::Option* const coverage = command->add_flag(
      "--coverage", arguments->coverage,
      said({"artikel setiap penerbit per bulan, celah, dan perubahan panjang yang mendadak",
            "articles of each publisher by month, gaps and sudden changes of length instead"}));
  command
      ->add_flag("--csv", arguments->csv,
                 said({"bersama --coverage: sebagai tabel", "with --coverage: as a table"}))
      ->needs(coverage)
      ->excludes(command->get_option("--json"));
  return {command, [arguments](std::ostream& out) {
            if (arguments->coverage) return print_coverage_of(*arguments, out);
            const ArchiveStats stats = archive_stats(arguments->archive);
            (arguments->json ? print_json : print_text)(arguments->archive, stats, out);
            return static_cast<int>(kSuccess);
          }};
}

}  // namespace warta::command_line
