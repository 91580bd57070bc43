// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of diagnostics of a query, for the JSON printers and the server.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "warta/query.h"

namespace warta::printers {

inline nlohmann::ordered_json diagnostics_json(const std::vector<Diagnostic>& diagnostics) {
  auto list = nlohmann::ordered_json::array();
  for (const Diagnostic& one : diagnostics) {
    list.push_back({{"severity", one.severity == Severity::error ? "error" : "warning"},
                    {"issue", to_string(one.issue)},
                    {"column", one.column},
                    {"byte_offset", one.byte_offset},
                    {"message", one.message},
                    {"hint", one.hint}});
  }
  return list;
}

}  // namespace warta::printers
