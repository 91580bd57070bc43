// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/mail/plain_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "util/text.h"

namespace warta::readers {

namespace {

// Programs break lines at 72 to 78 characters; a line of a list or an address is shorter.
constexpr std::size_t kShortestBroken = 50;
constexpr std::size_t kLongestBroken = 100;

// Whether every line but the last is as long as lines that a program broke.
bool is_broken(const std::vector<std::string_view>& lines) {
  return lines.size() > 1 && std::all_of(lines.begin(), lines.end() - 1, [](std::string_view line) {
           return line.size() >= kShortestBroken && line.size() <= kLongestBroken;
         });
}

void append_paragraph(const std::vector<std::string_view>& lines, bool is_flowed, std::string& text) {
  const bool join_all = !is_flowed && is_broken(lines);
  bool join = false;
  for (const std::string_view line : lines) {
    if (!text.empty()) text += join ? ' ' : '\n';
    text += trimmed(line);
    join = join_all || (is_flowed && line.ends_with(' '));
  }
}

}  // namespace

std::string mail_paragraphs(std::string_view text, bool is_flowed) {
  std::string result;
  std::vector<std::string_view> paragraph;
  const auto end_paragraph = [&] {
    append_paragraph(paragraph, is_flowed, result);
    paragraph.clear();
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line == "-- ") break;
    if (trimmed(line).empty()) {
      end_paragraph();
    } else {
      paragraph.push_back(line);
    }
  }
  end_paragraph();
  return result;
}

std::string mail_title(std::string_view subject) {
  constexpr auto kMarks = std::to_array<std::string_view>({"re:", "fw:", "fwd:", "bls:", "trs:"});
  std::string title = collapsed(subject);
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view mark : kMarks) {
      if (lowered(std::string_view(title).substr(0, mark.size())) != mark) continue;
      title = std::string(trimmed(std::string_view(title).substr(mark.size())));
      found = true;
    }
  }
  return title;
}

}  // namespace warta::readers
