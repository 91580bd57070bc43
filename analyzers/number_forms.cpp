// SPDX-License-Identifier: GPL-3.0-or-later
// Parses numbers, currencies and months (number_forms.h).
#include "analyzers/number_forms.h"

#include <algorithm>
#include <array>
#include <utility>

#include "util/text.h"

namespace warta {

namespace {

constexpr std::size_t kMaxDigits = 30;

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// `1.500.000`: groups of three after a first group of one to three digits. Appends the digits to `digits`.
bool take_groups(std::string_view text, char separator, std::string& digits) {
  std::size_t at = text.find(separator);
  if (at == 0 || at > 3 || at == std::string_view::npos || !all_digits(text.substr(0, at))) return false;
  digits = text.substr(0, at);
  while (at < text.size()) {
    const std::string_view group = text.substr(at + 1, 3);
    if (group.size() != 3 || !all_digits(group)) return false;
    digits += group;
    at += 4;
    if (at < text.size() && text[at] != separator) return false;
  }
  return true;
}

std::string without_needless_zeros(std::string_view whole, std::string_view fraction) {
  while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
  while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
  std::string value(whole);
  if (!fraction.empty()) (value += '.') += fraction;
  return value;
}

}  // namespace

std::optional<std::string> number_value(std::string_view text) {
  if (text.empty() || text.size() > kMaxDigits || !is_digit(text.front()) || !is_digit(text.back()))
    return std::nullopt;
  // A long number with leading zeros is a code (`0812…`), not a value.
  if (all_digits(text)) return text.size() <= 2 ? without_needless_zeros(text, {}) : std::string(text);
  std::string digits;
  const bool zero_first = text.front() == '0';
  for (const auto& [thousands, decimal] : {std::pair{'.', ','}, std::pair{',', '.'}}) {
    const std::size_t last = text.rfind(decimal);
    const std::string_view head = last == std::string_view::npos ? text : text.substr(0, last);
    const std::string_view fraction =
        last == std::string_view::npos ? std::string_view() : text.substr(last + 1);
    if (last != std::string_view::npos && !all_digits(fraction)) continue;
    if (head.find(thousands) != std::string_view::npos) {
      if (!zero_first && take_groups(head, thousands, digits))
        return without_needless_zeros(digits, fraction);
    } else if (all_digits(head) && (fraction.size() != 3 || zero_first)) {
      // `08.00` is a time of day; with a comma, or one digit before the stop, it is a decimal.
      if (decimal == '.' && head.size() == 2 && fraction.size() == 2) return std::nullopt;
      return without_needless_zeros(head, fraction);
    }
  }
  return std::nullopt;
}

std::size_t currency_prefix(std::string_view surface) {
  static constexpr std::array<std::string_view, 8> kCurrencies = {"rp", "idr", "usd", "us",
                                                                  "rm", "eur", "sgd", "jpy"};
  for (const std::string_view currency : kCurrencies) {
    if (surface.size() > currency.size() && surface.starts_with(currency) &&
        is_digit(surface[currency.size()])) {
      return currency.size();
    }
  }
  return 0;
}

namespace {

struct Unit {
  std::string_view spelling;
  std::string_view unit;
};

template <std::size_t N>
std::string_view unit_of(const std::array<Unit, N>& units, std::string_view text) {
  const auto* const found =
      std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.spelling == text; });
  return found == units.end() ? std::string_view() : found->unit;
}

}  // namespace

std::string_view unit_before(std::string_view text) {
  static constexpr std::array<Unit, 20> kUnits = {
      {{"rp", "rp"},   {"idr", "rp"},  {"usd", "usd"}, {"us$", "usd"}, {"as$", "usd"},
       {"$", "usd"},   {"rm", "myr"},  {"myr", "myr"}, {"eur", "eur"}, {"€", "eur"},
       {"sgd", "sgd"}, {"s$", "sgd"},  {"jpy", "jpy"}, {"¥", "jpy"},   {"£", "gbp"},
       {"gbp", "gbp"}, {"aud", "aud"}, {"a$", "aud"},  {"hk$", "hkd"}, {"cny", "cny"}}};
  return unit_of(kUnits, text);
}

std::string_view dollar_of(std::string_view country) {
  static constexpr std::array<Unit, 6> kDollars = {{{"as", "usd"},
                                                    {"amerika", "usd"},
                                                    {"singapura", "sgd"},
                                                    {"australia", "aud"},
                                                    {"hongkong", "hkd"},
                                                    {"hong", "hkd"}}};
  return unit_of(kDollars, country);
}

std::string_view unit_after(std::string_view text) {
  static constexpr std::array<Unit, 11> kUnits = {{{"dolar", "usd"},
                                                   {"dollar", "usd"},
                                                   {"%", "%"},
                                                   {"persen", "%"},
                                                   {"prosen", "%"},
                                                   {"rupiah", "rp"},
                                                   {"euro", "eur"},
                                                   {"ringgit", "myr"},
                                                   {"yen", "jpy"},
                                                   {"usd", "usd"},
                                                   {"idr", "rp"}}};
  return unit_of(kUnits, text);
}

int multiplier_power(std::string_view surface) {
  if (surface == "ribu") return 3;
  if (surface == "juta") return 6;
  if (surface == "miliar" || surface == "milyar") return 9;
  if (surface == "triliun" || surface == "trilyun") return 12;
  return 0;
}

std::string times_power_of_ten(std::string_view value, int power) {
  const std::size_t point = value.find('.');
  std::string whole(value.substr(0, point));
  std::string_view fraction = point == std::string_view::npos ? std::string_view() : value.substr(point + 1);
  for (; power > 0; --power) {
    whole += fraction.empty() ? '0' : fraction.front();
    if (!fraction.empty()) fraction.remove_prefix(1);
  }
  return without_needless_zeros(whole, fraction);
}

int month_number(std::string_view surface) {
  static constexpr std::array<std::pair<std::string_view, int>, 34> kMonths = {{
      {"januari", 1},   {"jan", 1},  {"februari", 2},  {"pebruari", 2},  {"feb", 2},     {"peb", 2},
      {"maret", 3},     {"mar", 3},  {"mrt", 3},       {"april", 4},     {"apr", 4},     {"mei", 5},
      {"juni", 6},      {"jun", 6},  {"juli", 7},      {"jul", 7},       {"agustus", 8}, {"ags", 8},
      {"agt", 8},       {"agu", 8},  {"agus", 8},      {"september", 9}, {"sept", 9},    {"sep", 9},
      {"oktober", 10},  {"okt", 10}, {"november", 11}, {"nopember", 11}, {"nov", 11},    {"nop", 11},
      {"desember", 12}, {"des", 12}, {"may", 5},       {"december", 12},
  }};
  for (const auto& [name, number] : kMonths) {
    if (name == surface) return number;
  }
  return 0;
}

}  // namespace warta
