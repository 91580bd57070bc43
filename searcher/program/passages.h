// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-search --passages`.
#pragma once

#include <ostream>
#include <string>

#include "searcher/program/arguments.h"
#include "warta/searcher.h"

namespace warta::search_program {

// Prints the best passages of all articles; returns the exit status.
int print_passages(const Searcher& searcher, const std::string& text, const ParsedQuery& query,
                   const Arguments& arguments, std::ostream& out);

}  // namespace warta::search_program
