// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-search --passages` (passages.h).
#include "searcher/program/passages.h"

#include <unistd.h>

#include <utility>

#include "searcher/printers/passages_json.h"
#include "searcher/program/messages.h"
#include "util/printable.h"
#include "util/terminal/program.h"
#include "util/terminal/terminal.h"
#include "util/text.h"

namespace warta::search_program {

namespace {

using Json = nlohmann::ordered_json;

void print_text(const Passage& passage, bool color, std::ostream& out) {
  const Article& article = passage.article;
  out << passage.rank << ". " << printable(passage.id) << "  " << printable(collapsed(article.title)) << '\n';
  std::string from = article.publisher;
  if (article.published) from += (from.empty() ? "" : ", ") + article.published->to_string();
  if (!article.url.empty()) from += (from.empty() ? "" : ", ") + article.url;
  if (!from.empty()) out << "   " << printable(from) << '\n';
  std::string marked;
  std::uint32_t at = 0;
  // On one line.
  const auto add = [&](std::uint32_t end) {
    for (; at < end; ++at) marked += is_blank(passage.text[at]) ? ' ' : passage.text[at];
    return printable(std::exchange(marked, {}));
  };
  out << "   ";
  for (const SnippetSpan& span : passage.spans) {
    out << add(span.begin) << (color ? "\x1b[1;33m" : "") << add(span.end) << (color ? "\x1b[0m" : "");
  }
  out << add(static_cast<std::uint32_t>(passage.text.size())) << '\n';
}

}  // namespace

int print_passages(const Searcher& searcher, const std::string& text, const ParsedQuery& query,
                   const Arguments& arguments, std::ostream& out) {
  const std::string format = arguments.format.empty() ? "text" : arguments.format;
  if (format != "text" && format != "json" && format != "jsonl")
    throw command_line::Complaint(messages::kNoPassages, {format});
  SearchOptions options = arguments.query.search;
  options.limit = *arguments.passages;
  const PassageResults results = searcher.passages(query, options);
  const auto line = [](const Json& object, int indent) {
    return object.dump(indent, ' ', false, Json::error_handler_t::replace);
  };
  if (format == "json") out << line(printers::passages_json(text, results), 2) << '\n';
  const bool color = command_line::use_color(arguments.color, STDOUT_FILENO);
  for (const Passage& passage : results.passages) {
    if (format == "jsonl") out << line(printers::passage_json(passage), -1) << '\n';
    if (format == "text") print_text(passage, color, out);
  }
  return results.passages.empty() ? command_line::kNoHits : command_line::kSuccess;
}

}  // namespace warta::search_program
