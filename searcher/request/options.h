// SPDX-License-Identifier: GPL-3.0-or-later
// THE table of options for opening, parsing and searching. The command line, HTTP, the pipe, C and Python
// read it, so that an option has the same limits and messages everywhere.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "warta/options.h"

namespace warta::options {

enum class Kind : std::uint8_t {
  truth,
  whole,
  seconds,
  name,
  names,
  text,
  each,  // may be given several times; each adds a value
};

struct Option {
  std::string_view name;          // in C and Python; empty: named differently there
  std::string_view request;       // in HTTP and the pipe; empty: not an option of a search
  std::string_view command_line;  // empty: not on the command line, or read there from a file
  Kind kind;
  std::uint32_t least, most;  // of numbers
  std::uint32_t most_served;  // over HTTP; 0: `most`
  std::string_view values;    // see shown_values()
  std::string_view initial;   // the default, as shown
  std::string_view help_id, help_en;
  void (*set)(QueryOptions& options, std::string_view value, const Option& row);
};

[[nodiscard]] std::span<const Option> query_options() noexcept;

// Type, values and limits as the command line's help shows them.
[[nodiscard]] std::string shown_values(const Option& option);

// Null when requests have no such option.
[[nodiscard]] const Option* find_request(std::string_view name) noexcept;

// Whether `text` has the form of a filter, `FIELD=VALUE`; requests also take a query as `filter`.
[[nodiscard]] bool is_field_filter(std::string_view text) noexcept;

// Matches every article: the query of a search that has only filters.
inline constexpr std::string_view kEverything = "kata:>=0";

// Throws Error(invalid_argument) for contradictory options.
void require_consistent(const SearchOptions& options);

}  // namespace warta::options
