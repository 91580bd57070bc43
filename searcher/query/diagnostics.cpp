// SPDX-License-Identifier: GPL-3.0-or-later
// Builds diagnostics and their text (diagnostics.h).
#include "searcher/query/diagnostics.h"

#include <string>

#include "searcher/query/fields.h"
#include "searcher/query/messages.h"

namespace warta {

namespace query {

namespace {

const DiagnosticRow& row_of(QueryIssue issue) {
  return messages::kDiagnostics[static_cast<std::size_t>(issue)];
}

std::size_t count_code_points(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8)
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
  return count;
}

// At most 40 code points of the user's text, so that a message fits on a line.
std::string shortened(std::string_view utf8) {
  constexpr std::size_t kMost = 40;
  std::size_t seen = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i)
    if ((static_cast<unsigned char>(utf8[i]) & 0xC0U) != 0x80U && seen++ == kMost)
      return std::string(utf8.substr(0, i)) + "…";
  return std::string(utf8);
}

}  // namespace

void Reporter::report(QueryIssue issue, std::size_t byte_offset,
                      std::initializer_list<std::string_view> arguments) {
  const DiagnosticRow& row = row_of(issue);
  if (row.severity == Severity::error) has_error_ = true;
  if (row.severity == Severity::warning && diagnostics_.size() >= kMaxWarnings) return;
  std::vector<std::string> cut;
  for (const std::string_view argument : arguments) cut.push_back(shortened(argument));
  if (issue == QueryIssue::unknown_field) cut.push_back(field_list(language_));
  const std::vector<std::string_view> values(cut.begin(), cut.end());
  diagnostics_.push_back({row.severity, issue, count_code_points(query_.substr(0, byte_offset)) + 1,
                          byte_offset, say(row.message, language_, values),
                          say(row.hint, language_, values)});
}

}  // namespace query

const char* to_string(QueryIssue issue) noexcept { return query::row_of(issue).name; }

std::string Diagnostic::to_string(Language language) const {
  const Message& line =
      severity == Severity::error ? query::messages::kErrorLine : query::messages::kWarningLine;
  return say(line, language, {message, std::to_string(column)}) + (hint.empty() ? "" : "; " + hint);
}

}  // namespace warta
