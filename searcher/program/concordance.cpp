// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-search --kwic` (concordance.h): prints and sorts lines.
#include "searcher/program/concordance.h"

#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/printers/occurrence_json.h"
#include "searcher/program/messages.h"
#include "util/printable.h"
#include "util/terminal/program.h"
#include "util/terminal/terminal.h"
#include "util/text.h"

namespace warta::search_program {

namespace {

constexpr std::size_t kMostSorted = 1'000'000;  // lines in memory
constexpr std::size_t kIdColumns = 22;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The end of `text` that fits into `columns`.
std::string_view tail(std::string_view text, std::size_t columns) {
  while (display_width(text) > columns) {
    do text.remove_prefix(1);
    while (!text.empty() && is_continuation(text.front()));
  }
  return text;
}

std::string_view head(std::string_view text, std::size_t columns) {
  while (display_width(text) > columns) {
    while (text.size() > 1 && is_continuation(text.back())) text.remove_suffix(1);
    text.remove_suffix(1);
  }
  return text;
}

std::string padding(std::string_view text, std::size_t columns) {
  return std::string(columns - std::min<std::size_t>(columns, display_width(text)), ' ');
}

class LinePrinter {
 public:
  LinePrinter(const Arguments& arguments, std::ostream& out)
      : format_(arguments.format.empty() ? "text" : arguments.format),
        color_(command_line::use_color(arguments.color, STDOUT_FILENO)),
        width_(std::max(60U, command_line::terminal_width(STDOUT_FILENO))),
        out_(out) {
    if (format_ != "text" && format_ != "tsv" && format_ != "jsonl")
      throw command_line::Complaint(messages::kNoContextLines, {format_});
    if (format_ == "tsv") out_ << "id\tpublished\tsource\tleft\tmatch\tright\n";
  }

  void print(const Occurrence& one) {
    if (format_ == "text") return print_text(one);
    const std::string published = one.published ? one.published->to_string() : std::string();
    if (format_ == "jsonl") {
      out_ << printers::occurrence_json(one).dump(-1, ' ', false,
                                                  nlohmann::ordered_json::error_handler_t::replace)
           << '\n';
      return;
    }
    const char* separator = "";
    for (std::string value : {one.id, published, one.publisher, one.left, one.match, one.right}) {
      std::replace_if(
          value.begin(), value.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
      out_ << separator << value;
      separator = "\t";
    }
    out_ << '\n';
  }

 private:
  // The id, then the words, with all matches in the same column.
  void print_text(const Occurrence& one) {
    const std::string id = printable(one.id);
    const std::string left = printable(one.left);
    const std::string match = printable(one.match);
    const std::string right = printable(one.right);
    const std::size_t room = width_ - kIdColumns - 3;
    const std::size_t left_columns = room * 2 / 5;
    const std::string_view shown_id = tail(id, kIdColumns);
    const std::string_view shown_left = tail(left, left_columns);
    const std::string_view shown_match = head(match, room - left_columns);
    const std::size_t rest = room - left_columns - display_width(shown_match);
    out_ << (color_ ? "\x1b[2m" : "") << shown_id << (color_ ? "\x1b[0m" : "")
         << padding(shown_id, kIdColumns) << ' ' << padding(shown_left, left_columns) << shown_left << ' '
         << (color_ ? "\x1b[1;33m" : "") << shown_match << (color_ ? "\x1b[0m" : "")
         << (right.find_first_of(",.;:!?)") == 0 ? "" : " ") << head(right, rest) << '\n';
  }

  std::string format_;
  bool color_;
  std::size_t width_;
  std::ostream& out_;
};

// The words of `text` in reverse: sorting begins with the one next to the match.
std::string backwards(std::string_view text) {
  std::string words;
  while (!text.empty()) {
    const std::size_t blank = text.rfind(' ');
    const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
    words.append(text.substr(begin)).append(" ");
    text = text.substr(0, begin == 0 ? 0 : blank);
  }
  return words;
}

struct Line {
  std::string key;
  Occurrence occurrence;
};

}  // namespace

int print_concordance(const Searcher& searcher, const ParsedQuery& query, const Arguments& arguments,
                      command_line::Pager& pager, std::ostream& out) {
  LinePrinter printer(arguments, out);  // inspects the terminal before the pager replaces it
  const bool is_text = arguments.format.empty() || arguments.format == "text";
  if (is_text && !arguments.no_pager) pager.start();
  const bool by_left = arguments.sort == "left";
  std::uint64_t lines = 0;
  if (!by_left && arguments.sort != "right") {
    searcher.for_each_occurrence(query, arguments.query.search, *arguments.kwic, [&](const Occurrence& one) {
      ++lines;
      printer.print(one);
      return out.good();
    });
    return lines == 0 ? command_line::kNoHits : command_line::kSuccess;
  }
  std::vector<Line> sorted;
  searcher.for_each_occurrence(query, arguments.query.search, *arguments.kwic, [&](const Occurrence& one) {
    if (sorted.size() == kMostSorted)
      throw command_line::Complaint(messages::kTooManyToSort, {std::to_string(kMostSorted)});
    sorted.push_back({lowered(by_left ? backwards(one.left) : one.right), one});
    return true;
  });
  std::stable_sort(sorted.begin(), sorted.end(), [](const Line& a, const Line& b) { return a.key < b.key; });
  for (const Line& line : sorted) printer.print(line.occurrence);
  return sorted.empty() ? command_line::kNoHits : command_line::kSuccess;
}

}  // namespace warta::search_program
