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

#include "searcher/server/markup.h"
#include "util/content_hash.h"
#include "util/text.h"
#include "warta/error.h"

namespace warta::embedded {
extern const std::string_view search_page;
}  // namespace warta::embedded

namespace warta::server {

namespace {

constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr const char* kAtom = "application/atom+xml; charset=utf-8";
constexpr const char* kPrometheus = "text/plain; version=0.0.4; charset=utf-8";

constexpr int kNotFound = 404;
constexpr int kInternalError = 500;

constexpr std::string_view kArticle = "/article/";
constexpr std::chrono::milliseconds kPatience{5000};  // to wait for a searcher

// More than one, so that a slow query does not delay fast ones.
std::size_t searchers_at_once() { return std::max(4U, std::thread::hardware_concurrency()); }

std::string endpoint_of(const std::string& path) {
  constexpr std::array<std::string_view, 9> kNamed = {"/search",  "/passages", "/concordance",
                                                      "/suggest", "/complete", "/export",
                                                      "/feed",    "/healthz",  "/metrics"};
  if (std::find(kNamed.begin(), kNamed.end(), path) != kNamed.end()) return path.substr(1);
  if (path == "/") return "page";
  return path.starts_with(kArticle) ? "article" : "other";
}

// The page with a new nonce: only its own script and style sheet run. `head` replaces its title.
Response page(const std::string& head) {
  std::random_device random;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string nonce;
  for (int i = 0; i < 32; ++i) nonce += kDigits[random() % kDigits.size()];
  const std::string quoted = "'nonce-" + nonce + "'";
  constexpr std::string_view kPlace = "{{nonce}}";
  std::string text(embedded::search_page);
  for (std::size_t at = 0; (at = text.find(kPlace, at)) != std::string::npos; at += nonce.size())
    text.replace(at, kPlace.size(), nonce);
  if (!head.empty()) {
    constexpr std::string_view kTitle = "<title>Warta</title>";
    text.replace(text.find(kTitle), kTitle.size(), head);
  }
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

// The title of an article, and the tags that other programs show a link to it by (https://ogp.me).
std::string head_of(const Article& article) {
  const std::string title = markup_escaped(article.title.empty() ? article.id : article.title);
  std::string head = "<title>" + title + " – Warta</title>";
  const auto add = [&head](std::string_view property, const std::string& content) {
    if (!content.empty())
      head.append("\n<meta property=\"")
          .append(property)
          .append("\" content=\"")
          .append(content)
          .append("\">");
  };
  constexpr std::size_t kShown = 300;  // bytes of the story, whole words
  std::string opening = collapsed(std::string_view(article.body).substr(0, kShown));
  if (article.body.size() > kShown) opening = opening.substr(0, opening.rfind(' ')) + " …";
  add("og:type", "article");
  add("og:title", title);
  add("og:site_name", markup_escaped(article.publisher));
  add("og:description", markup_escaped(opening));
  if (const auto published = article.published) add("article:published_time", published->to_string());
  add("article:author", markup_escaped(article.author));
  return head;
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

// Of the article that the page opens, if it is there; the page itself says when it is not.
std::string Routes::head_for(const Target& target) {
  const auto named = std::find_if(target.parameters.begin(), target.parameters.end(),
                                  [](const auto& parameter) { return parameter.first == "article"; });
  if (named == target.parameters.end()) return {};
  const auto lease = borrow();
  const auto article = (*lease).newest().article(named->second);
  return article ? head_of(*article) : std::string();
}

Response Routes::find(const Target& target, std::size_t connections) {
  if (target.path == "/") return page(head_for(target));
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
  if (target.path == "/export") {
    const auto lease = borrow();
    ExportedFile file = answer_export((*lease).newest(), with_query_named(target.parameters), limits_);
    return {.body = std::move(file.bytes), .type = std::move(file.type), .file_name = std::move(file.name)};
  }
  if (target.path == "/feed") {
    const auto lease = borrow();
    std::string feed = answer_feed((*lease).newest(), with_query_named(target.parameters), limits_);
    std::string tag = '"' + content_hash(feed).to_hex() + '"';
    return {.body = std::move(feed), .type = kAtom, .etag = std::move(tag)};
  }
  if (target.path == "/complete") {
    const auto lease = borrow();
    return {.body =
                one_line(answer_complete((*lease).newest(), with_query_named(target.parameters), limits_)) +
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
                "there is /search?q=…, /passages?q=…, /concordance?q=…, /article/ID, /suggest?q=…, "
                "/complete?q=…, "
                "/export?format=…&q=…, /feed?q=…, /healthz, /metrics and /");
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
