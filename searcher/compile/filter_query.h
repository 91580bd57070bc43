// SPDX-License-Identifier: GPL-3.0-or-later
// Exact filters on values of fields. Called by searcher_state.cpp.
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "indexer/archive/fields.h"
#include "searcher/compile/compiler.h"
#include "warta/searcher.h"

namespace warta {

// The articles with this value of a field that has values (schema::has_values()).
[[nodiscard]] Xapian::Query value_query(const schema::FieldRow& row, std::string_view value);

// A value as most of the first articles with it write it; `key` is schema::value_key() of it.
[[nodiscard]] std::string value_as_written(const Xapian::Database& database, const schema::FieldRow& row,
                                           const std::string& key);

// The articles that satisfy `filters`, without scores; empty for no filter. Throws Error(invalid_argument)
// for an unknown field, and for a value that no article has.
[[nodiscard]] Xapian::Query filter_query(const std::vector<FieldFilter>& filters,
                                         const Xapian::Database& database, const Deadline& deadline);

// Restricts every set of `query` to the articles of `filter`, unless that is empty.
void restrict_to(CompiledQuery& query, const Xapian::Query& filter);

// Restricts every set of `query` to documents of a local database with a higher number.
void restrict_to_numbers_after(CompiledQuery& query, Xapian::docid last);

// The documents with a higher number, without scores.
[[nodiscard]] Xapian::Query numbers_after(Xapian::docid last);

}  // namespace warta
