// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "indexer/archive/fields.h"
#include "warta/error.h"
#include "warta/options.h"
#include "warta/published_at.h"

namespace warta {

namespace {

constexpr std::pair<std::string_view, bool> kTruth[] = {{"true", true}, {"false", false}};
constexpr std::pair<std::string_view, Match> kMatch[] = {
    {"auto", Match::automatic}, {"all", Match::all}, {"any", Match::any}};
constexpr std::pair<std::string_view, Level> kLevel[] = {
    {"root", Level::root}, {"lexeme", Level::lexeme}, {"surface", Level::surface}};
constexpr std::pair<std::string_view, SortOrder> kSort[] = {
    {"relevance", SortOrder::relevance}, {"newest", SortOrder::newest}, {"oldest", SortOrder::oldest}};
constexpr std::pair<std::string_view, Collapse> kCollapse[] = {
    {"none", Collapse::none}, {"near", Collapse::near}, {"media", Collapse::media}};
constexpr std::pair<std::string_view, TimeStep> kStep[] = {
    {"day", TimeStep::day}, {"week", TimeStep::week}, {"month", TimeStep::month}, {"year", TimeStep::year}};
constexpr std::pair<std::string_view, Language> kLanguage[] = {{"id", Language::id}, {"en", Language::en}};
constexpr std::pair<std::string_view, Syntax> kSyntax[] = {{"full", Syntax::full}, {"plain", Syntax::plain}};
constexpr std::pair<std::string_view, Builder> kBuilder[] = {{"automatic", Builder::automatic},
                                                             {"xapian", Builder::xapian}};

[[noreturn]] void refuse(std::string_view value, const std::string& wanted) {
  throw Error(ErrorCode::invalid_argument, "'" + std::string(value) + "' is not " + wanted);
}

template <typename Value, std::size_t count>
Value named(const std::pair<std::string_view, Value> (&names)[count], std::string_view value) {
  std::string list;
  for (const auto& [name, meaning] : names) {
    if (name == value) return meaning;
    (list += list.empty() ? "one of " : ", ") += name;
  }
  refuse(value, list);
}

Facet facet_named(std::string_view name) {
  if (const auto facet = schema::find_facet(name)) return *facet;
  refuse(name, "one of " + schema::facet_names(", "));
}

template <typename Number>
Number number(std::string_view text, Number least = 0, Number most = std::numeric_limits<Number>::max()) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least || value > most) {
    refuse(text, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  }
  return value;
}

// Thousandths are what is counted; what is less counts as one.
std::chrono::milliseconds seconds(std::string_view text) {
  constexpr double kMost = 86'400;
  constexpr double kMilliseconds = 1000;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= 0 && value <= kMost))
    refuse(text, "a number of seconds from 0 to 86400, such as 2.5");
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(value * kMilliseconds)));
}

// Calls `take` with every part of a list with commas.
template <typename Take>
void each_of(std::string_view list, const Take& take) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    take(list.substr(0, comma));
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
  }
}

std::chrono::year_month_day day(std::string_view text) {
  const std::optional<PublishedAt> date = parse_published_at(text);
  if (!date) refuse(text, "a date such as 2023-09-17");
  return date->date;
}

template <typename Options>
struct Row {
  std::string_view name;
  void (*set)(Options& options, std::string_view value);
};

// Passages a hit: more would be the article.
constexpr std::uint32_t kMaxSnippets = 20;
constexpr std::uint32_t kMaxSnippetCharacters = 10'000;

