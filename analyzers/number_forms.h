// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, money and dates as newsrooms write them, so that equal values become equal tokens.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace warta {

// The value of a number as written in Indonesian, in plain decimal digits with `.` before a fraction and
// without needless zeros: `1.500.000` → `1500000`, `5,75` → `5.75`, `1,000` → `1000` (one group of three
// after a comma is taken for thousands: English style is common in economy news, three decimals are not),
// `08` → `8`. Digits and separators only; empty for anything else, for what is not a number by either
// convention (`08.00`, `1.2.3`), and for over 30 digits.
[[nodiscard]] std::optional<std::string> number_value(std::string_view text);

// Length in bytes of a currency that is joined to its number (`rp` in `rp1,5`), or 0.
[[nodiscard]] std::size_t currency_prefix(std::string_view surface);

// The unit that a word or sign beside a number gives it, one for all its spellings: `rp` for `rp`, `idr` and
// `rupiah`, `%` for `persen`, `usd` for `$`. Empty for other text.
[[nodiscard]] std::string_view unit_before(std::string_view text);
[[nodiscard]] std::string_view unit_after(std::string_view text);

// The unit of `dolar` before this word: `usd` for `as`, `sgd` for `singapura`; empty for other words.
[[nodiscard]] std::string_view dollar_of(std::string_view country);

// The power of ten a word stands for after a number: ribu 3, juta 6, miliar and milyar 9, triliun 12; 0 for
// other words.
[[nodiscard]] int multiplier_power(std::string_view surface);

// `value` (as from number_value) times ten to the power of `power`.
[[nodiscard]] std::string times_power_of_ten(std::string_view value, int power);

// 1 to 12 for the name of a month, in full or as newsrooms shorten it (`agt`, `nop`); 0 for other words.
[[nodiscard]] int month_number(std::string_view surface);

}  // namespace warta
