// SPDX-License-Identifier: GPL-3.0-or-later
// Prints one article.
#pragma once

#include <ostream>

#include "searcher/program/arguments.h"
#include "warta/searcher.h"

namespace warta::search_program {

// Prints the article `arguments.show`; `raw` prints its body byte for byte.
int show_article(const Searcher& searcher, const Arguments& arguments, std::ostream& out);

}  // namespace warta::search_program
