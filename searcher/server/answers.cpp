// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the parameters of a request and runs it (answers.h).
#include "searcher/server/answers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <locale>
#include <map>
#include <set>
#include <sstream>
#include <string_view>
#include <system_error>
#include <variant>

#include "searcher/printers/article_json.h"
#include "searcher/printers/atom_feed.h"
#include "searcher/printers/diagnostics_json.h"
#include "searcher/printers/occurrence_json.h"
#include "searcher/printers/passages_json.h"
#include "searcher/request/options.h"
#include "util/terminal/terminal.h"
#include "util/text.h"
#include "warta/error.h"
#include "warta/printer.h"

namespace warta::server {

namespace {

constexpr int kBadRequest = 400;
constexpr int kNotFound = 404;
constexpr int kTimeout = 504;  // not 503, which would blame the archive

Refusal bad_parameter(const std::string& message) { return {kBadRequest, "bad_parameter", message}; }

// A request: search options in the form of the command line, and other parameters by name.
struct Question {
  std::map<std::string, std::string> own;
  QueryOptions options;
  std::vector<std::string> fields;

  // Null if not given.
  [[nodiscard]] const std::string* find(const std::string& name) const {
    const auto found = own.find(name);
    return found == own.end() ? nullptr : &found->second;
  }

  [[nodiscard]] const std::string& need(const std::string& name) const {
    if (const std::string* value = find(name)) return *value;
    throw bad_parameter(name + ": is missing");
  }
};

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  std::istringstream in(list);
  for (std::string part; std::getline(in, part, ',');) parts.push_back(part);
  return parts;
}

// Options are those of the one table. `own` are the other parameters accepted here.
Question read_question(const Parameters& parameters, const std::vector<std::string_view>& own,
                       const AnswerLimits& limits, bool allow_options = true) {
  Question question;
  question.options.search.opening = true;
  question.options.parse.language = command_line::language();
  std::set<std::string_view> seen;
  for (const auto& [name, value] : parameters) {
    const bool is_own = std::find(own.begin(), own.end(), name) != own.end();
    const bool is_fields = allow_options && name == "fields";
    const options::Option* const option = allow_options ? options::find_request(name) : nullptr;
    if (!is_own && !is_fields && option == nullptr)
      throw bad_parameter("'" + name + "' is not something that this request can have");
    const bool repeats = option != nullptr && option->kind == options::Kind::each &&
                         (!is_own || options::is_field_filter(value));
    if (!repeats && !seen.insert(name).second)
      throw bad_parameter(name + ": is there twice; give it once (values of a list are separated by commas)");
    if (is_own && !repeats) question.own[name] = value;
    if (is_fields) question.fields = split(value);
    try {
      if (option == nullptr || (is_own && !repeats)) continue;
      options::Option row = *option;
      if (limits.served && row.most_served != 0) row.most = row.most_served;
      row.set(question.options, value, row);
    } catch (const Error& error) {
      throw bad_parameter(name + ": " + error.what());
    }
  }
  try {
    options::require_consistent(question.options.search);
  } catch (const Error& error) {
    throw bad_parameter(error.what());
  }
  return question;
}

// `where` precedes the message: which query of a request is wrong.
ParsedQuery parsed(const std::string& text, const ParseOptions& options, const char* where = "") {
  ParsedQuery query = parse_query(text, options);
  if (query.ok()) return query;
  throw Refusal(kBadRequest, "bad_query", where + query.diagnostics.back().to_string(options.language),
                printers::diagnostics_json(query.diagnostics));
}

// The items that an article must have: `match` must not relax a filter.
std::vector<query::Node> required_items(const QueryTree& tree) {
  const auto required = [](const query::Node& item) {
    const bool settled =
        std::holds_alternative<query::Not>(item.value) || std::holds_alternative<query::Required>(item.value);
    return settled ? item : query::Node{query::Required{item}, item.range};
  };
  std::vector<query::Node> items;
  if (const auto* sequence = std::get_if<query::Sequence>(&tree.value)) {
    for (const query::Node& item : sequence->items) items.push_back(required(item));
  } else {
    items.push_back(required(tree));
  }
  return items;
}

// The query restricted to the articles that the filter matches.
ParsedQuery narrowed(const Question& question) {
  const std::string* filter_text = question.find("filter");
  const std::string* asked = question.find("query");
  if (filter_text == nullptr || filter_text->empty()) {
    const bool everything = !question.options.search.filters.empty() && (asked == nullptr || asked->empty());
    if (everything) return parse_query(options::kEverything);
    return parsed(question.need("query"), question.options.parse);
  }
  ParseOptions full = question.options.parse;
  full.syntax = Syntax::full;
  ParsedQuery filter = parsed(*filter_text, full, "filter: ");
  if (asked == nullptr || asked->empty()) return filter;
  ParsedQuery query = parsed(*asked, question.options.parse);
  query::Sequence both;
  if (const auto* sequence = std::get_if<query::Sequence>(&query.tree->value)) {
    both = *sequence;
  } else {
    both.items.push_back(*query.tree);
  }
  for (query::Node& item : required_items(*filter.tree)) both.items.push_back(std::move(item));
  query.tree->value = std::move(both);
  return query;
}

// The stricter of the time limits of request and server.
void settle_time(SearchOptions& options, const AnswerLimits& limits) {
  if (limits.most_time.count() == 0) return;
  if (options.time_limit > limits.most_time) {
    std::ostringstream seconds;
    seconds.imbue(std::locale::classic());
    seconds << std::chrono::duration<double>(limits.most_time).count();
    throw bad_parameter("time-limit: may be " + seconds.str() + " at most");
  }
  if (options.time_limit.count() == 0) options.time_limit = limits.most_time;
  if (limits.attempt.count() > 0) options.time_limit = std::min(options.time_limit, limits.attempt);
}

Refusal no_such_article(const std::string& id) {
  return {kNotFound, "no_such_article", "there is no article with the id '" + id + "'"};
}

SearchResults found(const Searcher& searcher, const Question& question, const SearchOptions& options) {
  const std::string* like = question.find("like");
  const std::string* of = question.find("duplicates-of");
  const std::string* text = question.find("like-text");
  const int given =
      static_cast<int>(like != nullptr) + static_cast<int>(of != nullptr) + static_cast<int>(text != nullptr);
  if (given == 0) return searcher.search(narrowed(question), options);
  if (question.find("query") != nullptr || question.find("filter") != nullptr || given > 1)
    throw bad_parameter("like, like-text and duplicates-of: cannot be combined with a query or filter");
  if (text != nullptr) return searcher.like_text(*text, options);
  auto results = like != nullptr ? searcher.like(*like, options) : searcher.duplicates_of(*of, options);
  if (!results) throw no_such_article(like != nullptr ? *like : *of);
  return std::move(*results);
}

// The query as `--format json` shows it.
std::string query_shown(const Question& question) {
  if (const std::string* like = question.find("like")) return "--like " + *like;
  if (question.find("like-text") != nullptr) return "--like-text";
  if (const std::string* of = question.find("duplicates-of")) return "--duplicates-of " + *of;
  const std::string* query = question.find("query");
  return query == nullptr ? std::string() : *query;
}

// An invalid argument of the library is an error of the request.
template <typename Work>
auto blamed_on_request(const Work& work) {
  try {
    return work();
  } catch (const Error& error) {
    if (error.code() == ErrorCode::timeout) throw Refusal(kTimeout, "timeout", error.what());
    if (error.code() != ErrorCode::invalid_argument && error.code() != ErrorCode::unsupported) throw;
    throw Refusal(kBadRequest, "bad_request", error.what());
  }
}

std::string comparison(const Searcher& searcher, const Question& question, const SearchOptions& options,
                       const PrintOptions& print) {
  if (!question.own.empty())
    throw bad_parameter("compare: cannot be combined with " + question.own.begin()->first);
  std::vector<ParsedQuery> queries;
  for (const std::string& text : question.options.compare)
    queries.push_back(parsed(text, question.options.parse, "compare: "));
  std::ostringstream out;
  out.imbue(std::locale::classic());
  print_comparison(question.options.compare, searcher.compare(queries, options), "json", print, out);
  return std::move(out).str();
}

}  // namespace

