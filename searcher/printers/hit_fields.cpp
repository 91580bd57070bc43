// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printers/hit_fields.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <utility>

#include "searcher/query/fields.h"
#include "warta/error.h"

namespace warta::printers {

namespace {

std::string score_text(const Hit& hit) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.6f", hit.score);
  return text.data();
}

std::string tags_text(const Hit& hit) {
  std::string text;
  for (const std::string& tag : hit.article.tags) (text += text.empty() ? "" : "; ") += tag;
  return text;
}

constexpr std::array<HitField, 15> kFields = {{
    {"rank", [](const Hit& hit) { return std::to_string(hit.rank); }},
    {"id", [](const Hit& hit) { return hit.article.id; }},
    {"title", [](const Hit& hit) { return hit.article.title; }},
    {"score", score_text},
    {"all_words", [](const Hit& hit) { return std::string(hit.all_words ? "true" : "false"); }},
    {"published",
     [](const Hit& hit) {
       return hit.article.published ? hit.article.published->to_string() : std::string();
     }},
    {"source", [](const Hit& hit) { return hit.article.source; }},
    {"section", [](const Hit& hit) { return hit.article.section; }},
    {"author", [](const Hit& hit) { return hit.article.author; }},
    {"editor", [](const Hit& hit) { return hit.article.editor; }},
    {"place", [](const Hit& hit) { return hit.article.place; }},
    {"url", [](const Hit& hit) { return hit.article.url; }},
    {"language", [](const Hit& hit) { return hit.article.language; }},
    {"tags", tags_text},
    {"snippet",
     [](const Hit& hit) { return hit.snippets.empty() ? std::string() : hit.snippets.front().text; }},
}};

// What of a hit queries call otherwise than it is printed (query_fields.h has their names).
constexpr auto kAskedAs = std::to_array<std::pair<query::FieldTarget, std::string_view>>({
    {query::Field::title, "title"},
    {query::Field::author, "author"},
    {query::Field::media, "source"},
    {query::Field::section, "section"},
    {query::Field::place, "place"},
    {query::Field::tag, "tags"},
    {query::SpecialField::date, "published"},
});

constexpr std::array<std::string_view, 9> kDefault = {"rank",   "score",   "id",     "title", "published",
                                                      "source", "section", "author", "url"};

const HitField& field_of(std::string_view name) {
  const std::optional<query::FieldTarget> asked = query::find_field(name);
  const auto* const row =
      std::find_if(kAskedAs.begin(), kAskedAs.end(), [&](const auto& r) { return r.first == asked; });
  const std::string_view printed = row == kAskedAs.end() ? name : row->second;
  std::string known;
  for (const HitField& field : kFields) {
    if (field.name == printed) return field;
    (known += known.empty() ? "" : ", ") += field.name;
  }
  throw Error(ErrorCode::invalid_argument,
              "unknown field '" + std::string(name) + "' to print; use some of " + known);
}

}  // namespace

std::vector<const HitField*> hit_fields(const std::vector<std::string>& names) {
  std::vector<const HitField*> fields;
  fields.reserve(names.size());
  for (const std::string& name : names) fields.push_back(&field_of(name));
  if (names.empty())
    for (const std::string_view name : kDefault) fields.push_back(&field_of(name));
  return fields;
}

}  // namespace warta::printers
