// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "util/terminal/terminal.h"
#include "warta/options.h"
#include "warta/query.h"

namespace warta::search_program {

// What the command line of warta-search says.
struct Arguments {
  std::vector<std::string> archives;
  std::vector<std::string> words;
  std::string batch;   // file of `id<TAB>query` lines; empty: one query, from `words`
  std::string format;  // empty: text, for a batch trec
  command_line::ColorMode color = command_line::ColorMode::automatic;
  std::vector<std::string> fields;
  bool all = false;
  bool stats = false;
  bool count = false;
  bool parsed = false;
  bool raw = false;
  bool synonyms = false;
  bool no_pager = false;
  bool stdio = false;
  std::string serve;  // address to serve HTTP at; empty: do not
  std::string show;
  std::string like;
  std::string duplicates_of;
  std::optional<std::uint32_t> kwic;  // words of context on either side
  std::string sort;                   // of hits, or with kwic of its lines
  std::string names;                  // a file
  QueryOptions query;

  [[nodiscard]] std::string query_text() const;
};

// Behind the options stand ARCHIVE and QUERY, or with -a only QUERY. Throws Error(invalid_argument) without
// an archive.
void settle_positionals(Arguments& arguments);

void add_options(CLI::App& app, Arguments& arguments);

// Reads what the options name (names, synonyms) and what they mean together. Throws Error.
void settle_options(Arguments& arguments);

// How queries are read: the language of the environment, dates by today, --plain.
[[nodiscard]] ParseOptions parse_options(const Arguments& arguments);

// Prints what the parser had to say about a query to standard error, each line behind `where` (`FILE:LINE: `
// or nothing).
void print_diagnostics(const ParsedQuery& query, const std::string& where);

}  // namespace warta::search_program
