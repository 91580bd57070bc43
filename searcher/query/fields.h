// SPDX-License-Identifier: GPL-3.0-or-later
// The names a query may put before a colon. One row a name pair; the parser, the printer and the error that
// lists the valid fields all read this table.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <variant>

#include "warta/query.h"

namespace warta::query {

enum class SpecialField { date, word_count };
using FieldTarget = std::variant<Field, SpecialField>;

struct FieldName {
  std::string_view indonesian;  // canonical: what print_query writes
  std::string_view english;
  FieldTarget target;
};

inline constexpr std::array<FieldName, 11> kFieldNames{{
    {"judul", "title", Field::title},
    {"penulis", "author", Field::author},
    {"editor", "editor", Field::editor},
    {"media", "publisher", Field::media},
    {"rubrik", "section", Field::section},
    {"lokasi", "place", Field::place},
    {"terkait", "related", Field::related},
    {"tag", "tag", Field::tag},
    {"id", "id", Field::id},
    {"tanggal", "date", SpecialField::date},
    {"kata", "words", SpecialField::word_count},
}};

// Any case of ASCII letters.
[[nodiscard]] std::optional<FieldTarget> find_field(std::string_view name) noexcept;

// A value that the field takes, for hints: `drone`, `2023-09`, `>300`.
[[nodiscard]] std::string_view example_value(const FieldTarget& target) noexcept;

// The canonical name.
[[nodiscard]] std::string_view name_of(const FieldTarget& target) noexcept;

}  // namespace warta::query