std::string answer_search(const Searcher& searcher, const Parameters& parameters,
                          const AnswerLimits& limits) {
  const Question question =
      read_question(parameters, {"query", "filter", "like", "like-text", "duplicates-of"}, limits);
  SearchOptions options = question.options.search;
  settle_time(options, limits);
  PrintOptions print;
  print.query = query_shown(question);
  print.fields = question.fields;
  print.one_line = limits.one_line;
  return blamed_on_request([&] {
    if (!question.options.compare.empty()) return comparison(searcher, question, options, print);
    const auto printer = make_printer("json", print);
    printer->prepare(options);
    std::ostringstream out;
    out.imbue(std::locale::classic());
    printer->print(found(searcher, question, options), out);
    return std::move(out).str();
  });
}

void answer_all(const Searcher& searcher, const Parameters& parameters, const AnswerLimits& limits,
                const std::function<bool(const std::string& hit)>& take) {
  const Question question = read_question(parameters, {"query", "filter"}, limits);
  SearchOptions options = question.options.search;
  settle_time(options, limits);
  PrintOptions print;
  print.fields = question.fields;
  blamed_on_request([&] {
    const auto printer = make_printer("jsonl", print);
    if (!printer->shows_snippets()) options.snippets = 0;
    SearchResults one;
    searcher.for_each(narrowed(question), options, [&](const Hit& hit) {
      one.hits = {hit};
      std::ostringstream out;
      out.imbue(std::locale::classic());
      printer->print(one, out);
      return take(std::move(out).str());
    });
  });
}

