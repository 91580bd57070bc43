// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "warta/query.h"

namespace warta::server {

using Json = nlohmann::ordered_json;

// Version of everything that --stdio and --serve say beside search results (docs/output-format.md); a change
// that could break a reader gets a new number.
inline constexpr int kSchema = 1;

// A request that gets no result.
class Refusal : public std::runtime_error {
 public:
  Refusal(int status, std::string code, const std::string& message, Json diagnostics = Json::array())
      : std::runtime_error(message),
        status_(status),
        code_(std::move(code)),
        diagnostics_(std::move(diagnostics)) {}

  [[nodiscard]] int status() const noexcept { return status_; }  // of HTTP
  // `code`, `message` and, of a query, `diagnostics`: the error object of docs/output-format.md.
  [[nodiscard]] Json error() const;

 private:
  int status_;
  std::string code_;
  Json diagnostics_;
};

// What the parser had to say about a query: errors and warnings, in the language of the request.
[[nodiscard]] Json to_json(const std::vector<Diagnostic>& diagnostics);

// One line of JSON. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string one_line(const Json& json);

}  // namespace warta::server
