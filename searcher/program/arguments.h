// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of warta-search.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/server/office.h"
#include "util/terminal/terminal.h"
#include "warta/options.h"
#include "warta/query.h"

namespace warta::search_program {

// Its arguments and options.
struct Arguments {
  std::vector<std::string> archives;
  std::vector<std::string> words;
  std::string batch;   // file of `id<TAB>query` lines; empty: one query, from `words`
  std::string format;  // empty: text, for a batch trec
  command_line::ColorMode color = command_line::ColorMode::automatic;
  std::vector<std::string> fields;
  bool bom = false;
  bool all = false;
  bool stats = false;
  bool count = false;
  bool parsed = false;
  bool raw = false;
  bool synonyms = false;
  bool no_pager = false;
  bool stdio = false;
  bool mcp = false;
  std::string serve;  // address to serve HTTP at; empty: no server
  server::OfficeOptions office;
  std::string make_token;  // a name
  std::string token_right = "read";
  std::string show;
  std::string like;
  std::string duplicates_of;
  std::string like_text;                  // a file
  std::string compare;                    // a file of queries, read into query.compare
  std::string matrix;                     // a file of queries
  std::optional<std::uint32_t> passages;  // how many to print instead of articles
  std::optional<std::uint32_t> kwic;      // words of context on either side
  std::string sort;                       // of hits, or with kwic of lines
  std::string names;                      // a file
  QueryOptions query;

  [[nodiscard]] std::string query_text() const;
};

// The command line with words to exclude (`-iran`) marked, so that no option is read in them. Only `-a`,
// `-h`,
// `-n` and `-nNUMBER` are short options; a value of an option keeps its sign (`--limit -1`).
[[nodiscard]] std::vector<std::string> with_exclusions(std::vector<std::string> given);

// Reads the positional arguments: ARCHIVE and QUERY, or with -a only QUERY. Where the first names none, or
// there is none, WARTA_ARCHIVE names it. Throws Complaint without an archive.
void settle_positionals(Arguments& arguments);

void add_options(CLI::App& app, Arguments& arguments);

// Reads the files that options name (names, synonyms) and checks combinations of options. Throws Error.
void settle_options(Arguments& arguments);

// How to parse queries: in the language of the environment, relative to today, with --plain.
[[nodiscard]] ParseOptions parse_options(const Arguments& arguments);

// Prints the parser's diagnostics to standard error, each line after `where` (`FILE:LINE: ` or nothing).
void print_diagnostics(const ParsedQuery& query, const std::string& where);

}  // namespace warta::search_program