Json answer_passages(const Searcher& searcher, const Parameters& parameters, const AnswerLimits& limits) {
  const Question question = read_question(parameters, {"query", "filter"}, limits);
  SearchOptions options = question.options.search;
  settle_time(options, limits);
  return blamed_on_request([&] {
    return printers::passages_json(query_shown(question), searcher.passages(narrowed(question), options));
  });
}

Json answer_concordance(const Searcher& searcher, const Parameters& parameters, const AnswerLimits& limits) {
  constexpr std::uint32_t kUsualWords = 8;
  constexpr std::uint32_t kMostWords = 100;
  const Question question = read_question(parameters, {"query", "filter", "words"}, limits);
  std::uint32_t words = kUsualWords;
  if (const std::string* given = question.find("words")) {
    const char* const end = given->data() + given->size();
    const auto read = std::from_chars(given->data(), end, words);
    if (read.ec != std::errc() || read.ptr != end || words > kMostWords)
      throw bad_parameter("words: must be a whole number from 0 to " + std::to_string(kMostWords));
  }
  SearchOptions options = question.options.search;
  settle_time(options, limits);
  Json json = {
      {"schema", kSchema}, {"query", query_shown(question)}, {"lines", Json::array()}, {"more", false}};
  return blamed_on_request([&] {
    std::uint32_t skipped = 0;
    searcher.for_each_occurrence(narrowed(question), options, words, [&](const Occurrence& one) {
      if (skipped < options.offset) return ++skipped, true;
      if (json["lines"].size() == options.limit) return json["more"] = true, false;
      json["lines"].push_back(printers::occurrence_json(one));
      return true;
    });
    return std::move(json);
  });
}

Json answer_article(const Searcher& searcher, const Parameters& parameters) {
  const Question question = read_question(parameters, {"article"}, {}, false);
  const std::string& id = question.need("article");
  const auto article = searcher.article(id);
  if (!article) throw no_such_article(id);
  Json json = {{"schema", kSchema}, {"id", article->id}, {"title", article->title}};
  printers::put_article_fields(json, *article);
  json["body"] = article->body;
  return json;
}

Json answer_suggest(const Searcher& searcher, const Parameters& parameters, const AnswerLimits& limits) {
  const Question question = read_question(parameters, {"query"}, limits);
  const std::string& text = question.need("query");
  (void)parsed(text, question.options.parse);
  SearchOptions options = question.options.search;
  settle_time(options, limits);
  const auto suggestion =
      blamed_on_request([&] { return searcher.suggest(text, question.options.parse, options); });
  Json json = {{"schema", kSchema}, {"query", text}, {"suggestion", nullptr}};
  if (suggestion) json["suggestion"] = {{"query", suggestion->query}, {"articles", suggestion->articles}};
  return json;
}

Json answer_complete(const Searcher& searcher, const Parameters& parameters, const AnswerLimits& limits) {
  constexpr std::array<std::string_view, 4> kKinds = {"word", "name", "value", "field"};
  const Question question = read_question(parameters, {"query"}, limits);
  const std::string& text = question.need("query");
  SearchOptions options = question.options.search;
  settle_time(options, limits);
  Json json = {{"schema", kSchema}, {"query", text}, {"completions", Json::array()}};
  blamed_on_request([&] {
    for (const Completion& one : searcher.complete(text, options.limit, options.time_limit)) {
      Json object = {{"kind", kKinds[static_cast<std::size_t>(one.kind)]}, {"text", one.text}};
      if (!one.field.empty()) object["field"] = one.field;
      object["query"] = one.query;
      if (one.kind != Completion::Kind::field) object["articles"] = one.articles;
      json["completions"].push_back(std::move(object));
    }
    return 0;
  });
  return json;
}

