// SPDX-License-Identifier: GPL-3.0-or-later
//
// Options by name, for languages and protocols that pass them as text. docs/embedding.md lists them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "warta/archive_writer.h"
#include "warta/query.h"
#include "warta/searcher.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// All options of a search: opening the archive, parsing the query, searching.
struct QueryOptions {
  SearcherOptions searcher;
  ParseOptions parse;
  SearchOptions search;
  std::vector<std::string> compare;  // queries for Searcher::compare(), which programs call
};

// Sets one option, such as `limit` to `20`. Throws Error(invalid_argument) for an unknown name or an invalid
// value; the message lists the valid ones.
void set_option(QueryOptions& options, std::string_view name, std::string_view value);

// The same for adding: `jobs` to `4`.
void set_option(AddOptions& options, std::string_view name, std::string_view value);

// The names of the options of QueryOptions, in the order of the table.
[[nodiscard]] std::vector<std::string> query_option_names();

// Those of AddOptions.
[[nodiscard]] std::vector<std::string> add_option_names();

// The name of a facet in every output: `media`, `rubrik`, `penulis`, `lokasi`, `tahun` …
[[nodiscard]] std::string_view option_name(Facet facet) noexcept;
// The same of counts, which may be those of tags `name=value`: `provinsi`.
[[nodiscard]] std::string_view option_name(const FacetCounts& counts) noexcept;

}  // namespace warta

#pragma GCC visibility pop
