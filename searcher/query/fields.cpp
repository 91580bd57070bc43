// SPDX-License-Identifier: GPL-3.0-or-later
// Names of fields in queries (fields.h).
#include "searcher/query/fields.h"

#include "indexer/archive/fields.h"

namespace warta {

namespace query {

std::optional<FieldTarget> find_field(std::string_view name) noexcept {
  const schema::FieldRow* const row = schema::find_field(name);
  if (row == nullptr) return std::nullopt;
  if (row->query) return *row->query;
  if (row->field == schema::Field::published) return SpecialField::date;
  if (row->field == schema::Field::words) return SpecialField::word_count;
  return std::nullopt;
}

std::string_view example_value(const FieldTarget& target) noexcept {
  const auto* special = std::get_if<SpecialField>(&target);
  if (special == nullptr) return "drone";
  return *special == SpecialField::date ? "2023-09" : ">300";
}

bool has_whole_values(Field field) noexcept { return schema::has_values(schema::row_of(field)); }

std::string_view name_of(SpecialField field) noexcept {
  return schema::row_of(field == SpecialField::date ? schema::Field::published : schema::Field::words).name;
}

std::string field_list(Language language) {
  std::string list;
  const auto add = [&](const schema::FieldRow& row) {
    (list += list.empty() ? "" : " ").append(language == Language::id ? row.name : row.english) += ':';
  };
  for (int field = 0; field <= static_cast<int>(Field::id); ++field)
    add(schema::row_of(static_cast<Field>(field)));
  add(schema::row_of(schema::Field::published));
  add(schema::row_of(schema::Field::words));
  return list;
}

}  // namespace query

std::string_view canonical_name(query::Field field) noexcept { return schema::row_of(field).name; }
std::string_view english_name(query::Field field) noexcept { return schema::row_of(field).english; }

}  // namespace warta
