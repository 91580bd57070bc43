// SPDX-License-Identifier: GPL-3.0-or-later
// Maps HTTP paths to answers.h, and errors to statuses (routes.h).
#include "searcher/server/routes.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <random>
#include <string_view>
#include <thread>

#include "warta/error.h"

namespace warta::embedded {
extern const std::string_view search_page;
}  // namespace warta::embedded

namespace warta::server {

namespace {

constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr const char* kPrometheus = "text/plain; version=0.0.4; charset=utf-8";

constexpr int kNotFound = 404;
constexpr int kInternalError = 500;

constexpr std::string_view kArticle = "/article/";
constexpr std::chrono::milliseconds kPatience{5000};  // to wait for a searcher

// More than one, so that a slow query does not delay fast ones.
std::size_t searchers_at_once() { return std::max(4U, std::thread::hardware_concurrency()); }

std::string endpoint_of(const std::string& path) {
  constexpr std::array<std::string_view, 6> kNamed = {"/search",  "/passages", "/concordance",
                                                      "/suggest", "/healthz",  "/metrics"};
  if (std::find(kNamed.begin(), kNamed.end(), path) != kNamed.end()) return path.substr(1);
  if (path == "/") return "page";
  return path.starts_with(kArticle) ? "article" : "other";
}

// The page with a new nonce: only its own script and style sheet run.
Response page() {
  std::random_device random;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string nonce;
  for (int i = 0; i < 32; ++i) nonce += kDigits[random() % kDigits.size()];
  const std::string quoted = "'nonce-" + nonce + "'";
  constexpr std::string_view kPlace = "{{nonce}}";
  std::string text(embedded::search_page);
  for (std::size_t at = 0; (at = text.find(kPlace, at)) != std::string::npos; at += nonce.size())
    text.replace(at, kPlace.size(), nonce);
  Response response{.body = std::move(text), .type = kHtml};
  response.content_policy = "default-src 'none'; script-src " + quoted + "; style-src " + quoted +
                            "; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
                            "frame-ancestors 'none'";
  return response;
}

Parameters with_query_named(Parameters parameters) {
  for (auto& [name, value] : parameters)
    if (name == "q") name = "query";
  return parameters;
}

}  // namespace

Routes::Routes(const std::vector<std::string>& archives, const SearcherOptions& options,
               std::chrono::milliseconds most_time, std::function<void(const std::string&)> log)
    : log_(std::move(log)),
      limits_{.most_time = most_time, .served = true},
      pool_(archives, options, searchers_at_once()) {
  (void)pool_.borrow(kPatience);
}

SearcherPool::Lease Routes::borrow() {
  auto lease = pool_.borrow(kPatience);
  if (!lease) throw Refusal(kUnavailable, "busy", "too many searches at once; ask again in a moment");
  return std::move(*lease);
}

std::string Routes::health() {
  const auto lease = borrow();
  return one_line({{"schema", kSchema}, {"status", "ok"}, {"articles", (*lease).newest().article_count()}}) +
         '\n';
}

Response Routes::find(const Target& target, std::size_t connections) {
  if (target.path == "/") return page();
  if (target.path == "/healthz") return {.body = health()};
  if (target.path == "/metrics") {
    const auto lease = borrow();
    return {.body = metrics_.text((*lease).newest().article_count(), connections), .type = kPrometheus};
  }
  if (target.path == "/search") {
    const auto lease = borrow();
    return {.body = answer_search((*lease).newest(), with_query_named(target.parameters), limits_)};
  }
  if (target.path == "/passages") {
    const auto lease = borrow();
    return {.body =
                one_line(answer_passages((*lease).newest(), with_query_named(target.parameters), limits_)) +
                '\n'};
  }
  if (target.path == "/concordance") {
    const auto lease = borrow();
    return {.body = one_line(
                        answer_concordance((*lease).newest(), with_query_named(target.parameters), limits_)) +
                    '\n'};
  }
  if (target.path == "/suggest") {
    const auto lease = borrow();
    return {.body =
                one_line(answer_suggest((*lease).newest(), with_query_named(target.parameters), limits_)) +
                '\n'};
  }
  if (target.path.starts_with(kArticle) && target.path.size() > kArticle.size()) {
    Parameters parameters = target.parameters;
    parameters.emplace_back("article", target.path.substr(kArticle.size()));
    const auto lease = borrow();
    return {.body = one_line(answer_article((*lease).newest(), parameters)) + '\n'};
  }
  throw Refusal(kNotFound, "no_such_page",
                "there is /search?q=…, /passages?q=…, /concordance?q=…, /article/ID, /suggest?q=…, /healthz, "
                "/metrics and /");
}

Response Routes::answer(const std::string& address, std::size_t connections) {
  const auto start = std::chrono::steady_clock::now();
  std::string endpoint = "other";
  Response response;
  try {
    const Target target = split_target(address);
    endpoint = endpoint_of(target.path);
    response = find(target, connections);
  } catch (const Refusal& refusal) {
    response = refused(refusal);
  } catch (const Error& error) {
    // The message names files of this machine, so only the operator may see it.
    log_(error.what());
    response = refused({kUnavailable, "archive_unavailable", "the archive cannot be read just now"});
  } catch (const std::exception& error) {
    log_(std::string("internal error, please report it: ") + error.what());
    response = refused({kInternalError, "internal", "the search failed; the server's log says why"});
  }
  metrics_.count(endpoint, response.status, std::chrono::steady_clock::now() - start);
  return response;
}

}  // namespace warta::server
