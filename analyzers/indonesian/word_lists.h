// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of exceptions: exceptions.tsv and the user's own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace warta::indonesian {

// A word with given forms.
struct ExceptionRow {
  std::string word, lexeme, root;
};

// A line of the user's exceptions that gives old spellings the root of the new: Soekarno, Sukarno.
inline constexpr std::string_view kOldSpellingLine = "!ejaan-lama";
// The same for articles published before a year: `!ejaan-lama-sebelum 1973`.
inline constexpr std::string_view kOldSpellingBeforeLine = "!ejaan-lama-sebelum ";
// Another that leaves common spellings as they are: resiko does not meet risiko.
inline constexpr std::string_view kAsSpeltLine = "!ejaan-tertulis";
[[nodiscard]] bool has_line(std::string_view tsv, std::string_view line);

// The year of the line kOldSpellingBeforeLine. Throws Error(invalid_argument), naming the line, unless it
// is given once, with four digits.
[[nodiscard]] std::optional<int> old_spelling_before(std::string_view tsv);

// Reads rows `word<TAB>root` or `word<TAB>lexeme<TAB>root`; blank lines and lines that begin with `#` are
// comments, and the lines above are ignored. Throws Error(invalid_argument), naming the line, for any other
// row, for a word given twice, and for a root that itself has another root.
[[nodiscard]] std::vector<ExceptionRow> parse_exceptions(std::string_view tsv);

}  // namespace warta::indonesian
