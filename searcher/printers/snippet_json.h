// SPDX-License-Identifier: GPL-3.0-or-later
// What the JSON of hits and of passages share.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "searcher/printers/diagnostics_json.h"
#include "warta/searcher.h"

namespace warta::printers {

inline nlohmann::ordered_json spans_json(const std::vector<SnippetSpan>& spans) {
  auto list = nlohmann::ordered_json::array();
  for (const SnippetSpan& span : spans) {
    list.push_back({{"begin", span.begin},
                    {"end", span.end},
                    {"begin_char", span.begin_char},
                    {"end_char", span.end_char}});
  }
  return list;
}

// How a query was read, of SearchResults or PassageResults.
template <typename Results>
void put_reading(nlohmann::ordered_json& object, const Results& results) {
  if (!results.warnings.empty()) object["warnings"] = diagnostics_json(results.warnings);
  if (!results.left_out.empty()) object["left_out"] = results.left_out;
  for (const Expansion& one : results.expansions)
    object["expansions"].push_back({{"word", one.word}, {"others", one.others}, {"counted", one.counted}});
  if (!results.missing.empty()) object["missing"] = results.missing;
}

}  // namespace warta::printers
