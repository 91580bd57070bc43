// SPDX-License-Identifier: GPL-3.0-or-later
// The values of `tanggal:` and `kata:`. Forms and meanings: docs/query-syntax.md.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "warta/query.h"

namespace warta::query {

enum class RangeProblem {
  malformed,  // unknown form, or a day that does not exist
  backwards,  // an empty range
};

// `text` is everything after `tanggal:`, including quotation marks (`"`): one date, `>date`, `date..date` and
// so on. A date without a day is all of its days: `2023-09` is 2023-09-01..2023-09-30, and `>2023-09` begins
// in October.
[[nodiscard]] std::variant<DateRange, RangeProblem> parse_date_range(std::string_view text,
                                                                     std::chrono::year_month_day today);

// The same with the years that have two digits in full, or nothing if none has: `11/09/19` is 11/09/2019.
// They are the last such years that are not after the one following `today`.
[[nodiscard]] std::optional<std::string> with_full_years(std::string_view text,
                                                         std::chrono::year_month_day today);

// `text` is everything after `kata:`: `300`, `>300`, `<=500`, `300..500`, `..500`.
[[nodiscard]] std::variant<WordCountRange, RangeProblem> parse_word_count_range(std::string_view text);

}  // namespace warta::query