using V = std::string_view;
using Q = QueryOptions;
constexpr Row<QueryOptions> kQueryOptions[] = {
    {"limit", [](Q& o, V v) { o.search.limit = number(v, 0U, SearchOptions::kMaxLimit); }},
    {"offset", [](Q& o, V v) { o.search.offset = number(v, 0U, SearchOptions::kMaxLimit); }},
    {"match", [](Q& o, V v) { o.search.match = named(kMatch, v); }},
    {"level", [](Q& o, V v) { o.search.level = named(kLevel, v); }},
    {"sort", [](Q& o, V v) { o.search.sort = named(kSort, v); }},
    {"half_life", [](Q& o, V v) { o.search.half_life = number<std::uint32_t>(v, 1); }},
    {"collapse", [](Q& o, V v) { o.search.collapse = named(kCollapse, v); }},
    {"expand", [](Q& o, V v) { o.search.expand = named(kTruth, v); }},
    {"snippets", [](Q& o, V v) { o.search.snippets = number(v, 0U, kMaxSnippets); }},
    {"snippet_characters",
     [](Q& o, V v) { o.search.snippet_characters = number(v, 1U, kMaxSnippetCharacters); }},
    {"explain", [](Q& o, V v) { o.search.explain = named(kTruth, v); }},
    {"facet",
     [](Q& o, V v) {
       o.search.facets.clear();
       each_of(v, [&o](V name) { o.search.facets.push_back(facet_named(name)); });
     }},
    {"timeline",
     [](Q& o, V v) {
       o.search.timeline = v.empty() ? std::nullopt : std::optional<TimeStep>(named(kStep, v));
     }},
    {"time_limit", [](Q& o, V v) { o.search.time_limit = seconds(v); }},
    {"language", [](Q& o, V v) { o.parse.language = named(kLanguage, v); }},
    {"syntax", [](Q& o, V v) { o.parse.syntax = named(kSyntax, v); }},
    {"today", [](Q& o, V v) { o.parse.today = day(v); }},
    {"names", [](Q& o, V v) { o.searcher.names = v; }},
    {"thesaurus", [](Q& o, V v) { o.searcher.thesaurus = v; }},
    {"partial", [](Q& o, V v) { o.searcher.partial = named(kTruth, v); }},
    {"remote_timeout",
     [](Q& o, V v) { o.searcher.remote_timeout = std::chrono::seconds(number(v, 1U, 86'400U)); }},
};

using A = AddOptions;
constexpr Row<AddOptions> kAddOptions[] = {
    {"jobs", [](A& o, V v) { o.jobs = number(v, 0U, 1024U); }},
    {"clean", [](A& o, V v) { o.writer.clean = named(kTruth, v); }},
    {"exceptions", [](A& o, V v) { o.writer.exceptions = v; }},
    {"lock_timeout",
     [](A& o, V v) { o.writer.lock_timeout = std::chrono::seconds(number<std::uint32_t>(v)); }},
    {"commit_every", [](A& o, V v) { o.writer.commit_every = number<std::uint32_t>(v, 1); }},
    {"memory_bytes", [](A& o, V v) { o.memory_bytes = number<std::size_t>(v); }},
    {"builder", [](A& o, V v) { o.builder = named(kBuilder, v); }},
    {"format", [](A& o, V v) { o.read.format = v; }},
    {"extra_tags", [](A& o, V v) { o.read.extra_tags = named(kTruth, v); }},
    {"prune", [](A& o, V v) { o.prune = named(kTruth, v); }},
    {"dry_run", [](A& o, V v) { o.dry_run = named(kTruth, v); }},
};

template <typename Options>
std::vector<std::string> names_of(std::span<const Row<Options>> rows) {
  std::vector<std::string> names;
  for (const Row<Options>& row : rows) names.emplace_back(row.name);
  return names;
}

template <typename Options>
void set(std::span<const Row<Options>> rows, Options& options, V name, V value) {
  std::string list;
  for (const Row<Options>& row : rows) {
    (list += list.empty() ? "" : ", ") += row.name;
    if (row.name != name) continue;
    try {
      return row.set(options, value);
    } catch (const Error& error) {
      throw Error(error.code(), std::string(name) + ": " + error.what());
    }
  }
  throw Error(ErrorCode::invalid_argument,
              "there is no option '" + std::string(name) + "'; the options are " + list);
}

}  // namespace

void set_option(QueryOptions& options, std::string_view name, std::string_view value) {
  set<QueryOptions>(kQueryOptions, options, name, value);
}
void set_option(AddOptions& options, std::string_view name, std::string_view value) {
  set<AddOptions>(kAddOptions, options, name, value);
}
std::vector<std::string> query_option_names() { return names_of<QueryOptions>(kQueryOptions); }
std::vector<std::string> add_option_names() { return names_of<AddOptions>(kAddOptions); }

std::string_view option_name(Facet facet) noexcept { return schema::row_of(facet).name; }

}  // namespace warta
