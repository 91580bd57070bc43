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

// A line of the user's exceptions that asks for the old spelling to meet the new: Soekarno, Sukarno.
inline constexpr std::string_view kOldSpellingLine = "!ejaan-lama";
[[nodiscard]] bool asks_for_old_spelling(std::string_view tsv);

// Reads rows `word<TAB>root` or `word<TAB>lexeme<TAB>root`; blank lines and lines that begin with `#` are
// comments, and kOldSpellingLine is passed over. Throws Error(invalid_argument), naming the line, for any
// other row, for a word given twice, and for a root that has another root itself.
[[nodiscard]] std::vector<ExceptionRow> parse_exceptions(std::string_view tsv);

}  // namespace warta::indonesian
