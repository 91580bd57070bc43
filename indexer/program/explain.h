// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>

#include "warta/archive_writer.h"
#include "warta/article.h"

namespace warta::command_line {

// Prints what would be done with an article: its fields, where each comes from, and every stretch of its text
// that is not story, with the rule that took it.
void explain_article(const Article& article, PutOutcome outcome, bool clean_text, std::ostream& out);

}  // namespace warta::command_line
