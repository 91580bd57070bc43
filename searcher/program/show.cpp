// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-search --show` (show.h).
#include "searcher/program/show.h"

#include <optional>

#include "searcher/program/messages.h"
#include "util/printable.h"
#include "util/terminal/program.h"
#include "util/text.h"

namespace warta::search_program {

int show_article(const Searcher& searcher, const Arguments& arguments, std::ostream& out) {
  const std::optional<Article> article = searcher.article(arguments.show);
  if (!article) {
    command_line::complain(
        "warta-search",
        command_line::said(messages::kNoSuchArticle, {joined(arguments.archives, ", "), arguments.show}));
    return command_line::kNoHits;
  }
  if (arguments.raw) {
    out << article->body;
    return command_line::kSuccess;
  }
  const auto line = [&out](const char* name, const std::string& value) {
    if (!value.empty()) out << name << ": " << printable(value) << '\n';
  };
  line("id", article->id);
  line("title", article->title);
  line("published", article->published ? article->published->to_string() : std::string());
  line("source", article->publisher);
  line("section", article->section);
  line("author", article->author);
  line("editor", article->editor);
  line("place", article->place);
  line("url", article->url);
  out << '\n' << printable(article->body) << '\n';
  return command_line::kSuccess;
}

}  // namespace warta::search_program
