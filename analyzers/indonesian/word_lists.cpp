// SPDX-License-Identifier: GPL-3.0-or-later
// Parses lists of exceptions (word_lists.h).
#include "analyzers/indonesian/word_lists.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "analyzers/indonesian/messages.h"
#include "warta/error.h"

namespace warta::indonesian {

namespace {

[[noreturn]] void fail(std::size_t line, const Bilingual& what) {
  throw Error(ErrorCode::invalid_argument, both(messages::kExceptions, {line, what}));
}

ExceptionRow parse_row(std::string_view row, std::size_t line) {
  std::vector<std::string_view> columns;
  for (std::string_view rest = row;;) {
    const std::size_t tab = rest.find('\t');
    columns.push_back(rest.substr(0, tab));
    if (tab == std::string_view::npos) break;
    rest.remove_prefix(tab + 1);
  }
  const bool filled = std::none_of(columns.begin(), columns.end(), [](std::string_view c) {
    return c.empty() || c.find(' ') != std::string_view::npos;
  });
  if ((columns.size() != 2 && columns.size() != 3) || !filled) fail(line, both(messages::kExpectedRow));
  return {std::string(columns[0]), std::string(columns[columns.size() - 2]), std::string(columns.back())};
}

// Calls `function` with each line and its number, from 1.
template <typename Function>
void for_each_line(std::string_view text, const Function& function) {
  for (std::size_t line = 1; !text.empty(); ++line) {
    std::string_view row = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(row.size() + 1, text.size()));
    if (row.ends_with('\r')) row.remove_suffix(1);
    function(row, line);
  }
}

}  // namespace

bool has_line(std::string_view tsv, std::string_view line) {
  bool found = false;
  for_each_line(tsv, [&](std::string_view row, std::size_t) { found |= row == line; });
  return found;
}

std::optional<int> old_spelling_before(std::string_view tsv) {
  std::optional<int> year;
  for_each_line(tsv, [&](std::string_view row, std::size_t line) {
    if (!row.starts_with(kOldSpellingBeforeLine)) return;
    const std::string_view digits = row.substr(kOldSpellingBeforeLine.size());
    int value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc() || end != digits.data() + digits.size() || digits.size() != 4)
      fail(line, both(messages::kExpectedYear, {kOldSpellingBeforeLine}));
    if (year) fail(line, both(messages::kYearTwice));
    year = value;
  });
  return year;
}

std::vector<ExceptionRow> parse_exceptions(std::string_view tsv) {
  std::vector<ExceptionRow> rows;
  std::unordered_map<std::string, std::size_t> line_of;
  for_each_line(tsv, [&](std::string_view row, std::size_t line) {
    if (row.empty() || row.front() == '#' || row == kOldSpellingLine || row == kAsSpeltLine) return;
    if (row.starts_with(kOldSpellingBeforeLine)) return;
    ExceptionRow parsed = parse_row(row, line);
    if (row.find('\t') == row.rfind('\t')) parsed.lexeme = parsed.word;  // two columns do not give the lexeme
    if (const auto [first, is_new] = line_of.try_emplace(parsed.word, line); !is_new) {
      fail(line, both(messages::kWordTwice, {parsed.word, first->second}));
    }
    rows.push_back(std::move(parsed));
  });
  std::unordered_map<std::string_view, std::string_view> root_of;
  for (const ExceptionRow& row : rows) root_of.emplace(row.word, row.root);
  for (const ExceptionRow& row : rows) {
    const auto further = root_of.find(row.root);
    if (further != root_of.end() && further->second != row.root) {
      fail(line_of[row.word], both(messages::kRootOfRoot, {row.root, further->second}));
    }
  }
  return rows;
}

}  // namespace warta::indonesian
