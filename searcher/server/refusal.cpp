// SPDX-License-Identifier: GPL-3.0-or-later
// Errors of requests as JSON (refusal.h).
#include "searcher/server/refusal.h"

namespace warta::server {

Json Refusal::error() const {
  Json error = {{"code", code_}, {"message", what()}};
  if (!diagnostics_.empty()) error["diagnostics"] = diagnostics_;
  return error;
}

Json to_json(const std::vector<Diagnostic>& diagnostics) {
  Json list = Json::array();
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

std::string one_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace warta::server
