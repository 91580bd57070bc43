// SPDX-License-Identifier: GPL-3.0-or-later
// Decides who is answered (office.h).
#include "searcher/server/office.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "searcher/server/messages.h"
#include "util/text.h"
#include "warta/error.h"

namespace warta::embedded {
extern const std::string_view login_page;
}  // namespace warta::embedded

namespace warta::server {

namespace {

constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;

// `https://HOST[:PORT]`, as browsers write it: without a path, in small letters.
bool is_origin(std::string_view text) {
  const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  return scheme > 0 && text.size() > scheme && text == lowered(text) &&
         text.find_first_of("/ \t\"'<>*,;\\?#@", scheme) == std::string_view::npos;
}

std::string_view path_of(std::string_view target) { return target.substr(0, target.find_first_of("?#")); }

// Feed readers send what they know only when they are asked in the old way, at which a browser opens a
// window.
Response unauthorized(std::string_view path) {
  Response response;
  if (path == "/") {
    response = web_page(std::string(embedded::login_page));
    response.status = kUnauthorized;
  } else {
    response = refused({kUnauthorized, "unauthorized",
                        "give a token: the header `Authorization: Bearer NAME:SECRET`, or log in at /"});
  }
  response.headers.emplace_back("WWW-Authenticate", path == "/feed"
                                                        ? R"(Basic realm="Warta", charset="UTF-8")"
                                                        : R"(Bearer realm="Warta")");
  return response;
}

// For the folder that the page is in, also below a path of another server; no script can read it, and no
// other page's request brings it along.
std::string cookie(const std::string& value, std::chrono::seconds age, bool tls) {
  return std::string(Gate::kCookie) + '=' + value +
         "; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(age.count()) + (tls ? "; Secure" : "");
}

}  // namespace

Office::Office(OfficeOptions options, Routes& routes)
    : options_(std::move(options)),
      routes_(routes),
      gate_(options_.tokens.empty() ? nullptr : std::make_unique<Gate>(options_.tokens)),
      log_(options_.access_log, options_.log_queries) {
  for (const std::string& origin : options_.cors) {
    if (is_origin(origin)) continue;
    throw Error(ErrorCode::invalid_argument, both(messages::kNotOrigin, {origin}));
  }
}

void Office::reload() {
  std::optional<Error> failure;
  try {
    log_.reopen();
  } catch (const Error& error) {
    failure = error;
  }
  if (gate_ != nullptr) gate_->reload();
  if (failure) throw Error(*failure);
}

bool Office::is_friend(const std::string& origin) const {
  return std::find(options_.cors.begin(), options_.cors.end(), origin) != options_.cors.end();
}

Response Office::preflight(const RequestHead& request) const {
  if (!is_friend(request.origin)) return refused({kForbidden, "forbidden_origin", "not from that page"});
  Response response{.status = kNoContent, .body = {}};
  response.headers = {{"Access-Control-Allow-Methods", "GET, HEAD"},
                      {"Access-Control-Allow-Headers", "Authorization, If-None-Match"},
                      {"Access-Control-Max-Age", "600"}};
  return response;
}

Response Office::admitted(const RequestHead& request, const std::string& client, std::size_t connections,
                          std::string& name) {
  const std::string_view path = path_of(request.target);
  if (gate_ == nullptr) return routes_.answer(request.target, connections);
  const std::optional<Visitor> visitor = gate_->visitor_of(request, client);
  if (path == "/logout") {
    gate_->end_session(request);
    Response response{.status = kNoContent, .body = {}};
    response.headers.emplace_back("Set-Cookie", cookie("", {}, request.forwarded_from_tls));
    return response;
  }
  if (!visitor) return unauthorized(path);
  name = visitor->name;
  if (visitor->right == Right::alerts && path != "/feed")
    return refused({kForbidden, "forbidden", "this token is for feeds only"});
  if (path != "/login") {
    Response response = routes_.answer(request.target, connections);
    // The page offers to log out. A name has only letters, digits and -_.@
    if (path == "/" && response.status == kOk)
      response.body.insert(response.body.find("<title>"),
                           "<meta name=\"warta-visitor\" content=\"" + name + "\">\n");
    return response;
  }
  Response response{.status = kNoContent, .body = {}};
  response.headers.emplace_back(
      "Set-Cookie", cookie(gate_->begin_session(*visitor), Gate::kSessionTime, request.forwarded_from_tls));
  return response;
}

Response Office::answer(const RequestHead& request, const std::string& client, std::size_t connections) {
  const auto start = std::chrono::steady_clock::now();
  AccessEntry entry{.client = client, .name = {}, .method = request.method, .target = request.target};
  Response response;
  try {
    response =
        request.method == "OPTIONS" ? preflight(request) : admitted(request, client, connections, entry.name);
  } catch (const Refusal& refusal) {
    response = refused(refusal);
  }
  if (entry.name.empty() && gate_ != nullptr) routes_.count_refusal(response.status);
  if (!options_.cors.empty()) {
    response.headers.emplace_back("Vary", "Origin");
    if (is_friend(request.origin))
      response.headers.emplace_back("Access-Control-Allow-Origin", request.origin);
  }
  if (!response.etag.empty() && request.known_tag == response.etag) {
    response.status = kNotModified;
    response.body.clear();
  }
  entry.status = response.status;
  entry.bytes = request.without_body ? 0 : response.body.size();
  entry.taken = std::chrono::steady_clock::now() - start;
  log_.write(entry);
  return response;
}

Response Office::refuse(const Refusal& refusal, const std::string& client) {
  routes_.count_refusal(refusal.status());
  Response response = refused(refusal);
  log_.write({.client = client,
              .name = {},
              .method = {},
              .target = {},
              .status = response.status,
              .bytes = response.body.size()});
  return response;
}

}  // namespace warta::server
