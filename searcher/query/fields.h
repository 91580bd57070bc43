// SPDX-License-Identifier: GPL-3.0-or-later
// The names that a query may write before a colon, from the table of fields.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "warta/query.h"

namespace warta::query {

enum class SpecialField { date, word_count };
using FieldTarget = std::variant<Field, SpecialField>;

// Any case of ASCII letters.
[[nodiscard]] std::optional<FieldTarget> find_field(std::string_view name) noexcept;

// A valid value of the field, for hints: `drone`, `2023-09`, `>300`.
[[nodiscard]] std::string_view example_value(const FieldTarget& target) noexcept;

// Whether articles have whole values of the field: `media:="Kompas TV"`.
[[nodiscard]] bool has_whole_values(Field field) noexcept;

// The canonical name.
[[nodiscard]] std::string_view name_of(SpecialField field) noexcept;

// All fields, each with its colon.
[[nodiscard]] std::string field_list(Language language);

}  // namespace warta::query
