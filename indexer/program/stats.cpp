// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-index stats`: statistics of an archive, as text or JSON.
#include <algorithm>
#include <iomanip>
#include <memory>

#include "indexer/archive/stats_json.h"
#include "indexer/program/commands.h"
#include "util/printable.h"
#include "util/terminal/program.h"
#include "warta/archive_tools.h"

namespace warta::command_line {

namespace {

struct StatsArguments {
  std::string archive;
  bool json = false;
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

}  // namespace

Command stats_command(CLI::App& app) {
  const auto arguments = std::make_shared<StatsArguments>();
  CLI::App* command = app.add_subcommand("stats", said({"statistik arsip", "statistics of an archive"}));
  archive_option(*command, arguments->archive);
  command->add_flag("--json", arguments->json,
                    said({"sebagai satu objek JSON (docs/output-format.md), dengan semua media",
                          "as one JSON object (docs/output-format.md), with all media"}));
  return {command, [arguments](std::ostream& out) {
            const ArchiveStats stats = archive_stats(arguments->archive);
            (arguments->json ? print_json : print_text)(arguments->archive, stats, out);
            return static_cast<int>(kSuccess);
          }};
}

}  // namespace warta::command_line
