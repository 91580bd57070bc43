// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/request/arguments.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <iostream>

#include "indexer/archive/fields.h"
#include "util/printable.h"
#include "util/terminal/program.h"
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
  app.add_option("--level", options.level,
                 "what counts as the same word: its root (default), the word in another voice or "
                 "with clitics, or the word as written")
      ->transform(
          one_of<Level>({{"root", Level::root}, {"lexeme", Level::lexeme}, {"surface", Level::surface}}));
  app.add_option("--sort", arguments.sort,
                 "order of the hits: relevance, newest or oldest; of --kwic lines: left or right")
      ->check(CLI::IsMember({"relevance", "newest", "oldest", "left", "right"}));
  app.add_option_function<std::uint32_t>(
         "--recent", [&options](const std::uint32_t& days) { options.half_life = days; },
         "let scores halve with every DAYS that an article is older than the newest found")
      ->type_name("DAYS")
      ->check(CLI::Range(1U, 1'000'000U));
  app.add_option("--collapse", options.collapse,
                 "show copies of a hit, or all of its publisher, as a number behind it")
      ->transform(
          one_of<Collapse>({{"none", Collapse::none}, {"near", Collapse::near}, {"media", Collapse::media}}));
  app.add_option("-n,--limit", options.limit, "hits to show (default: 10)")
      ->check(CLI::Range(0U, SearchOptions::kMaxLimit));
  app.add_option("--offset", options.offset, "hits to leave out at the top (default: 0)");
  app.add_option("--snippets", options.snippets, "passages a hit (default: 1)")->check(CLI::Range(0, 20));
  app.add_option_function<double>(
         "--time-limit",
         [&options](const double& seconds) {
           constexpr double kMilliseconds = 1000;
           options.time_limit =
               std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(seconds * kMilliseconds)));
         },
         "break a search off that takes longer; that is an error (default: none, with --serve 10)")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.001, 86400.0));
  app.add_flag(
      "--no-expand", arguments.no_expand,
      "search for words only as given, not also for other names (KPK: Komisi Pemberantasan Korupsi)");
}

