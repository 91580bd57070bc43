// SPDX-License-Identifier: GPL-3.0-or-later
// Writes answers over HTTP (response.h).
#include "searcher/server/response.h"

#include <random>
#include <string_view>
#include <utility>

namespace warta::server {

namespace {
constexpr int kMethodNotAllowed = 405;
}  // namespace

Response refused(const Refusal& refusal) {
  return {.status = refusal.status(),
          .body = one_line({{"schema", kSchema}, {"error", refusal.error()}}) + '\n'};
}

Response web_page(std::string text) {
  std::random_device random;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string nonce;
  for (int i = 0; i < 32; ++i) nonce += kDigits[random() % kDigits.size()];
  const std::string quoted = "'nonce-" + nonce + "'";
  constexpr std::string_view kPlace = "{{nonce}}";
  for (std::size_t at = 0; (at = text.find(kPlace, at)) != std::string::npos; at += nonce.size())
    text.replace(at, kPlace.size(), nonce);
  Response response{.body = std::move(text), .type = "text/html; charset=utf-8"};
  response.content_policy = "default-src 'none'; script-src " + quoted + "; style-src " + quoted +
                            "; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
                            "frame-ancestors 'none'";
  return response;
}

std::string bytes_of(const Response& response, bool without_body, bool closes) {
  std::string text = "HTTP/1.1 " + std::to_string(response.status) +
                     (response.status == kOk            ? " OK\r\n"
                      : response.status == kNoContent   ? " No Content\r\n"
                      : response.status == kNotModified ? " Not Modified\r\n"
                                                        : " Refused\r\n");
  const auto add = [&text](std::string_view name, std::string_view value) {
    text.append(name).append(": ").append(value).append("\r\n");
  };
  add("X-Content-Type-Options", "nosniff");
  add("Content-Security-Policy", response.content_policy);
  add("Cross-Origin-Resource-Policy", "same-origin");
  add("Referrer-Policy", "no-referrer");
  add("Cache-Control", response.etag.empty() ? "no-store" : "no-cache");
  if (!response.etag.empty()) add("ETag", response.etag);
  if (!response.file_name.empty())
    add("Content-Disposition", "attachment; filename=\"" + response.file_name + '"');
  if (response.status == kMethodNotAllowed) add("Allow", "GET, HEAD");
  if (response.status == kUnavailable) add("Retry-After", "1");
  for (const auto& [name, value] : response.headers) add(name, value);
  add("Content-Type", response.type);
  // These have no body by definition (RFC 9110, section 8.6).
  if (response.status != kNotModified && response.status != kNoContent)
    add("Content-Length", std::to_string(response.body.size()));
  add("Connection", closes ? "close" : "keep-alive");
  text += "\r\n";
  if (!without_body) text += response.body;
  return text;
}

}  // namespace warta::server
