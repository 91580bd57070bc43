// SPDX-License-Identifier: GPL-3.0-or-later
// The output of `warta-index add --explain`.
#pragma once

#include <ostream>

#include "warta/archive_writer.h"
#include "warta/article.h"

namespace warta::command_line {

// Prints the fields of an article, the origin of each, and every span of its text that is not story, with the
// rule that matched it.
void explain_article(const Article& article, PutOutcome outcome, bool clean_text, std::ostream& out);

}  // namespace warta::command_line
