// SPDX-License-Identifier: GPL-3.0-or-later
// Archive statistics as JSON (stats_json.h).
#include "indexer/archive/stats_json.h"

namespace warta {

nlohmann::ordered_json stats_json(const std::string& archive, const ArchiveStats& stats) {
  using Json = nlohmann::ordered_json;
  Json json = {{"schema", 1}, {"archive", archive}, {"articles", stats.articles}, {"dated", stats.dated}};
  if (stats.dated != 0) {
    json["first_day"] = stats.first_day;
    json["last_day"] = stats.last_day;
  }
  json["words"] = stats.words;
  json["longest"] = {{"id", stats.longest_id}, {"words", stats.longest_words}};
  json["duplicates"] = {{"groups", stats.duplicate_groups}, {"articles", stats.duplicate_articles}};
  json["terms"] = stats.terms;
  json["bytes"] = stats.bytes;
  json["files"] = Json::object();
  for (const auto& [name, bytes] : stats.files) json["files"][name] = bytes;
  json["format"] = stats.format;
  json["builder"] = stats.builder;
  json["analyzer"] = stats.analyzer;
  json["cleaning"] = stats.cleaning;
  json["created"] = stats.created;
  json["changed"] = stats.changed;
  json["media"] = Json::array();
  for (const auto& [name, count] : stats.media)
    json["media"].push_back({{"name", name}, {"articles", count}});
  return json;
}

}  // namespace warta
