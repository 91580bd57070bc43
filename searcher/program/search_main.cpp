// SPDX-License-Identifier: GPL-3.0-or-later
// The program warta-search: ranks the articles of an archive by a query.

#include <initializer_list>
#include <ostream>
#include <string_view>

#include "searcher/program/arguments.h"
#include "searcher/program/batch.h"
#include "searcher/program/concordance.h"
#include "searcher/program/effects.h"
#include "searcher/program/messages.h"
#include "searcher/program/passages.h"
#include "searcher/program/query_files.h"
#include "searcher/program/show.h"
#include "searcher/server/http_server.h"
#include "searcher/server/mcp.h"
#include "searcher/server/stdio.h"
#include "util/terminal/pager.h"
#include "util/terminal/program.h"
#include "util/terminal/terminal.h"
#include "util/text.h"
#include "warta/printer.h"
#include "warta/searcher.h"

namespace {

namespace command_line = warta::command_line;
namespace messages = warta::search_program::messages;
using warta::search_program::Arguments;

warta::PrintOptions print_options(const Arguments& arguments, const std::string& query) {
  warta::PrintOptions options;
  options.query = query;
  options.fields = arguments.fields;
  options.bom = arguments.bom;
  options.color = command_line::use_color(arguments.color, STDOUT_FILENO);
  options.width = command_line::terminal_width(STDOUT_FILENO);
  options.language = command_line::language();
  return options;
}

int print_all(const warta::Searcher& searcher, const warta::ParsedQuery& query,
              const warta::SearchOptions& options, warta::ResultPrinter& printer, std::ostream& out) {
  warta::SearchResults one;
  printer.print(one, out);
  bool any = false;
  searcher.for_each(query, options, [&](const warta::Hit& hit) {
    any = true;
    one.hits = {hit};
    printer.print(one, out);
    return out.good();
  });
  return any ? command_line::kSuccess : command_line::kNoHits;
}

void say(const warta::Message& message, std::initializer_list<std::string_view> values) {
  command_line::complain("warta-search", command_line::said(message, values));
}

// On standard error: it is no result.
void print_suggestion(const warta::Searcher& searcher, const std::string& text,
                      const warta::ParseOptions& parse_options, const warta::SearchOptions& options) {
  const auto suggestion = searcher.suggest(text, parse_options, options);
  if (suggestion) say(messages::kDidYouMean, {suggestion->query, std::to_string(suggestion->articles)});
}

// What the searcher should know of how the result came about.
void print_notes(const warta::SearchResults& results) {
  if (!results.left_out.empty()) say(messages::kLeftOut, {warta::joined(results.left_out, ", ")});
  for (const warta::Expansion& one : results.expansions)
    say(one.counted ? messages::kExpanded : messages::kRanked, {one.word, warta::joined(one.others, ", ")});
  if (!results.missing.empty()) say(messages::kMissing, {warta::joined(results.missing, ", ")});
}

std::string format_of(const Arguments& arguments) {
  return arguments.format.empty() ? "text" : arguments.format;
}

// --like and --duplicates-of: articles by an article.
int print_by_article(const warta::Searcher& searcher, const Arguments& arguments, command_line::Pager& pager,
                     std::ostream& out) {
  const bool like = !arguments.like.empty();
  const bool like_text = !arguments.like_text.empty();
  const std::string& id = like_text ? arguments.like_text : like ? arguments.like : arguments.duplicates_of;
  const std::string option = like_text ? "--like-text " : like ? "--like " : "--duplicates-of ";
  const auto printer = warta::make_printer(format_of(arguments), print_options(arguments, option + id));
  warta::SearchOptions options = arguments.query.search;
  printer->prepare(options);
  const auto results = like_text ? searcher.like_text(command_line::read_whole(id), options)
                       : like    ? searcher.like(id, options)
                                 : searcher.duplicates_of(id, options);
  if (!results) {
    say(messages::kNoSuchArticle, {warta::joined(arguments.archives, ", "), id});
    return command_line::kNoHits;
  }
  print_notes(*results);
  if (format_of(arguments) == "text" && !arguments.no_pager) pager.start();
  printer->print(*results, out);
  return results->hits.empty() ? command_line::kNoHits : command_line::kSuccess;
}

int print_results(const warta::Searcher& searcher, const std::string& text, const warta::ParsedQuery& query,
                  const Arguments& arguments, command_line::Pager& pager, std::ostream& out) {
  const std::string format = format_of(arguments);
  if (arguments.all) warta::require_printing_by_hit(format);
  const warta::SearchOptions& asked = arguments.query.search;
  if (!asked.facets.empty() || !asked.tag_facets.empty() || asked.timeline || asked.typical > 0 ||
      asked.beside > 0)
    warta::require_printing_counts(format);
  const auto printer = warta::make_printer(format, print_options(arguments, text));
  warta::SearchOptions options = arguments.query.search;
  printer->prepare(options);
  if (arguments.all) return print_all(searcher, query, options, *printer, out);
  const warta::SearchResults results = searcher.search(query, options);
  print_notes(results);
  if (format == "text" && !arguments.no_pager) pager.start();
  printer->print(results, out);
  if (results.total < warta::Searcher::kFewArticles)
    print_suggestion(searcher, text, warta::search_program::parse_options(arguments), options);
  return results.hits.empty() && results.total == 0 ? command_line::kNoHits : command_line::kSuccess;
}

int serve(const Arguments& arguments, std::ostream& out) {
  if (!arguments.words.empty()) throw command_line::Complaint(messages::kQueriesFromRequests);
  if (int{arguments.stdio} + int{arguments.mcp} + int{!arguments.serve.empty()} > 1)
    throw command_line::Complaint(messages::kStdioOrServe);
  if (arguments.mcp) {
    warta::server::run_mcp(arguments.archives, arguments.query.searcher, arguments.query.search.time_limit,
                           out);
    return command_line::kSuccess;
  }
  if (arguments.stdio) {
    warta::server::run_stdio(arguments.archives, arguments.query.searcher, arguments.query.search.time_limit,
                             out);
    return command_line::kSuccess;
  }
  const auto log = [](const std::string& line) { command_line::complain("warta-search", line); };
  const auto started = [&](const warta::server::Listening& listening) {
    out << listening.url << '\n' << std::flush;
    if (!listening.loopback)
      say(arguments.office.tokens.empty() ? messages::kOpenToOthers : messages::kNotEncrypted,
          {listening.url});
  };
  warta::server::ServeOptions options;
  options.archives = arguments.archives;
  options.searcher = arguments.query.searcher;
  options.address = arguments.serve;
  options.office = arguments.office;
  if (arguments.query.search.time_limit.count() > 0) options.most_time = arguments.query.search.time_limit;
  warta::server::serve(options, started, log);
  return command_line::kSuccess;
}

// The line on standard output, which goes into the file; the token on standard error, where a person sees it.
int make_token(const Arguments& arguments, std::ostream& out) {
  using warta::server::Right;
  const auto made = warta::server::make_token(
      arguments.make_token, arguments.token_right == "alerts" ? Right::alerts : Right::read);
  out << made.line << '\n';
  say(messages::kNewToken, {made.token});
  return command_line::kSuccess;
}

int search(const Arguments& arguments, command_line::Pager& pager, std::ostream& out) {
  if (arguments.stdio || arguments.mcp || !arguments.serve.empty()) return serve(arguments, out);
  const std::string text = arguments.query_text();
  const bool has_query = arguments.show.empty() && arguments.like.empty() &&
                         arguments.duplicates_of.empty() && arguments.batch.empty() &&
                         arguments.like_text.empty() && arguments.compare.empty() && arguments.matrix.empty();
  // A wrong query is reported before an archive is opened.
  const warta::ParsedQuery query =
      has_query ? warta::parse_query(text, warta::search_program::parse_options(arguments))
                : warta::ParsedQuery{};
  if (has_query) {
    warta::search_program::print_diagnostics(query, {});
    if (!query.ok()) return command_line::kFailure;
    if (arguments.parsed) {
      out << warta::dump_tree(*query.tree) << '\n';
      return command_line::kSuccess;
    }
  }
  const warta::Searcher searcher(arguments.archives, arguments.query.searcher);
  if (!arguments.show.empty()) return warta::search_program::show_article(searcher, arguments, out);
  if (!arguments.compare.empty())
    return warta::search_program::print_comparison_of(searcher, arguments, print_options(arguments, {}), out);
  if (!arguments.matrix.empty())
    return warta::search_program::print_matrix(searcher, arguments, print_options(arguments, {}), out);
  if (!has_query && arguments.batch.empty()) return print_by_article(searcher, arguments, pager, out);
  if (!has_query) return warta::search_program::run_batch(searcher, arguments, out);
  if (arguments.passages) return warta::search_program::print_passages(searcher, text, query, arguments, out);
  if (arguments.count || arguments.all || arguments.kwic) {
    warta::SearchOptions counting = arguments.query.search;
    counting.limit = 0;
    counting.offset = 0;
    const warta::SearchResults results = searcher.search(query, counting);
    print_notes(results);
    if (arguments.count) {
      out << results.total << '\n';
      return results.total == 0 ? command_line::kNoHits : command_line::kSuccess;
    }
  }
  if (arguments.kwic) return warta::search_program::print_concordance(searcher, query, arguments, pager, out);
  return print_results(searcher, text, query, arguments, pager, out);
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  command_line::Pager pager;  // waits until the output is read
  const auto declare = [&](CLI::App& app) -> command_line::Work {
    warta::search_program::add_options(app, arguments);
    return [&arguments, &pager, &app](std::ostream& out) {
      if (!arguments.make_token.empty()) return make_token(arguments, out);
      warta::search_program::settle_positionals(arguments);
      warta::search_program::require_effects(app);
      warta::search_program::settle_options(arguments);
      return search(arguments, pager, out);
    };
  };
  return command_line::run_program(
      "warta-search",
      command_line::said({"Mencari dalam arsip berita Indonesia.", "Searches an archive of Indonesian news."})
          .c_str(),
      command_line::said({"warta-search berita gempa cianjur\n"
                          "warta-search berita '\"harga beras\" -impor' --sort newest --limit 20\n"
                          "warta-search berita korupsi rubrik:hukum --facet tahun",
                          "warta-search news gempa cianjur\n"
                          "warta-search news '\"harga beras\" -impor' --sort newest --limit 20\n"
                          "warta-search news korupsi rubrik:hukum --facet tahun"})
          .c_str(),
      warta::search_program::with_exclusions({argv + 1, argv + argc}), declare);
}