void add_name_options(CLI::App& app, Arguments& arguments) {
  app.add_option("--names", arguments.names, "further names that mean the same: NAME<TAB>NAME lines")
      ->type_name("FILE");
  app.add_flag("--synonyms", arguments.synonyms,
               "also search for words of like meaning, from the thesaurus of the package mythes-id");
  app.add_flag("--partial", arguments.searcher.partial,
               "search the other archives when one does not answer, and say so");
  app.add_option_function<unsigned>(
         "--remote-timeout",
         [&arguments](const unsigned& seconds) {
           arguments.searcher.remote_timeout = std::chrono::seconds(seconds);
         },
         "how long an archive at tcp://HOST:PORT may be silent (default: 10)")
      ->type_name("SECONDS")
      ->check(CLI::Range(1U, 86'400U));
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
      ->transform(CLI::Validator(
          [](std::string& given) -> std::string {
            const auto facet = schema::find_facet(given);
            if (!facet) return "'" + given + "' is none of " + schema::facet_names("|");
            given = std::to_string(static_cast<int>(*facet));
            return {};
          },
          {}));
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
  app.add_flag("--stats", arguments.stats, "with --batch: print how long queries took on standard error");
}

void add_service_options(CLI::App& app, Arguments& arguments) {
  app.add_flag(
      "--stdio", arguments.stdio,
      "answer requests from standard input, one JSON object a line each way (docs/output-format.md)");
  app.add_option("--serve", arguments.serve,
                 "answer over HTTP, with a page for people (docs/serving.md); port 0 takes a free one")
      ->type_name("HOST:PORT");
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

void settle_options(Arguments& arguments) {
  SearchOptions& options = arguments.options;
  if (arguments.no_expand && (arguments.synonyms || !arguments.names.empty()))
    throw Error(ErrorCode::invalid_argument, "--no-expand goes with neither --names nor --synonyms");
  options.expand = !arguments.no_expand;
  options.opening = arguments.format == "text" || (arguments.format.empty() && arguments.batch.empty());
  if (!arguments.names.empty()) arguments.searcher.names = command_line::read_whole(arguments.names);
  if (arguments.synonyms) {
    constexpr const char* kThesaurus = "/usr/share/mythes/th_id_ID_v2.dat";
    if (!std::filesystem::exists(kThesaurus)) {
      throw Error(ErrorCode::invalid_argument,
                  std::string("--synonyms needs ") + kThesaurus + "; install the package mythes-id");
    }
    arguments.searcher.thesaurus = command_line::read_whole(kThesaurus);
  }
  const bool by_context = arguments.sort == "left" || arguments.sort == "right";
  if (by_context && !arguments.kwic)
    throw Error(ErrorCode::invalid_argument, "--sort " + arguments.sort + " orders the lines of --kwic N");
  if (options.time_limit.count() > 0)
    arguments.searcher.remote_timeout = std::min(arguments.searcher.remote_timeout, options.time_limit);
  if (arguments.sort == "newest") options.sort = SortOrder::newest;
  if (arguments.sort == "oldest") options.sort = SortOrder::oldest;
  if (options.half_life && options.sort != SortOrder::relevance)
    throw Error(ErrorCode::invalid_argument, "--recent weighs scores by age; --sort " + arguments.sort +
                                                 " does not look at scores: give one of them");
  const bool everything = arguments.all || arguments.kwic;
  if (everything && (options.collapse != Collapse::none || options.half_life))
    throw Error(
        ErrorCode::invalid_argument,
        "--all and --kwic print everything that matches; --collapse and --recent do not go with them");
  if (arguments.kwic && (arguments.all || arguments.count || !arguments.batch.empty()))
    throw Error(ErrorCode::invalid_argument, "--kwic does not go with --all, --count or --batch");
}

void add_request_options(CLI::App& app, Arguments& arguments) {
  add_search_options(app, arguments);
  add_explain_option(app, arguments);
  add_count_options(app, arguments);
  app.add_option("--fields", arguments.fields, "what to print of a hit (csv, tsv, json, jsonl): id,title,url")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_flag("--plain", arguments.plain,
               "read queries as plain text: every word a word, nothing an operator");
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
  add_request_options(app, arguments);
  add_name_options(app, arguments);
  add_batch_options(app, arguments);
  add_service_options(app, arguments);
  app.add_option("--format", arguments.format, "how to print the result (default: text; trec for a batch)")
      ->check(CLI::IsMember(printer_formats()));
  app.add_flag("--all", arguments.all, "print every article that matches, as it comes");
  app.add_flag("--count", arguments.count, "print only how many articles match");
  app.add_flag("--parsed", arguments.parsed, "print how the query was understood, and do not search");
  app.add_option("--show", arguments.show, "print the article of this id instead of searching")
      ->type_name("ID");
  app.add_option("--like", arguments.like, "search for articles like the one of this id, instead of a query")
      ->type_name("ID");
  app.add_option("--duplicates-of", arguments.duplicates_of,
                 "list the near-duplicates of the article of this id, instead of searching")
      ->type_name("ID");
  app.add_option_function<std::uint32_t>(
         "--kwic", [&arguments](const std::uint32_t& words) { arguments.kwic = words; },
         "print every place of the words, one a line, between N words on either side (text, tsv, jsonl)")
      ->type_name("N")
      ->check(CLI::Range(0U, 1000U));
  app.add_flag("--no-pager", arguments.no_pager, "never show a result by pages (with $PAGER, or less)");
  app.add_flag("--raw", arguments.raw, "with --show: the original text, byte for byte");
  app.add_option("--color", arguments.color, "mark matches with colours (default: auto)")
      ->transform(one_of<ColorMode>(
          {{"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}}));
  app.footer("Exit status: 0 there are hits, 1 there are none, 2 error.");
}

ParseOptions parse_options(const Arguments& arguments) {
  ParseOptions options;
  options.language = command_line::wants_english() ? Language::en : Language::id;
  if (arguments.plain) options.syntax = Syntax::plain;
  return options;
}

void print_diagnostics(const ParsedQuery& query, const std::string& where) {
  const Language language = command_line::wants_english() ? Language::en : Language::id;
  for (const Diagnostic& diagnostic : query.diagnostics) {
    std::cerr << "warta-search: " << printable(where + diagnostic.to_string(language)) << '\n';
  }
}

}  // namespace warta::search_program
