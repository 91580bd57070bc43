// SPDX-License-Identifier: GPL-3.0-or-later
// What a query may put before a colon: of the table of fields, what can be searched.
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

// A value that the field takes, for hints: `drone`, `2023-09`, `>300`.
[[nodiscard]] std::string_view example_value(const FieldTarget& target) noexcept;

// The canonical name.
[[nodiscard]] std::string_view name_of(SpecialField field) noexcept;

// The fields that there are, each with its colon.
[[nodiscard]] std::string field_list(Language language);

}  // namespace warta::query
