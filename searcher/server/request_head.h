// SPDX-License-Identifier: GPL-3.0-or-later
// The syntax of HTTP requests.
#pragma once

#include <string>
#include <string_view>

#include "searcher/server/answers.h"

namespace warta::server {

inline constexpr int kUriTooLong = 414;
inline constexpr int kHeadTooLarge = 431;

// What a request line and its headers ask for. All other headers are checked and ignored.
struct RequestHead {
  std::string target;
  bool without_body = false;   // HEAD
  std::string known_tag = {};  // If-None-Match: the version that the client has
  bool closes = false;         // the client wants no further request on this connection
};

// Parses `head`, the request line and headers without the empty line after them. Throws Refusal for anything
// but a GET or HEAD without a body, in the form of RFC 9112, with at most `most_headers` headers; with
// `loopback_only` also for a host other than this machine.
[[nodiscard]] RequestHead parse_head(std::string_view head, std::size_t most_headers, bool loopback_only);

// The parts of a request target, percent-decoded.
struct Target {
  std::string path;
  Parameters parameters;  // `+` is a blank
};

// Throws Refusal when `%` is not followed by two hexadecimal digits.
[[nodiscard]] Target split_target(std::string_view target);

}  // namespace warta::server
