// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of options without effect (effects.h).
#include "searcher/program/effects.h"

#include <string>
#include <string_view>
#include <vector>

#include "searcher/program/messages.h"
#include "util/terminal/program.h"

namespace warta::search_program {

namespace {

struct Useless {
  std::string_view with;
  std::vector<std::string_view> options;
};

const std::vector<Useless>& useless() {
  static const std::vector<Useless> rows = {
      {"--parsed", {"--count", "--all", "--kwic", "--facet", "--timeline", "--limit", "--offset", "--sort"}},
      {"--show",
       {"--count", "--all", "--kwic", "--facet", "--timeline", "--limit", "--offset", "--sort", "--like"}},
      {"--count",
       {"--limit", "--offset", "--snippets", "--sort", "--facet", "--timeline", "--fields", "--explain"}},
      {"--kwic", {"--limit", "--offset", "--snippets", "--facet", "--timeline", "--fields", "--explain"}},
      {"--all", {"--limit", "--offset", "--facet", "--timeline"}},
  };
  return rows;
}

struct Need {
  std::string_view option;
  std::string_view other;
  std::string_view instead = {};  // of the other
};
constexpr Need kNeeds[] = {{"--raw", "--show"},
                           {"--stats", "--batch"},
                           {"--facet-limit", "--facet", "--by"},
                           {"--tokens", "--serve"},
                           {"--cors", "--serve"},
                           {"--access-log", "--serve"},
                           {"--log-queries", "--access-log"},
                           {"--token-right", "--make-token"}};

bool is_given(const CLI::App& app, std::string_view option) { return app.count(std::string(option)) > 0; }

}  // namespace

void require_effects(const CLI::App& app) {
  for (const Useless& row : useless()) {
    if (!is_given(app, row.with)) continue;
    for (const std::string_view option : row.options)
      if (is_given(app, option)) throw command_line::Complaint(messages::kNoEffect, {option, row.with});
  }
  for (const Need& row : kNeeds)
    if (is_given(app, row.option) && !is_given(app, row.other) &&
        (row.instead.empty() || !is_given(app, row.instead)))
      throw command_line::Complaint(messages::kNeeds, {row.option, row.other});
}

}  // namespace warta::search_program
