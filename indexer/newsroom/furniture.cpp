// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/newsroom/furniture.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "indexer/newsroom/rule_names.h"
#include "util/table.h"

namespace warta::embedded {
extern const std::string_view furniture;  // furniture.tsv
}

namespace warta::newsroom {

namespace {

struct Furniture {
  std::string_view rule;
  std::string text;  // lower case
  std::size_t longest =
      0;  // bytes of a line that it begins; 0: the line is the text, but for dots and colons
};

// furniture.tsv, by its column `where`.
class FurnitureTable {
 public:
  FurnitureTable() {
    for_each_row(embedded::furniture, [this](const std::vector<std::string_view>& columns) {
      const std::string_view where = columns.at(1);
      Furniture row{columns.front(), std::string(columns.at(2))};
      if (row.text.back() == '_') row.text.back() = ' ';
      if (std::from_chars(where.data(), where.data() + where.size(), row.longest).ec == std::errc())
        rows_["alone"].push_back(std::move(row));
      else
        rows_[where].push_back(std::move(row));
    });
  }

  [[nodiscard]] const std::vector<Furniture>& all(std::string_view where) const { return rows_.at(where); }
  [[nodiscard]] ByFirstByte<Furniture> by_first_byte(std::string_view where) const {
    return {all(where), [](const Furniture& row) -> std::string_view { return row.text; }};
  }

 private:
  std::map<std::string_view, std::vector<Furniture>> rows_;
};

const FurnitureTable& table() {
  static const FurnitureTable table;
  return table;
}

bool matches(const Furniture& row, std::string_view text) {
  if (!starts_ignoring_case(text, row.text)) return false;
  if (row.longest != 0) return text.size() <= row.longest;
  const std::string_view rest = text.substr(row.text.size());
  return std::all_of(rest.begin(), rest.end(), [](char c) { return c == '.' || c == ':' || c == ' '; });
}

// `Ikuti Kabar Pasar di Google News`: a call, and the channel that it calls to.
bool calls_to_channel(std::string_view text) {
  static const ByFirstByte<Furniture> calls = table().by_first_byte("call");
  constexpr std::size_t kLongest = 200;  // bytes
  const auto begins = [](std::string_view at) {
    return [at](const Furniture& row) { return starts_ignoring_case(at, row.text); };
  };
  const std::span<const Furniture> rows = calls[text.front()];
  if (text.size() > kLongest || std::none_of(rows.begin(), rows.end(), begins(text))) return false;
  const std::vector<Furniture>& channels = table().all("channel");
  for (std::size_t blank = text.find(' '); blank != std::string_view::npos;
       blank = text.find(' ', blank + 1)) {
    if (std::any_of(channels.begin(), channels.end(), begins(text.substr(blank + 1)))) return true;
  }
  return false;
}

// `#pasar #cabai`
bool is_hashtags(std::string_view text) {
  if (text.front() != '#') return false;
  const std::vector<std::string_view> words = words_of(text);
  return words.size() > 1 && std::all_of(words.begin(), words.end(), [](std::string_view word) {
           return word.size() > 1 && word.front() == '#' && !is_digit(word[1]);
         });
}

// Where the shortcode ends that begins with the bracket at `open`; npos when there is none. `[video viral]`
// is somebody's remark: a shortcode has attributes, or ends with its name.
std::size_t shortcode_end(std::string_view text, std::size_t open) {
  constexpr std::size_t kLongest = 4096;  // bytes of the bracket
  std::size_t close = text.substr(open, kLongest).find(']');
  if (close == std::string_view::npos) return std::string_view::npos;
  close += open;
  const std::string_view inside = text.substr(open + 1, close - open - 1);
  for (const Furniture& row : table().all("shortcode")) {
    const std::string& name = row.text;
    if (!inside.starts_with(name)) continue;
    const std::string closing = "[/" + name + "]";
    const bool attributes = inside.size() > name.size() && inside[name.size()] == ' ' &&
                            inside.find('=') != std::string_view::npos;
    if (inside != name && !attributes) continue;
    // Its end is before the next one, so that no text is searched for every bracket.
    const std::size_t next = text.find(text.substr(open, name.size() + 1), close);
    const std::size_t closed = text.substr(0, next).find(closing, close);
    if (closed != std::string_view::npos) return closed + closing.size();
    if (attributes) return close + 1;
  }
  return std::string_view::npos;
}

// Where the last sentence before byte `at` ends, when no sentence is under way there and so a tail may begin;
// npos when one is.
std::size_t sentence_end_before(std::string_view text, std::size_t at, const Furniture& tail) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == ',')) --at;
  const bool behind = at == 0 || std::string_view(".!?\")]").find(text[at - 1]) != std::string_view::npos ||
                      text.substr(0, at).ends_with("\u201D") || tail.text.front() == '#' ||
                      tail.rule == rule::kLoading;
  return behind ? at : std::string_view::npos;
}

