// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/text/header_block.h"

#include <algorithm>

namespace warta::readers {

namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

HeaderBlock::HeaderBlock(std::string_view text) {
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool goes_on = !line.empty() && (line.front() == ' ' || line.front() == '\t');
    if (first) {
      first_line_ = trimmed(line);
      first = false;
    } else if (goes_on && !fields_.empty()) {
      fields_.back().second.append(" ").append(trimmed(line));
    } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
      fields_.emplace_back(lower_case(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
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
    const std::string_view behind = text.substr(feed + 1);
    if (behind.starts_with("\r\n")) return {feed, feed + 3};
    if (behind.starts_with('\n')) return {feed, feed + 2};
  }
  return {std::string_view::npos, std::string_view::npos};
}

}  // namespace warta::readers
