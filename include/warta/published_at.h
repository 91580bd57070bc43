// SPDX-License-Identifier: GPL-3.0-or-later
// Dates of publication, with what is known of time and zone.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// When an article was published, as far as its source says: a calendar day, optionally with a time of day and
// a zone. Parts that the source does not give are absent, never guessed.
struct PublishedAt {
  std::chrono::year_month_day date{};  // the day as written, in the article's own zone; always valid
  std::optional<std::chrono::seconds> time_of_day;  // since local midnight, 0 <= t < 86,400 s
  std::optional<std::chrono::minutes> utc_offset;   // east positive: WIB +420, WITA +480, WIT +540

  bool operator==(const PublishedAt&) const = default;

  // ISO 8601 with the known parts only: `2023-09-17`, `2023-09-17T08:00:00`,
  // `2023-09-17T08:00:00+07:00`.
  [[nodiscard]] std::string to_string() const;

  // The calendar day in the zone `offset` east of UTC (default Asia/Jakarta, +07:00). Without a time of day
  // or without a zone, returns the day as written.
  [[nodiscard]] std::chrono::year_month_day day_in(std::chrono::minutes offset = std::chrono::minutes{
                                                       420}) const;
};

// What comes first in a date of numbers alone, `9/8/2023`; `automatic`: what the other dates of its file say.
enum class DateOrder { automatic, dmy, mdy };

// Reads one date in a form that newsrooms write: ISO 8601 (`2023-09-17`,
// `2023-09-17T08:00:00+07:00`, `…Z`, a blank may replace the T; fractions of seconds are dropped),
// `17/9/2023` and `17-09-2023` (day first), `17 September 2023`, `17 Agt 2023`, `6 Nop 2019`, each
// with an optional leading weekday (`Jum'at, …`, `Minggu (17/9/2023)`) and an optional trailing time
// with zone (`08.00 WIB`, `pukul 08:00 WITA`), and RFC 2822 (`Sun, 17 Sep 2023 08:00:00 +0700`). No
// other text may precede or follow. Empty for anything else and for days that do not exist; day and
// month are never swapped. With DateOrder::mdy the month comes first in dates of numbers alone (`9/17/2023`).
// `automatic` reads the day first, but nothing of `9/8/2023 1:00 PM`, which may be American.
[[nodiscard]] std::optional<PublishedAt> parse_published_at(std::string_view utf8,
                                                            DateOrder order = DateOrder::automatic);

}  // namespace warta

#pragma GCC visibility pop