// `=====`, `-----`, `* * *`: nothing but one mark.
bool is_underline(std::string_view text) {
  constexpr std::size_t kLeast = 3;
  constexpr std::string_view kMarks = "=-_*~#";
  const char mark = text.front();
  if (text.size() < kLeast || kMarks.find(mark) == std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [mark](char c) { return c == mark || c == ' '; });
}

}  // namespace

bool take_furniture(const Line& line, std::vector<TextSpan>& spans) {
  if (is_underline(line.text)) {
    spans.push_back({line.begin, line.end(), SpanKind::furniture, rule::kUnderline});
    return true;
  }
  static const ByFirstByte<Furniture> leads = table().by_first_byte("alone");
  const std::span<const Furniture> rows = leads[line.text.front()];
  const auto row =
      std::find_if(rows.begin(), rows.end(), [&](const Furniture& lead) { return matches(lead, line.text); });
  if (row == rows.end()) {
    const bool call = calls_to_channel(line.text);
    if (!call && !is_hashtags(line.text)) return false;
    spans.push_back({line.begin, line.end(), SpanKind::furniture, call ? rule::kFollow : rule::kTagLine});
    return true;
  }
  // A line may go on after the bracket it begins with.
  const std::size_t close = line.text.find(line.text.front() == '[' ? ']' : ')');
  const bool bracket = line.text.front() == '[' || line.text.front() == '(';
  if (bracket && close + 1 < line.text.size()) return false;
  spans.push_back({line.begin, line.end(), SpanKind::furniture, row->rule});
  return true;
}

void take_furniture_inline(const Line& line, std::vector<TextSpan>& spans) {
  constexpr std::size_t kLongest = 150;
  const std::vector<Furniture>& leads = table().all("inside");
  for (std::size_t open = find_opening(line.text); open != std::string_view::npos;
       open = find_opening(line.text, open + 1)) {
    if (const std::size_t end =
            line.text[open] == '[' ? shortcode_end(line.text, open) : std::string_view::npos;
        end != std::string_view::npos) {
      spans.push_back({line.begin + static_cast<std::uint32_t>(open),
                       line.begin + static_cast<std::uint32_t>(end), SpanKind::furniture, rule::kPlayer});
      open = end - 1;
      continue;
    }
    const std::string_view rest = line.text.substr(open);
    const auto row = std::find_if(leads.begin(), leads.end(), [&](const Furniture& lead) {
      return starts_ignoring_case(rest, lead.text);
    });
    if (row == leads.end()) continue;
    std::size_t close = rest.substr(0, kLongest + 1).find(line.text[open] == '[' ? ']' : ')');
    if (close == std::string_view::npos) continue;
    close += open;
    spans.push_back({line.begin + static_cast<std::uint32_t>(open),
                     line.begin + static_cast<std::uint32_t>(close + 1), SpanKind::furniture, row->rule});
    open = close;
  }
}

std::size_t take_furniture_tail(const Line& line, std::vector<TextSpan>& spans) {
  static const ByFirstByte<Furniture> tails = table().by_first_byte("tail");
  constexpr std::size_t kLongest = 300;
  const std::size_t from = line.text.size() - std::min(line.text.size(), kLongest);
  for (std::size_t begin = from; begin < line.text.size(); ++begin) {
    for (const Furniture& tail : tails[line.text[begin]]) {
      if (!starts_ignoring_case(line.text.substr(begin), tail.text)) continue;
      std::size_t at = sentence_end_before(line.text, begin, tail);
      if (at == std::string_view::npos) continue;
      if (line.text[at] == ' ') ++at;
      spans.push_back(
          {line.begin + static_cast<std::uint32_t>(at), line.end(), SpanKind::furniture, tail.rule});
      return at;
    }
  }
  return line.text.size();
}

}  // namespace warta::newsroom
