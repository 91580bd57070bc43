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
  if (!stats.last_added_id.empty()) json["last_added"] = stats.last_added_id;
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

nlohmann::ordered_json coverage_json(const std::string& archive, const Coverage& coverage) {
  using Json = nlohmann::ordered_json;
  Json json = {{"schema", 1},
               {"archive", archive},
               {"articles", coverage.articles},
               {"undated", coverage.undated},
               {"bodiless", coverage.bodiless},
               {"implausible", coverage.implausible},
               {"months", coverage.months},
               {"publishers", Json::array()}};
  for (const PublisherCoverage& one : coverage.publishers) {
    Json publisher = {{"name", one.publisher},    {"articles", one.articles},   {"undated", one.undated},
                      {"bodiless", one.bodiless}, {"first_day", one.first_day}, {"last_day", one.last_day}};
    for (const char* key : {"by_month", "bodiless_by_month", "median_words", "gaps", "changes"})
      publisher[key] = Json::array();
    for (const CoverageMonth& month : one.months) {
      publisher["by_month"].push_back(month.articles);
      publisher["bodiless_by_month"].push_back(month.bodiless);
      publisher["median_words"].push_back(month.median_words);
    }
    for (const CoverageGap& gap : one.gaps)
      publisher["gaps"].push_back({{"first_day", gap.first_day},
                                   {"last_day", gap.last_day},
                                   {"days", gap.days},
                                   {"expected", gap.expected}});
    for (const CoverageChange& change : one.changes)
      publisher["changes"].push_back(
          {{"month", change.month}, {"before", change.before}, {"after", change.after}});
    json["publishers"].push_back(std::move(publisher));
  }
  return json;
}

}  // namespace warta
