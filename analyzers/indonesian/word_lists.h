// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace warta::indonesian {

// A word whose forms are given and not found.
struct ExceptionRow {
  std::string word, lexeme, root;
};

// Reads rows `word<TAB>root` or `word<TAB>lexeme<TAB>root`; blank lines and lines that begin with `#` are
// comments. Throws Error(invalid_argument), naming the line, for any other row, for a word given twice, and
// for a root that has another root itself.
[[nodiscard]] std::vector<ExceptionRow> parse_exceptions(std::string_view tsv);

}  // namespace warta::indonesian
