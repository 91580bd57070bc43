// SPDX-License-Identifier: GPL-3.0-or-later
// Parses request lines and headers (request_head.h).
#include "searcher/server/request_head.h"

#include <algorithm>
#include <optional>

#include "util/text.h"

namespace warta::server {

namespace {

constexpr int kBadRequest = 400;
constexpr int kMethodNotAllowed = 405;
constexpr int kBodyNotWanted = 413;
constexpr int kExpectationFailed = 417;
constexpr int kMisdirected = 421;

Refusal malformed(const char* what) { return {kBadRequest, "bad_http", what}; }

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7f'; }

// RFC 9110, section 5.6.2.
bool is_token(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (lowered(c) >= 'a' && lowered(c) <= 'z') || (c >= '0' && c <= '9') ||
           kMarks.find(c) != std::string_view::npos;
  });
}

RequestHead parse_request_line(std::string_view line, bool preflights) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last)
    throw malformed("the request line is not that of HTTP/1.1");
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(method) || (version != "HTTP/1.1" && version != "HTTP/1.0"))
    throw malformed("the request line is not that of HTTP/1.1");
  if (method != "GET" && method != "HEAD" && !(method == "OPTIONS" && preflights)) {
    throw Refusal(kMethodNotAllowed, "method_not_allowed",
                  "only GET and HEAD are answered: nothing here can be changed");
  }
  if (!target.starts_with('/') || target.find(' ') != std::string_view::npos)
    throw malformed("the address must begin with / and hold no blanks");
  return {.method = std::string(method),
          .target = std::string(target),
          .without_body = method == "HEAD",
          .closes = version == "HTTP/1.0"};
}

// The name of a host without its port.
std::string_view without_port(std::string_view host) {
  if (host.starts_with('[')) return host.substr(0, std::min(host.find(']'), host.size() - 1) + 1);
  return host.substr(0, host.find(':'));
}

bool names_this_machine(std::string_view host) {
  const std::string name = lowered(without_port(host));
  const bool loopback_number =
      name.starts_with("127.") && name.find_first_not_of("0123456789.") == std::string::npos;
  return name == "localhost" || name == "[::1]" || loopback_number;
}

// The header Connection, a list of words (RFC 9112, section 9.3).
void take_connection(std::string_view value, RequestHead& request) {
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(','), value.size());
    const std::string word = lowered(trimmed(value.substr(0, end), " \t"));
    if (word == "close" || word == "keep-alive") request.closes = word == "close";
    value.remove_prefix(std::min(end + 1, value.size()));
    if (word == "close") return;
  }
}

void take_header(std::string_view name, std::string_view value, bool loopback_only, RequestHead& request) {
  if (name == "content-length" && value != "0")
    throw Refusal(kBodyNotWanted, "body_not_wanted",
                  "requests have no body; put everything into the address");
  if (name == "transfer-encoding")
    throw Refusal(kBodyNotWanted, "body_not_wanted",
                  "requests have no body; put everything into the address");
  if (name == "expect") throw Refusal(kExpectationFailed, "expectation_failed", "Expect is not supported");
  if (name == "host" && loopback_only && !names_this_machine(value)) {
    throw Refusal(kMisdirected, "wrong_host",
                  "this archive is served to this machine only, as localhost or 127.0.0.1");
  }
  if (name == "if-none-match")
    request.known_tag = value.starts_with("W/") ? value.substr(2) : value;  // servers in front weaken tags
  if (name == "connection") take_connection(value, request);
  if (name == "authorization") {
    // Two could mean one thing to a server in front and another to us.
    if (!request.authorization.empty()) throw malformed("the header Authorization is there twice");
    request.authorization = value;
  }
  if (name == "cookie") request.cookie.append(request.cookie.empty() ? "" : "; ").append(value);
  if (name == "origin") request.origin = value;
  if (name == "x-forwarded-proto") request.forwarded_from_tls = value == "https";
}

std::optional<unsigned> hexadecimal(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (lowered(c) >= 'a' && lowered(c) <= 'f') return static_cast<unsigned>(lowered(c) - 'a') + 10U;
  return std::nullopt;
}

std::string decoded(std::string_view text, bool plus_is_blank) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i] == '+' && plus_is_blank ? ' ' : text[i];
      continue;
    }
    const auto high = i + 1 < text.size() ? hexadecimal(text[i + 1]) : std::nullopt;
    const auto low = i + 2 < text.size() ? hexadecimal(text[i + 2]) : std::nullopt;
    if (!high || !low)
      throw malformed("a % in the address must be followed by two hexadecimal digits; % itself is %25");
    result += static_cast<char>(*high * 16U + *low);
    i += 2;
  }
  return result;
}

}  // namespace

RequestHead parse_head(std::string_view head, const HeadRules& rules) {
  RequestHead request;
  bool has_host = false;
  std::size_t headers = 0;
  for (std::size_t at = 0, number = 0; at <= head.size(); ++number) {
    const std::size_t end = std::min(head.find("\r\n", at), head.size());
    const std::string_view line = head.substr(at, end - at);
    at = end + 2;
    if (std::any_of(line.begin(), line.end(), is_control))
      throw malformed("there are control characters in the headers");
    if (number == 0) {
      request = parse_request_line(line, rules.preflights);
    } else {
      if (++headers > rules.most_headers) {
        throw Refusal(kHeadTooLarge, "headers_too_large",
                      "there may be " + std::to_string(rules.most_headers) + " headers at most");
      }
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
        throw malformed("a header is not `Name: value`");
      const std::string name = lowered(line.substr(0, colon));
      has_host = has_host || name == "host";
      take_header(name, trimmed(line.substr(colon + 1), " \t"), rules.loopback_only, request);
    }
  }
  if (rules.loopback_only && !has_host) throw malformed("the header Host is missing");
  return request;
}

Target split_target(std::string_view target) {
  target = target.substr(0, target.find('#'));
  const std::size_t mark = std::min(target.find('?'), target.size());
  Target parts{decoded(target.substr(0, mark), false), {}};
  std::string_view rest = target.substr(std::min(mark + 1, target.size()));
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    parts.parameters.emplace_back(decoded(pair.substr(0, equals), true),
                                  decoded(pair.substr(std::min(equals + 1, pair.size())), true));
  }
  return parts;
}

}  // namespace warta::server
