// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of an article, for the JSON printers and the server.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "indexer/archive/fields.h"
#include "warta/article.h"

namespace warta::printers {

// Version of everything that is written as JSON (docs/output-format.md); a change that could break a reader
// gets a new number.
inline constexpr int kSchema = 1;

inline void put_if_known(nlohmann::ordered_json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

// The fields except id, title and body.
inline void put_article_fields(nlohmann::ordered_json& object, const Article& article) {
  for (const schema::FieldRow& row : schema::fields()) {
    if (row.key.empty() || row.field == schema::Field::id || row.field == schema::Field::title) continue;
    const std::vector<std::string> texts = schema::texts_of(row, article);
    if (texts.empty()) continue;
    auto& value = object[std::string(row.key)];
    if (row.texts != nullptr) {
      value = texts;
    } else {
      value = texts.front();
    }
  }
}

}  // namespace warta::printers
