// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/arguments.h"

#include <iostream>

#include "analyzers/printable.h"
#include "warta/error.h"
#include "warta/printer.h"

namespace warta::search_program {

namespace {

// One of the named values, listed under their names in the help and in what is said of a wrong one.
template <typename Value>
CLI::Validator one_of(const std::vector<std::pair<std::string, Value>>& values) {
  std::string names;
  for (const auto& [name, value] : values) (names += names.empty() ? "" : "|") += name;
  const auto read = [values, names](std::string& given) -> std::string {
    for (const auto& [name, value] : values) {
      if (name != given) continue;
      given = std::to_string(static_cast<int>(value));
      return {};
    }
    return "'" + given + "' is none of " + names;
  };
  return {read, names, {}};
}

void add_search_options(CLI::App& app, Arguments& arguments) {
  SearchOptions& options = arguments.options;
  app.add_option("--match", options.match, "articles with all words first and then some (auto), all, or any")
      ->transform(one_of<Match>({{"auto", Match::automatic}, {"all", Match::all}, {"any", Match::any}}));
  app.add_option("--level", options.level, "what counts as the same word: its root, or the word as written")
      ->transform(one_of<Level>({{"root", Level::root}, {"surface", Level::surface}}));
  app.add_option("--sort", options.sort, "order of the hits")
      ->transform(one_of<SortOrder>({{"relevance", SortOrder::relevance},
                                     {"newest", SortOrder::newest},
                                     {"oldest", SortOrder::oldest}}));
  app.add_option("-n,--limit", options.limit, "hits to show (default: 10)")
      ->check(CLI::Range(0U, SearchOptions::kMaxLimit));
  app.add_option("--offset", options.offset, "hits to leave out at the top (default: 0)");
  app.add_option("--snippets", options.snippets, "passages a hit (default: 1)")->check(CLI::Range(0, 20));
}

void add_explain_option(CLI::App& app, Arguments& arguments) {
  app.add_flag(
      "--explain", arguments.options.explain,
      "print the query as Xapian has it, and what each part of it adds to a hit (text, json, jsonl)");
}

void add_count_options(CLI::App& app, Arguments& arguments) {
  SearchOptions& options = arguments.options;
  app.add_option("--facet", options.facets, "count all that match by these")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->transform(one_of<Facet>({{"media", Facet::media},
                                 {"rubrik", Facet::section},
                                 {"penulis", Facet::author},
                                 {"lokasi", Facet::place},
                                 {"tahun", Facet::year},
                                 {"section", Facet::section},
                                 {"author", Facet::author},
                                 {"place", Facet::place},
                                 {"year", Facet::year}}));
  app.add_option_function<TimeStep>(
         "--timeline", [&options](const TimeStep& step) { options.timeline = step; },
         "count all that match by the day they were published")
      ->transform(one_of<TimeStep>({{"day", TimeStep::day},
                                    {"week", TimeStep::week},
                                    {"month", TimeStep::month},
                                    {"year", TimeStep::year}}));
}

void add_batch_options(CLI::App& app, Arguments& arguments) {
  app.add_option("--batch", arguments.batch,
                 "search for every query of FILE (`id<TAB>query` lines, - for standard input)")
      ->type_name("FILE");
  app.add_flag("--plain", arguments.plain,
               "read queries as plain text: every word a word, nothing an operator");
  app.add_flag("--stats", arguments.stats, "with --batch: print how long queries took on standard error");
}

}  // namespace

std::string Arguments::query_text() const {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

void settle_positionals(Arguments& arguments) {
  if (!arguments.archives.empty()) return;
  if (arguments.words.empty())
    throw Error(ErrorCode::invalid_argument, "name an archive: warta-search ARCHIVE QUERY");
  arguments.archives.push_back(arguments.words.front());
  arguments.words.erase(arguments.words.begin());
}

void add_options(CLI::App& app, Arguments& arguments) {
  using command_line::ColorMode;
  app.add_option(
         "QUERY", arguments.words,
         "the archive (a directory made by warta-index, or tcp://HOST:PORT) unless -a names it, then words, "
         "\"phrases\", fields and operators; see docs/query-syntax.md")
      ->type_name("[ARCHIVE] QUERY");
  app.add_option("-a,--archive", arguments.archives,
                 "search several archives as one: -a A -a tcp://HOST:PORT")
      ->allow_extra_args(false);
  add_search_options(app, arguments);
  add_explain_option(app, arguments);
  add_count_options(app, arguments);
  add_batch_options(app, arguments);
  app.add_option("--format", arguments.format, "how to print the result (default: text; trec for a batch)")
      ->check(CLI::IsMember(printer_formats()));
  app.add_option("--fields", arguments.fields, "what to print of a hit (csv, tsv, json, jsonl): id,title,url")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_flag("--all", arguments.all, "print every article that matches, as it comes");
  app.add_flag("--count", arguments.count, "print only how many articles match");
  app.add_flag("--parsed", arguments.parsed, "print how the query was understood, and do not search");
  app.add_option("--show", arguments.show, "print the article of this id instead of searching")
      ->type_name("ID");
  app.add_option("--like", arguments.like, "search for articles like the one of this id, instead of a query")
      ->type_name("ID");
  app.add_flag("--raw", arguments.raw, "with --show: the original text, byte for byte");
  app.add_option("--color", arguments.color, "mark matches with colours (default: auto)")
      ->transform(one_of<ColorMode>(
          {{"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}}));
  app.footer("Exit status: 0 there are hits, 1 there are none, 2 error.");
}

ParseOptions parse_options() {
  ParseOptions options;
  options.language = command_line::wants_english() ? Language::en : Language::id;
  return options;
}

void print_diagnostics(const ParsedQuery& query, const std::string& where) {
  const Language language = parse_options().language;
  for (const Diagnostic& diagnostic : query.diagnostics) {
    std::cerr << "warta-search: " << printable(where + diagnostic.to_string(language)) << '\n';
  }
}

}  // namespace warta::search_program
