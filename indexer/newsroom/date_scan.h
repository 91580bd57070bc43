// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "warta/published_at.h"

namespace warta::newsroom {

// A date that stands somewhere in a text.
struct FoundDate {
  PublishedAt published;
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
};

// The first full date (day, month and year) of `text`, with the weekday before it and the time and zone
// after it when they are there: `Minggu (17/9/2023)`, `Kompas.com - 17/09/2023, 08:00 WIB`. Empty when there
// is none.
[[nodiscard]] std::optional<FoundDate> find_date(std::string_view text,
                                                 DateOrder order = DateOrder::automatic);

// Whether the day is after tomorrow: tomorrow is today in other zones.
[[nodiscard]] bool is_in_future(const PublishedAt& published);

}  // namespace warta::newsroom
