// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-search --compare FILE` and `--matrix FILE`: several queries in one run.
#pragma once

#include <iosfwd>

#include "searcher/program/arguments.h"
#include "warta/printer.h"
#include "warta/searcher.h"

namespace warta::search_program {

// Both return the exit code, and throw Error(invalid_argument) for a file without queries or with too many.
int print_comparison_of(const Searcher& searcher, const Arguments& arguments, const PrintOptions& options,
                        std::ostream& out);
int print_matrix(const Searcher& searcher, const Arguments& arguments, const PrintOptions& options,
                 std::ostream& out);

}  // namespace warta::search_program
