// SPDX-License-Identifier: GPL-3.0-or-later
// Errors of requests as JSON (refusal.h).
#include "searcher/server/refusal.h"

namespace warta::server {

Json Refusal::error() const {
  Json error = {{"code", code_}, {"message", what()}};
  if (!diagnostics_.empty()) error["diagnostics"] = diagnostics_;
  return error;
}

std::string one_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace warta::server
