// SPDX-License-Identifier: GPL-3.0-or-later
// Concordances on the command line.
#pragma once

#include <ostream>

#include "searcher/program/arguments.h"
#include "util/terminal/pager.h"
#include "warta/query.h"
#include "warta/searcher.h"

namespace warta::search_program {

// --kwic: every match of the query's words, one per line. Returns the exit code.
int print_concordance(const Searcher& searcher, const ParsedQuery& query, const Arguments& arguments,
                      command_line::Pager& pager, std::ostream& out);

}  // namespace warta::search_program
