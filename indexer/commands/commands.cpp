// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/commands.h"

#include <array>
#include <cstdio>

namespace warta::command_line {

void archive_option(CLI::App& command, std::string& archive) {
  command.add_option("ARCHIVE", archive, "directory of the archive")->required();
}

void lock_timeout_option(CLI::App& command, unsigned& seconds) {
  command.add_option("--lock-timeout", seconds, "seconds to wait for another writer (default: 0)");
}

std::string quantity(std::uint64_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string size_text(std::uint64_t bytes) {
  constexpr std::array<const char*, 5> kUnits = {"bytes", "KiB", "MiB", "GiB", "TiB"};
  auto size = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; size >= 1024 && unit + 1 < kUnits.size(); ++unit) size /= 1024;
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), size < 100 && unit > 1 ? "%.1f %s" : "%.0f %s", size,
                kUnits.at(unit));
  return text.data();
}

}  // namespace warta::command_line
