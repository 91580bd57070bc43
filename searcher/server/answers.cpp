// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/server/answers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <string_view>
#include <variant>

#include "searcher/printers/article_json.h"
#include "searcher/program/arguments.h"
#include "warta/error.h"
#include "warta/printer.h"

namespace warta::server {

namespace {

constexpr int kBadRequest = 400;
constexpr int kNotFound = 404;

Refusal bad_parameter(const std::string& message) { return {kBadRequest, "bad_parameter", message}; }

// What a request says.
struct Question {
  std::optional<std::string> query;
  std::optional<std::string> article;
  std::optional<std::string> like;
  std::optional<std::string> duplicates_of;
  std::optional<std::string> filter;
  search_program::Arguments arguments;
  ParseOptions parse;

  [[nodiscard]] const std::string& required_query() const {
    if (!query) throw bad_parameter("query: is missing; it says what to search for");
    return *query;
  }
};

Language language_of(const std::string& value) {
  if (value != "id" && value != "en") throw bad_parameter("lang: '" + value + "' is none of id|en");
  return value == "en" ? Language::en : Language::id;
}

// CLI11 writes `--limit: Value …`, or only the value when the option is clear to who typed it.
std::string message_of(const CLI::ParseError& error) {
  std::string message = error.what();
  if (message.starts_with("--")) message.erase(0, 2);
  return message;
}

// What a request says beside the options of a search.
constexpr std::array<std::string_view, 6> kOwn = {"query", "filter",        "article",
                                                  "like",  "duplicates-of", "lang"};

// Options are read by the very table of the command line, so that all three ways in have the same ones.
// `allowed` names those that mean something here.
Question read_question(const Parameters& parameters, std::string_view allowed_own, bool allow_options) {
  Question question;
  std::optional<Language> language;
  CLI::App app;
  app.set_help_flag();
  search_program::add_request_options(app, question.arguments);
  std::vector<std::string> words;
  std::vector<std::string_view> seen;
  for (const auto& [name, value] : parameters) {
    const bool own = std::find(kOwn.begin(), kOwn.end(), name) != kOwn.end();
    const bool known =
        own ? allowed_own.find(' ' + name + ' ') != std::string_view::npos
            : allow_options && !name.empty() && app.get_option_no_throw("--" + name) != nullptr;
    if (!known) throw bad_parameter("'" + name + "' is not something that this request can have");
    if (std::find(seen.begin(), seen.end(), name) != seen.end())
      throw bad_parameter(name + ": is there twice; give it once (values of a list are separated by commas)");
    seen.push_back(name);
    if (name == "query") {
      question.query = value;
    } else if (name == "article") {
      question.article = value;
    } else if (name == "like") {
      question.like = value;
    } else if (name == "duplicates-of") {
      question.duplicates_of = value;
    } else if (name == "filter") {
      question.filter = value;
    } else if (name == "lang") {
      language = language_of(value);
    } else {
      words.push_back("--" + name + "=" + value);
    }
  }
  std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    throw bad_parameter(message_of(error));
  }
  try {
    search_program::settle_options(question.arguments);
  } catch (const Error& error) {
    throw bad_parameter(error.what());
  }
  question.parse = search_program::parse_options(question.arguments);
  if (language) question.parse.language = *language;
  return question;
}

ParsedQuery parsed(const std::string& text, const ParseOptions& options) {
  ParsedQuery query = parse_query(text, options);
  if (query.ok()) return query;
  throw Refusal(kBadRequest, "bad_query", query.diagnostics.back().to_string(options.language),
                to_json(query.diagnostics));
}

// The items that an article of `tree` must have: a filter is nothing that `match` could loosen.
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

// The query, of which only articles that the filter finds count.
ParsedQuery narrowed(const Question& question) {
  const bool only_filter = question.filter && (!question.query || question.query->empty());
  if (only_filter) return parsed(*question.filter, question.parse);
  ParsedQuery query = parsed(question.required_query(), question.parse);
  if (!question.filter || question.filter->empty()) return query;
  ParseOptions full = question.parse;
  full.syntax = Syntax::full;
  const ParsedQuery filter = parsed(*question.filter, full);
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

void require_page(const SearchOptions& options, const AnswerLimits& limits) {
  if (options.limit > limits.most_hits)
    throw bad_parameter("limit: may be " + std::to_string(limits.most_hits) + " at most");
  if (options.offset > limits.most_offset)
    throw bad_parameter("offset: may be " + std::to_string(limits.most_offset) + " at most");
}

Refusal no_such_article(const std::string& id) {
  return {kNotFound, "no_such_article", "there is no article with the id '" + id + "'"};
}

SearchResults found(const Searcher& searcher, const Question& question, const SearchOptions& options) {
  if (const auto& id = question.like ? question.like : question.duplicates_of) {
    auto results = question.like ? searcher.like(*id, options) : searcher.duplicates_of(*id, options);
    if (!results) throw no_such_article(*id);
    return std::move(*results);
  }
  return searcher.search(narrowed(question), options);
}

// What the library calls an invalid argument is, of a request, its fault.
template <typename Work>
auto blamed_on_request(const Work& work) {
  try {
    return work();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid_argument && error.code() != ErrorCode::unsupported) throw;
    throw Refusal(kBadRequest, "bad_request", error.what());
  }
}

}  // namespace

