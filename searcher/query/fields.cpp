// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/fields.h"

#include <algorithm>

#include "util/text.h"

namespace warta {

namespace query {

namespace {

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lowered(x) == lowered(y); });
}

// NOLINTNEXTLINE(bugprone-exception-escape): comparing variants throws for none that holds an enumerator
const FieldName& row_of(const FieldTarget& target) noexcept {
  return *std::find_if(kFieldNames.begin(), kFieldNames.end(),
                       [&](const FieldName& row) { return row.target == target; });
}

}  // namespace

std::optional<FieldTarget> find_field(std::string_view name) noexcept {
  for (const FieldName& row : kFieldNames)
    if (same_name(name, row.indonesian) || same_name(name, row.english)) return row.target;
  return std::nullopt;
}

std::string_view example_value(const FieldTarget& target) noexcept {
  const auto* special = std::get_if<SpecialField>(&target);
  if (special == nullptr) return "drone";
  return *special == SpecialField::date ? "2023-09" : ">300";
}

std::string_view name_of(const FieldTarget& target) noexcept { return row_of(target).indonesian; }

}  // namespace query

std::string_view canonical_name(query::Field field) noexcept { return query::row_of(field).indonesian; }
std::string_view english_name(query::Field field) noexcept { return query::row_of(field).english; }

}  // namespace warta
