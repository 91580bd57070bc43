// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <nlohmann/json.hpp>

#include "analyzers/command_line/program.h"
#include "indexer/commands/commands.h"
#include "warta/archive_tools.h"

namespace warta::command_line {

namespace {

// One line, under the names that the JSON reader knows best.
std::string json_line(const Article& article) {
  using Json = nlohmann::ordered_json;
  Json json = {{"id", article.id}};
  const auto put = [&json](const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
  };
  put("url", article.url);
  put("title", article.title);
  put("date", article.published ? article.published->to_string() : std::string());
  put("source", article.source);
  put("section", article.section);
  put("author", article.author);
  put("editor", article.editor);
  put("place", article.place);
  put("language", article.language);
  if (!article.tags.empty()) json["tags"] = article.tags;
  if (!article.related.empty()) json["related"] = article.related;
  put("body", article.body);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Command export_command(CLI::App& app) {
  const auto archive = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "export", "print every article as its source gave it, one JSON object a line, for `add` to read");
  archive_option(*command, *archive);
  return {command, [archive](std::ostream& out) {
            export_articles(*archive, [&out](const Article& article) {
              out << json_line(article) << '\n';
              return out.good();
            });
            return static_cast<int>(kSuccess);
          }};
}

}  // namespace warta::command_line