namespace {

// How a file of each format of printer_formats() is named and what its media type is; others are plain text.
struct FileType {
  std::string_view format, extension, type;
};
constexpr FileType kFileTypes[] = {{"json", "json", "application/json; charset=utf-8"},
                                   {"jsonl", "jsonl", "application/jsonl; charset=utf-8"},
                                   {"csv", "csv", "text/csv; charset=utf-8"},
                                   {"tsv", "tsv", "text/tab-separated-values; charset=utf-8"},
                                   {"ris", "ris", "application/x-research-info-systems; charset=utf-8"},
                                   {"bibtex", "bib", "application/x-bibtex; charset=utf-8"}};

}  // namespace

ExportedFile answer_export(const Searcher& searcher, const Parameters& parameters,
                           const AnswerLimits& limits) {
  const Question question = read_question(parameters, {"query", "filter", "format"}, limits);
  const std::string& format = question.need("format");
  SearchOptions options = question.options.search;
  settle_time(options, limits);
  const bool limited = std::any_of(parameters.begin(), parameters.end(),
                                   [](const auto& parameter) { return parameter.first == "limit"; });
  if (!limited) options.limit = kMostExported;
  PrintOptions print;
  print.query = query_shown(question);
  print.fields = question.fields;
  print.language = question.options.parse.language;
  return blamed_on_request([&] {
    const auto printer = make_printer(format, print);
    if (!printer->shows_snippets()) options.snippets = 0;
    std::ostringstream out;
    out.imbue(std::locale::classic());
    printer->print(searcher.search(narrowed(question), options), out);
    const auto* const known = std::find_if(std::begin(kFileTypes), std::end(kFileTypes),
                                           [&](const FileType& row) { return row.format == format; });
    const bool plain = known == std::end(kFileTypes);
    return ExportedFile{std::move(out).str(), std::string(plain ? "text/plain; charset=utf-8" : known->type),
                        "warta." + std::string(plain ? "txt" : known->extension)};
  });
}

std::string answer_feed(const Searcher& searcher, const Parameters& parameters, const AnswerLimits& limits) {
  constexpr std::uint32_t kEntries = 50;
  const Question question = read_question(parameters, {"query", "filter"}, limits);
  SearchOptions options = question.options.search;
  settle_time(options, limits);
  options.sort = SortOrder::newest;
  options.limit = kEntries;
  options.offset = 0;
  options.half_life.reset();
  const SearchResults results =
      blamed_on_request([&] { return searcher.search(narrowed(question), options); });
  // The parameters name the query, whatever the order in which filters were added.
  std::string asked;
  for (const auto& [name, value] : parameters)
    (asked += asked.empty() ? "" : "&") +=
        printers::percent_encoded(name == "query" ? "q" : name) + '=' + printers::percent_encoded(value);
  const std::string shown = query_shown(question);
  printers::AtomFeed feed{.title = shown.empty() ? "Warta" : shown + " – Warta",
                          .id = printers::atom_id("feed", asked),
                          .updated = printers::atom_time(
                              results.hits.empty() ? std::nullopt : results.hits.front().article.published),
                          .self = "feed?" + asked,
                          .alternate = "./?" + asked};
  for (const Hit& hit : results.hits)
    feed.entries.push_back(
        printers::atom_entry(hit, "./?article=" + printers::percent_encoded(hit.article.id)));
  return printers::atom_feed(feed);
}

Json answer_parse(const Parameters& parameters, const AnswerLimits& limits) {
  const Question question = read_question(parameters, {"query"}, limits);
  const std::string& text = question.need("query");
  const ParsedQuery query = parse_query(text, question.options.parse);
  Json json = {{"schema", kSchema}, {"query", text}, {"ok", query.ok()}};
  if (query.ok()) {
    json["tree"] = dump_tree(*query.tree);
    if (question.options.parse.syntax == Syntax::full) json["canonical"] = print_query(*query.tree);
  }
  json["diagnostics"] = printers::diagnostics_json(query.diagnostics);
  return json;
}

}  // namespace warta::server
