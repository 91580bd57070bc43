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
  std::string method = {};
  std::string target = {};
  bool without_body = false;        // HEAD
  std::string known_tag = {};       // If-None-Match: the version that the client has
  std::string authorization = {};   // as it came
  std::string cookie = {};          // all of them, separated by `;`
  std::string origin = {};          // of a request that a script of another page sends
  bool forwarded_from_tls = false;  // a server in front says that its client used https
  bool closes = false;              // the client wants no further request on this connection
};

// What heads are accepted.
struct HeadRules {
  std::size_t most_headers = 64;
  bool loopback_only = true;  // only for a host that is this machine
  bool preflights = false;    // also OPTIONS, by which browsers ask whether another page may ask (CORS)
};

// Parses `head`, the request line and headers without the empty line after them. Throws Refusal for anything
// but a GET or HEAD without a body, in the form of RFC 9112.
[[nodiscard]] RequestHead parse_head(std::string_view head, const HeadRules& rules);

// The parts of a request target, percent-decoded.
struct Target {
  std::string path;
  Parameters parameters;  // `+` is a blank
};

// Throws Refusal when `%` is not followed by two hexadecimal digits.
[[nodiscard]] Target split_target(std::string_view target);

}  // namespace warta::server
