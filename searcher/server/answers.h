// SPDX-License-Identifier: GPL-3.0-or-later
// The requests of --stdio and --serve, independent of transport. Each answer is JSON as in
// docs/output-format.md; throws Refusal for an invalid request and Error for the archive.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "searcher/server/refusal.h"
#include "warta/searcher.h"

namespace warta::server {

// Names and values as text. Names are `query` and the options of warta-search without dashes.
using Parameters = std::vector<std::pair<std::string, std::string>>;

// The limits of one request.
struct AnswerLimits {
  std::chrono::milliseconds most_time{0};  // for a search; a request may set less. 0: no limit
  std::chrono::milliseconds attempt{0};    // less than most_time, after which to try elsewhere; 0: none
  bool one_line = false;                   // search results without line ends
  bool served = false;                     // to anyone over HTTP: options::Option::most_served holds
};

// Like `--format json`.
[[nodiscard]] std::string answer_search(const Searcher& searcher, const Parameters& parameters,
                                        const AnswerLimits& limits);
// Calls `take` with every match, best first, as a line of `--format jsonl`, until it returns false; in
// bounded memory.
void answer_all(const Searcher& searcher, const Parameters& parameters, const AnswerLimits& limits,
                const std::function<bool(const std::string& hit)>& take);
// The best passages of all articles.
[[nodiscard]] Json answer_passages(const Searcher& searcher, const Parameters& parameters,
                                   const AnswerLimits& limits);
// Places of the words with their context: `limit` lines of `words` words on either side.
[[nodiscard]] Json answer_concordance(const Searcher& searcher, const Parameters& parameters,
                                      const AnswerLimits& limits);
// The article of the parameter `article`, with its body.
[[nodiscard]] Json answer_article(const Searcher& searcher, const Parameters& parameters);
// A query with corrected spelling that has matches, or null.
[[nodiscard]] Json answer_suggest(const Searcher& searcher, const Parameters& parameters,
                                  const AnswerLimits& limits);
// Completions of the end of a query.
[[nodiscard]] Json answer_complete(const Searcher& searcher, const Parameters& parameters,
                                   const AnswerLimits& limits);

// A result as a file: at most kMostExported articles.
inline constexpr std::uint32_t kMostExported = 10'000;
struct ExportedFile {
  std::string bytes;
  std::string type;  // of media
  std::string name;
};
[[nodiscard]] ExportedFile answer_export(const Searcher& searcher, const Parameters& parameters,
                                         const AnswerLimits& limits);

// The newest articles of a query as an Atom feed (RFC 4287).
[[nodiscard]] std::string answer_feed(const Searcher& searcher, const Parameters& parameters,
                                      const AnswerLimits& limits);

// How a query is parsed.
[[nodiscard]] Json answer_parse(const Parameters& parameters, const AnswerLimits& limits);

}  // namespace warta::server
