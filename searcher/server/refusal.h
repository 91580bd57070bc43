// SPDX-License-Identifier: GPL-3.0-or-later
// Errors of requests, and the JSON that all answers share.
#pragma once

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "searcher/printers/article_json.h"
#include "warta/query.h"

namespace warta::server {

using Json = nlohmann::ordered_json;

using printers::kSchema;

// Thrown for a request that gets no result.
class Refusal : public std::runtime_error {
 public:
  Refusal(int status, std::string code, const std::string& message, Json diagnostics = Json::array())
      : std::runtime_error(message),
        status_(status),
        code_(std::move(code)),
        diagnostics_(std::move(diagnostics)) {}

  [[nodiscard]] int status() const noexcept { return status_; }  // of HTTP
  // `code`, `message` and, for a query, `diagnostics`: the error object of docs/output-format.md.
  [[nodiscard]] Json error() const;

 private:
  int status_;
  std::string code_;
  Json diagnostics_;
};

// JSON on one line. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string one_line(const Json& json);

}  // namespace warta::server
