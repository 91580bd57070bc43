// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace warta {

// How newsrooms write numbers, money and dates, so that equal values meet.

// The value of a number as written in Indonesian, as plain decimal digits with `.` before a fraction and no
// needless zeros: `1.500.000` → `1500000`, `5,75` → `5.75`, `1,000` → `1000` (one group of three after a
// comma is taken for thousands: English style is common in economy news, three decimals are not), `08` → `8`.
// Digits and separators only; empty for anything else, and for what is no number by either convention
// (`08.00`, `1.2.3`) or has over 30 digits.
[[nodiscard]] std::optional<std::string> number_value(std::string_view text);

// Length in bytes of a currency that is written together with its number (`rp` in `rp1,5`), 0 when there is
// none.
[[nodiscard]] std::size_t currency_prefix(std::string_view surface);

// The unit that a word or sign beside a number gives it, one for all its spellings: `rp` for `rp`, `idr` and
// `rupiah`, `%` for `persen`, `usd` for `$`. Empty for other text.
[[nodiscard]] std::string_view unit_before(std::string_view text);
[[nodiscard]] std::string_view unit_after(std::string_view text);

// The power of ten a word stands for after a number: ribu 3, juta 6, miliar and milyar 9, triliun 12; 0 for
// other words.
[[nodiscard]] int multiplier_power(std::string_view surface);

// `value` (as from number_value) times ten to the power of `power`.
[[nodiscard]] std::string times_power_of_ten(std::string_view value, int power);

// 1 to 12 for the name of a month, in full or as newsrooms shorten it (`agt`, `nop`); 0 for other words.
[[nodiscard]] int month_number(std::string_view surface);

}  // namespace warta
