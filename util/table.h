// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of ours that are compiled in (warta_embed_text): a row a line, tabs between columns, `#` before a
// comment.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace warta {

// Calls `function` with the columns of every row.
template <typename Function>
void for_each_row(std::string_view table, const Function& function) {
  while (!table.empty()) {
    std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> columns = {line.substr(0, line.find('\t'))};
    while (columns.back().size() < line.size()) {
      line.remove_prefix(columns.back().size() + 1);
      columns.push_back(line.substr(0, line.find('\t')));
    }
    function(columns);
  }
}

// All words of the rows `kind<TAB>word<TAB>word…`, in their order.
[[nodiscard]] inline std::vector<std::string_view> words_of_kind(std::string_view table,
                                                                 std::string_view kind) {
  std::vector<std::string_view> words;
  for_each_row(table, [&](const std::vector<std::string_view>& columns) {
    if (columns.front() == kind) words.insert(words.end(), columns.begin() + 1, columns.end());
  });
  return words;
}

}  // namespace warta
