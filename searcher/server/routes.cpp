// SPDX-License-Identifier: GPL-3.0-or-later
// Maps HTTP paths to answers.h, and errors to statuses (routes.h).
#include "searcher/server/routes.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <optional>
#include <string_view>
#include <thread>

#include "util/content_hash.h"
#include "util/markup.h"
#include "util/text.h"
#include "warta/error.h"

namespace warta::embedded {
extern const std::string_view search_page;
}  // namespace warta::embedded

namespace warta::server {

namespace {

constexpr const char* kAtom = "application/atom+xml; charset=utf-8";
constexpr const char* kPrometheus = "text/plain; version=0.0.4; charset=utf-8";

constexpr int kNotFound = 404;
constexpr int kInternalError = 500;
constexpr int kTimeout = 504;

constexpr std::string_view kArticle = "/article/";
constexpr std::chrono::milliseconds kPatience{5000};  // to wait for a searcher

// A search that takes longer than this is tried again in the slow lane (lanes.h). A plain one of a million
// articles takes a tenth.
constexpr std::chrono::milliseconds kAttempt{50};

// Of the plain lane.
std::size_t searchers_at_once() { return std::max(4U, std::thread::hardware_concurrency()); }
// Half of the processors are left to plain searches.
std::size_t slow_at_once() { return std::max(2U, std::thread::hardware_concurrency() / 2); }

std::string endpoint_of(const std::string& path) {
  constexpr std::array<std::string_view, 9> kNamed = {"/search",  "/passages", "/concordance",
                                                      "/suggest", "/complete", "/export",
                                                      "/feed",    "/healthz",  "/metrics"};
  if (std::find(kNamed.begin(), kNamed.end(), path) != kNamed.end()) return path.substr(1);
  if (path == "/") return "page";
  return path.starts_with(kArticle) ? "article" : "other";
}

// The page. `head` replaces its title.
Response page(const std::string& head) {
  std::string text(embedded::search_page);
  if (!head.empty()) {
    constexpr std::string_view kTitle = "<title>Warta</title>";
    text.replace(text.find(kTitle), kTitle.size(), head);
  }
  return web_page(std::move(text));
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
      lanes_({.slow_at_once = slow_at_once(), .patience = most_time, .attempt = kAttempt}),
      pool_(archives, options, searchers_at_once()),
      slow_pool_(archives, options, slow_at_once()) {
  (void)pool_.borrow(kPatience);
}

SearcherPool::Lease Routes::borrow(SearcherPool& pool) {
  auto lease = pool.borrow(kPatience);
  if (!lease) throw Refusal(kUnavailable, "busy", "too many searches at once; ask again in a moment");
  return std::move(*lease);
}

std::string Routes::health() {
  const auto lease = borrow(pool_);
  return one_line({{"schema", kSchema}, {"status", "ok"}, {"articles", (*lease).newest().article_count()}}) +
         '\n';
}

// Of the article that the page opens, if it is there; the page itself says when it is not.
std::string Routes::head_for(const Target& target) {
  const auto named = std::find_if(target.parameters.begin(), target.parameters.end(),
                                  [](const auto& parameter) { return parameter.first == "article"; });
  if (named == target.parameters.end()) return {};
  const auto lease = borrow(pool_);
  const auto article = (*lease).newest().article(named->second);
  return article ? head_of(*article) : std::string();
}

namespace {

template <Json (*answer)(const Searcher&, const Parameters&, const AnswerLimits&)>
Response line(const Searcher& searcher, const Parameters& parameters, const AnswerLimits& limits) {
  return {.body = one_line(answer(searcher, parameters, limits)) + '\n'};
}

Response result(const Searcher& searcher, const Parameters& parameters, const AnswerLimits& limits) {
  return {.body = answer_search(searcher, parameters, limits)};
}

Response file(const Searcher& searcher, const Parameters& parameters, const AnswerLimits& limits) {
  ExportedFile exported = answer_export(searcher, parameters, limits);
  return {.body = std::move(exported.bytes),
          .type = std::move(exported.type),
          .file_name = std::move(exported.name)};
}

Response feed(const Searcher& searcher, const Parameters& parameters, const AnswerLimits& limits) {
  std::string text = answer_feed(searcher, parameters, limits);
  std::string tag = '"' + content_hash(text).to_hex() + '"';
  return {.body = std::move(text), .type = kAtom, .etag = std::move(tag)};
}

// What searches, and so may take long.
struct SearchRoute {
  std::string_view path;
  Response (*answer)(const Searcher&, const Parameters&, const AnswerLimits&);
};
constexpr SearchRoute kSearches[] = {{"/search", result},
                                     {"/passages", line<answer_passages>},
                                     {"/concordance", line<answer_concordance>},
                                     {"/suggest", line<answer_suggest>},
                                     {"/complete", line<answer_complete>},
                                     {"/export", file},
                                     {"/feed", feed}};

}  // namespace

Response Routes::find(const std::string& address, const Target& target, std::size_t connections) {
  if (target.path == "/") return page(head_for(target));
  if (target.path == "/healthz") return {.body = health()};
  if (target.path == "/metrics") {
    const auto lease = borrow(pool_);
    return {.body = metrics_.text((*lease).newest().article_count(), connections), .type = kPrometheus};
  }
  for (const SearchRoute& route : kSearches) {
    if (target.path != route.path) continue;
    const Parameters parameters = with_query_named(target.parameters);
    const auto attempt = [&]() -> std::optional<Response> {
      AnswerLimits limits = limits_;
      limits.attempt = kAttempt;
      try {
        const auto lease = borrow(pool_);
        return route.answer((*lease).newest(), parameters, limits);
      } catch (const Refusal& refusal) {
        if (refusal.status() != kTimeout) throw;
        return std::nullopt;
      }
    };
    return lanes_.run(address, attempt, [&] {
      const auto lease = borrow(slow_pool_);
      return route.answer((*lease).newest(), parameters, limits_);
    });
  }
  if (target.path.starts_with(kArticle) && target.path.size() > kArticle.size()) {
    Parameters parameters = target.parameters;
    parameters.emplace_back("article", target.path.substr(kArticle.size()));
    const auto lease = borrow(pool_);
    return {.body = one_line(answer_article((*lease).newest(), parameters)) + '\n'};
  }
  throw Refusal(kNotFound, "no_such_page",
                "there is /search?q=…, /passages?q=…, /concordance?q=…, /article/ID, /suggest?q=…, "
                "/complete?q=…, /export?format=…&q=…, /feed?q=…, /healthz, /metrics and /");
}

Response Routes::answer(const std::string& address, std::size_t connections) {
  const auto start = std::chrono::steady_clock::now();
  std::string endpoint = "other";
  Response response;
  try {
    const Target target = split_target(address);
    endpoint = endpoint_of(target.path);
    response = find(address, target, connections);
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
