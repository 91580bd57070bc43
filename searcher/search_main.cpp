// SPDX-License-Identifier: GPL-3.0-or-later
//
// warta-search: ranks the articles of an archive by a query.
#include <unistd.h>

#include <iostream>

#include "analyzers/command_line/program.h"
#include "analyzers/command_line/terminal.h"
#include "analyzers/printable.h"
#include "warta/error.h"
#include "warta/printer.h"
#include "warta/searcher.h"
#include "warta/version.h"

namespace {

namespace command_line = warta::command_line;

struct SearchArguments {
  std::string archive;
  std::vector<std::string> words;
  std::string format = "text";
  command_line::ColorMode color = command_line::ColorMode::automatic;
  bool count = false;
  bool parsed = false;
  bool raw = false;
  std::string show;
  warta::SearchOptions options;
};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

int show_article(const warta::Searcher& searcher, const SearchArguments& arguments, std::ostream& out) {
  const std::optional<warta::Article> article = searcher.article(arguments.show);
  if (!article) {
    std::cerr << "warta-search: "
              << warta::printable(arguments.archive + ": has no article with the id '" + arguments.show + "'")
              << '\n';
    return command_line::kPartial;
  }
  if (arguments.raw) {
    out << article->body;
    return command_line::kSuccess;
  }
  const auto line = [&out](const char* name, const std::string& value) {
    if (!value.empty()) out << name << ": " << warta::printable(value) << '\n';
  };
  line("id", article->id);
  line("title", article->title);
  line("published", article->published ? article->published->to_string() : std::string());
  line("source", article->source);
  line("section", article->section);
  line("author", article->author);
  line("editor", article->editor);
  line("place", article->place);
  line("url", article->url);
  out << '\n' << warta::printable(article->body) << '\n';
  return command_line::kSuccess;
}

int search(const SearchArguments& arguments, std::ostream& out) {
  const bool english = command_line::wants_english();
  const warta::Searcher searcher(arguments.archive);
  if (!arguments.show.empty()) return show_article(searcher, arguments, out);

  const std::string text = joined(arguments.words);
  warta::ParseOptions parse_options;
  parse_options.language = english ? warta::Language::en : warta::Language::id;
  const warta::ParsedQuery query = warta::parse_query(text, parse_options);
  for (const warta::Diagnostic& diagnostic : query.diagnostics) {
    std::cerr << "warta-search: " << warta::printable(diagnostic.to_string(parse_options.language)) << '\n';
  }
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
  const warta::SearchResults results = searcher.search(query, arguments.options);
  for (const std::string& note : results.notes)
    std::cerr << "warta-search: " << warta::printable(note) << '\n';
  warta::PrintOptions print_options;
  print_options.query = text;
  print_options.color = command_line::use_color(arguments.color, STDOUT_FILENO);
  print_options.width = command_line::terminal_width(STDOUT_FILENO);
  print_options.english = english;
  warta::make_printer(arguments.format, print_options)->print(results, out);
  return results.hits.empty() && results.total == 0 ? command_line::kPartial : command_line::kSuccess;
}

void add_options(CLI::App& app, SearchArguments& arguments) {
  using command_line::ColorMode;
  app.add_option("ARCHIVE", arguments.archive, "directory made by warta-index")->required();
  app.add_option("QUERY", arguments.words,
                 "words, \"phrases\", fields and operators; see docs/query-syntax.md");
  app.add_option("--match", arguments.options.match,
                 "articles with all words first and then some (auto), all, or any")
      ->transform(
          CLI::CheckedTransformer(std::map<std::string, warta::Match>{{"auto", warta::Match::automatic},
                                                                      {"all", warta::Match::all},
                                                                      {"any", warta::Match::any}})
              .description("auto|all|any"));
  app.add_option("--level", arguments.options.level,
                 "what counts as the same word: its root, or the word as written")
      ->transform(
          CLI::CheckedTransformer(std::map<std::string, warta::Level>{{"root", warta::Level::root},
                                                                      {"surface", warta::Level::surface}})
              .description("root|surface"));
  app.add_option("--sort", arguments.options.sort, "order of the hits")
      ->transform(CLI::CheckedTransformer(
                      std::map<std::string, warta::SortOrder>{{"relevance", warta::SortOrder::relevance},
                                                              {"newest", warta::SortOrder::newest},
                                                              {"oldest", warta::SortOrder::oldest}})
                      .description("relevance|newest|oldest"));
  app.add_option("-n,--limit", arguments.options.limit, "hits to show (default: 10)")
      ->check(CLI::Range(0U, warta::SearchOptions::kMaxLimit));
  app.add_option("--offset", arguments.options.offset, "hits to leave out at the top (default: 0)");
  app.add_option("--snippets", arguments.options.snippets, "passages a hit (default: 1)")
      ->check(CLI::Range(0, 20));
  app.add_option("--format", arguments.format, "how to print the result")
      ->check(CLI::IsMember(warta::printer_formats()));
  app.add_flag("--count", arguments.count, "print only how many articles match");
  app.add_flag("--parsed", arguments.parsed, "print how the query was understood, and do not search");
  app.add_option("--show", arguments.show, "print the article of this id instead of searching")
      ->type_name("ID");
  app.add_flag("--raw", arguments.raw, "with --show: the original text, byte for byte");
  app.add_option("--color", arguments.color, "mark matches with colours (default: auto)")
      ->transform(CLI::CheckedTransformer(std::map<std::string, ColorMode>{{"auto", ColorMode::automatic},
                                                                           {"always", ColorMode::always},
                                                                           {"never", ColorMode::never}})
                      .description("auto|always|never"));
  app.footer("Exit status: 0 there are hits, 1 there are none, 2 error.");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Searches an archive of Indonesian news.", "warta-search");
  app.set_version_flag("--version", std::string("warta-search ") + warta::version());
  SearchArguments arguments;
  add_options(app, arguments);
  return command_line::run_program(app, argc, argv,
                                   [&](std::ostream& out) { return search(arguments, out); });
}
