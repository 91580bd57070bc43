// SPDX-License-Identifier: GPL-3.0-or-later
// Parses header lines (header_block.h).
#include "indexer/readers/text/header_block.h"

#include <algorithm>

namespace warta::readers {

namespace {}  // namespace

HeaderBlock::HeaderBlock(std::string_view text) {
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool is_continuation = !line.empty() && (line.front() == ' ' || line.front() == '\t');
    if (first) {
      first_line_ = trimmed(line, " \t\r");
      first = false;
    } else if (is_continuation && !fields_.empty()) {
      fields_.back().second.append(" ").append(trimmed(line, " \t\r"));
    } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
      fields_.emplace_back(lowered(trimmed(line.substr(0, colon), " \t\r")),
                           trimmed(line.substr(colon + 1), " \t\r"));
    }
  }
}

std::string_view HeaderBlock::value(std::string_view lower_case_name) const {
  const auto field = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const auto& named) { return named.first == lower_case_name; });
  return field == fields_.end() ? std::string_view() : std::string_view(field->second);
}

HeaderEnd find_header_end(std::string_view text) {
  for (std::size_t feed = text.find('\n'); feed != std::string_view::npos; feed = text.find('\n', feed + 1)) {
    const std::string_view rest = text.substr(feed + 1);
    if (rest.starts_with("\r\n")) return {feed, feed + 3};
    if (rest.starts_with('\n')) return {feed, feed + 2};
  }
  return {std::string_view::npos, std::string_view::npos};
}

}  // namespace warta::readers
