// SPDX-License-Identifier: GPL-3.0-or-later
// Many queries from a file.
#pragma once

#include <ostream>

#include "searcher/program/arguments.h"
#include "warta/searcher.h"

namespace warta::search_program {

// Searches for every query of the file `arguments.batch` and prints the results one after another. An invalid
// line is reported on standard error and makes the exit code kSomeRejected; the others are answered.
int run_batch(const Searcher& searcher, const Arguments& arguments, std::ostream& out);

}  // namespace warta::search_program
