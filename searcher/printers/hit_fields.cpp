// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of tables, from the table of fields (hit_fields.h).
#include "searcher/printers/hit_fields.h"

#include <array>

#include "indexer/archive/fields.h"
#include "searcher/printers/messages.h"
#include "util/decimal.h"
#include "util/text.h"
#include "warta/error.h"

namespace warta::printers {

namespace {

constexpr std::size_t kDayLength = 10;  // `2023-09-17`

std::string score_text(const Hit& hit) {
  constexpr int kPlaces = 6;
  return decimal(hit.score, kPlaces);
}

// All columns: those of the hit, and the fields of its article.
std::vector<HitField> known_fields() {
  std::vector<HitField> known = {{"rank", [](const Hit& hit) { return std::to_string(hit.rank); }}};
  for (const schema::FieldRow& row : schema::fields()) {
    if (row.key.empty()) continue;
    known.push_back(
        {row.key, [&row](const Hit& hit) { return joined(schema::texts_of(row, hit.article), "; "); }});
    if (row.field != schema::Field::title) continue;
    known.push_back({"score", score_text});
    known.push_back({"all_words", [](const Hit& hit) { return hit.all_words ? "true" : "false"; }});
  }
  known.push_back({"day", [](const Hit& hit) {
                     const auto& published = hit.article.published;
                     return published ? published->to_string().substr(0, kDayLength) : std::string();
                   }});
  known.push_back({"body", [](const Hit& hit) { return hit.article.body; }, &SearchOptions::body});
  known.push_back(
      {"words", [](const Hit& hit) { return std::to_string(hit.words.value_or(0)); }, &SearchOptions::words});
  known.push_back({"count", [](const Hit& hit) { return std::to_string(hit.occurrences.value_or(0)); },
                   &SearchOptions::occurrences});
  known.push_back({"snippet", [](const Hit& hit) {
                     return hit.snippets.empty() ? std::string() : hit.snippets.front().text;
                   }});
  return known;
}

const HitField& field_of(std::string_view name) {
  static const std::vector<HitField> known = known_fields();
  const schema::FieldRow* const row = schema::find_field(name);
  std::string list;
  for (const HitField& field : known) {
    if (field.name == (row == nullptr ? name : row->key.empty() ? row->english : row->key)) return field;
    (list += list.empty() ? "" : ", ") += field.name;
  }
  throw Error(ErrorCode::invalid_argument, both(printers::messages::kUnknownField, {name, list}));
}

}  // namespace

std::vector<const HitField*> hit_fields(const std::vector<std::string>& names) {
  static const std::vector<std::string> usual = {"rank",   "score",   "id",     "title", "published",
                                                 "source", "section", "author", "url"};
  std::vector<const HitField*> fields;
  for (const std::string& name : names.empty() ? usual : names) fields.push_back(&field_of(name));
  return fields;
}

void prepare_for(const std::vector<const HitField*>& fields, SearchOptions& options) {
  for (const HitField* field : fields)
    if (field->need != nullptr) options.*field->need = true;
}

}  // namespace warta::printers
