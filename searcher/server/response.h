// SPDX-License-Identifier: GPL-3.0-or-later
// An answer over HTTP, and its bytes.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "searcher/server/refusal.h"

namespace warta::server {

inline constexpr int kOk = 200;
inline constexpr int kNoContent = 204;
inline constexpr int kNotModified = 304;
inline constexpr int kUnavailable = 503;

struct Response {
  int status = kOk;
  std::string body;
  std::string type = "application/json; charset=utf-8";
  std::string file_name = {};  // to save the body as
  std::string etag = {};       // quoted; a client may ask whether it has changed
  std::vector<std::pair<std::string, std::string>> headers = {};  // further ones
  std::string content_policy = "default-src 'none'; frame-ancestors 'none'";
};

[[nodiscard]] Response refused(const Refusal& refusal);

// A page of HTML. Each `{{nonce}}` in it is replaced by new random text, so that only its own script and
// style sheet run.
[[nodiscard]] Response web_page(std::string text);

// The status line, headers and, unless `without_body`, the body. Every answer has headers against guessed
// types, frames and requests from other hosts.
[[nodiscard]] std::string bytes_of(const Response& response, bool without_body, bool closes);

}  // namespace warta::server
