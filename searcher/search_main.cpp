// SPDX-License-Identifier: GPL-3.0-or-later
//
// warta-search: ranks the articles of an archive by a query.
#include <unistd.h>

#include <iostream>

#include "analyzers/command_line/program.h"
#include "analyzers/command_line/terminal.h"
#include "analyzers/printable.h"
#include "searcher/program/arguments.h"
#include "searcher/program/batch.h"
#include "searcher/program/show.h"
#include "warta/printer.h"
#include "warta/searcher.h"
#include "warta/version.h"

namespace {

namespace command_line = warta::command_line;
using warta::search_program::Arguments;

warta::PrintOptions print_options(const Arguments& arguments, const std::string& query) {
  warta::PrintOptions options;
  options.query = query;
  options.fields = arguments.fields;
  options.color = command_line::use_color(arguments.color, STDOUT_FILENO);
  options.width = command_line::terminal_width(STDOUT_FILENO);
  options.english = command_line::wants_english();
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
  return any ? command_line::kSuccess : command_line::kPartial;
}

// On standard error: it is no result.
void print_suggestion(const warta::Searcher& searcher, const std::string& text,
                      const warta::ParseOptions& parse_options, const warta::SearchOptions& options) {
  const auto suggestion = searcher.suggest(text, parse_options, options);
  if (!suggestion) return;
  const bool english = parse_options.language == warta::Language::en;
  std::cerr << "warta-search: "
            << warta::printable((english ? "did you mean: " : "mungkin maksud Anda: ") + suggestion->query +
                                " (" + std::to_string(suggestion->articles) +
                                (english ? " hits)" : " hasil)"))
            << '\n';
}

int print_like(const warta::Searcher& searcher, const Arguments& arguments, std::ostream& out) {
  const std::string format = arguments.format.empty() ? "text" : arguments.format;
  const auto printer = warta::make_printer(format, print_options(arguments, "--like " + arguments.like));
  warta::SearchOptions options = arguments.options;
  if (!printer->shows_snippets()) options.snippets = 0;
  const auto results = searcher.like(arguments.like, options);
  if (!results) {
    std::cerr << "warta-search: "
              << warta::printable("there is no article with the id '" + arguments.like + "'") << '\n';
    return command_line::kPartial;
  }
  printer->print(*results, out);
  return results->hits.empty() ? command_line::kPartial : command_line::kSuccess;
}

int search(const Arguments& arguments, std::ostream& out) {
  const warta::Searcher searcher(arguments.archives);
  if (!arguments.show.empty()) return warta::search_program::show_article(searcher, arguments, out);
  if (!arguments.like.empty()) return print_like(searcher, arguments, out);
  if (!arguments.batch.empty()) return warta::search_program::run_batch(searcher, arguments, out);

  const std::string text = arguments.query_text();
  warta::ParseOptions parse_options = warta::search_program::parse_options();
  if (arguments.plain) parse_options.syntax = warta::Syntax::plain;
  const warta::ParsedQuery query = warta::parse_query(text, parse_options);
  warta::search_program::print_diagnostics(query, {});
  if (!query.ok()) return command_line::kFailure;
  if (arguments.parsed) {
    out << warta::dump_tree(*query.tree) << '\n';
    return command_line::kSuccess;
  }
  if (arguments.count) {
    const std::uint64_t total = searcher.count(query, arguments.options);
    out << total << '\n';
    return total == 0 ? command_line::kPartial : command_line::kSuccess;
  }
  const std::string format = arguments.format.empty() ? "text" : arguments.format;
  if (arguments.all) warta::require_printing_by_hit(format);
  if (!arguments.options.facets.empty() || arguments.options.timeline) warta::require_printing_counts(format);
  const auto printer = warta::make_printer(format, print_options(arguments, text));
  warta::SearchOptions options = arguments.options;
  if (!printer->shows_snippets()) options.snippets = 0;
  if (arguments.all) return print_all(searcher, query, options, *printer, out);
  const warta::SearchResults results = searcher.search(query, options);
  for (const std::string& note : results.notes)
    std::cerr << "warta-search: " << warta::printable(note) << '\n';
  printer->print(results, out);
  if (results.total == 0) print_suggestion(searcher, text, parse_options, options);
  return results.hits.empty() && results.total == 0 ? command_line::kPartial : command_line::kSuccess;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Searches an archive of Indonesian news.", "warta-search");
  app.set_version_flag("--version", std::string("warta-search ") + warta::version());
  Arguments arguments;
  warta::search_program::add_options(app, arguments);
  return command_line::run_program(app, argc, argv, [&](std::ostream& out) {
    warta::search_program::settle_positionals(arguments);
    return search(arguments, out);
  });
}