std::string answer_search(const Searcher& searcher, const Parameters& parameters,
                          const AnswerLimits& limits) {
  const Question question = read_question(parameters, " query filter like duplicates-of lang ", true);
  const bool by_article = question.like || question.duplicates_of;
  if (by_article && (question.query || question.filter || (question.like && question.duplicates_of)))
    throw bad_parameter("like and duplicates-of: stand alone, without a query or filter");
  SearchOptions options = question.arguments.options;
  require_page(options, limits);
  PrintOptions print;
  // As the command line has it.
  print.query = question.like            ? "--like " + *question.like
                : question.duplicates_of ? "--duplicates-of " + *question.duplicates_of
                                         : question.query.value_or(std::string());
  print.fields = question.arguments.fields;
  print.one_line = limits.one_line;
  return blamed_on_request([&] {
    const auto printer = make_printer("json", print);
    if (!printer->shows_snippets()) options.snippets = 0;
    std::ostringstream out;
    printer->print(found(searcher, question, options), out);
    return std::move(out).str();
  });
}

Json answer_article(const Searcher& searcher, const Parameters& parameters) {
  const Question question = read_question(parameters, " article ", false);
  if (!question.article) throw bad_parameter("article: is missing; it is the id of one");
  const auto article = searcher.article(*question.article);
  if (!article) throw no_such_article(*question.article);
  Json json = {{"schema", kSchema}, {"id", article->id}, {"title", article->title}};
  printers::put_article_fields(json, *article);
  json["body"] = article->body;
  return json;
}

Json answer_suggest(const Searcher& searcher, const Parameters& parameters) {
  const Question question = read_question(parameters, " query lang ", true);
  const std::string& text = question.required_query();
  (void)parsed(text, question.parse);
  const auto suggestion =
      blamed_on_request([&] { return searcher.suggest(text, question.parse, question.arguments.options); });
  Json json = {{"schema", kSchema}, {"query", text}, {"suggestion", nullptr}};
  if (suggestion) json["suggestion"] = {{"query", suggestion->query}, {"articles", suggestion->articles}};
  return json;
}

Json answer_parse(const Parameters& parameters) {
  const Question question = read_question(parameters, " query lang ", true);
  const std::string& text = question.required_query();
  const ParsedQuery query = parse_query(text, question.parse);
  Json json = {{"schema", kSchema}, {"query", text}, {"ok", query.ok()}};
  if (query.ok()) {
    json["tree"] = dump_tree(*query.tree);
    if (question.parse.syntax == Syntax::full) json["canonical"] = print_query(*query.tree);
  }
  json["diagnostics"] = to_json(query.diagnostics);
  return json;
}

}  // namespace warta::server
