// SPDX-License-Identifier: GPL-3.0-or-later
// THE table of fields, one row each: names, weights, prefixes, slots. The document builder, queries, facets,
// printers, the servers and the C interface read it. docs/archive-format.md and docs/query-syntax.md show
// parts of it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "warta/article.h"
#include "warta/query.h"
#include "warta/searcher.h"

namespace warta::schema {

// In the order in which they are printed.
enum class Field : std::uint8_t {
  id,
  title,
  body,
  published,
  media,
  media_as_given,
  section,
  author,
  editor,
  place,
  url,
  language,
  tag,
  related,
  words,
  year,
  month,
};

inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::month) + 1;

// One field. The rows are in fields.cpp.
struct FieldRow {
  Field field = Field::id;

  // Every name is accepted wherever a field is named, in any case. Output uses `name` in queries and facets,
  // `key` where articles are printed.
  std::string_view name = {};  // Indonesian
  std::string_view english = {};
  std::string_view key = {};  // in JSON, tables and dicts of Python; empty: not printed of a hit

  // In records of other programs (JSON, CSV, C and Python): blank-separated, the most usual first, which wins
  // when a record has several. Our names, Indonesian, schema.org NewsArticle, trafilatura, ninjs, and those
  // of crawlers and data sets.
  std::string_view input = {};
  std::string_view input_like = {};  // of similar fields: a summary for the body

  std::optional<query::Field> query = {};  // the field of words in queries
  std::optional<Facet> facet = {};
  std::optional<int> c = {};  // its warta_field
  std::string Article::*text = nullptr;
  std::vector<std::string> Article::*texts = nullptr;  // of a field with several values

  // In the archive.
  // Its values: slot_value(). Those of a field without a day are also terms: value_term().
  std::optional<std::uint32_t> slot = {};
  std::string_view prefix = {};   // of surface terms, which have positions; roots have `Z` before it
  std::uint32_t bare_weight = 0;  // wdf of a word as an unprefixed term; 0: no such term
  std::uint32_t own_weight = 0;   // wdf of a word as a prefixed term; 0: it filters and does not rank
  bool roots = false;             // whether roots are indexed, too
};

[[nodiscard]] std::span<const FieldRow> fields() noexcept;
[[nodiscard]] const FieldRow& row_of(Field field) noexcept;
[[nodiscard]] const FieldRow& row_of(query::Field field) noexcept;
[[nodiscard]] const FieldRow& row_of(Facet facet) noexcept;

// The field of this name, in any case of ASCII letters; null if there is none.
[[nodiscard]] const FieldRow* find_field(std::string_view name) noexcept;

// The facet of this name; all accepted names of facets, ours first.
[[nodiscard]] std::optional<Facet> find_facet(std::string_view name) noexcept;
[[nodiscard]] std::string facet_names(std::string_view separator);

// The texts of a field of `article` as its source gave them, without empty ones.
[[nodiscard]] std::vector<std::string> texts_of(const FieldRow& row, const Article& article);

// The same as they are indexed and counted: with one name for each publisher.
[[nodiscard]] std::vector<std::string> indexed_texts(const FieldRow& row, const Article& article);

// Whether articles can be filtered by whole values of the field: it has a slot, and terms for its values.
[[nodiscard]] bool has_values(const FieldRow& row) noexcept;

// The values of an article that are counted and filtered by, each once: its indexed texts, and of a section
// with parts (`News/Nasional`) also each part.
[[nodiscard]] std::vector<std::string> values_of(const FieldRow& row, const Article& article);

// Without upper case, and with one blank between words.
[[nodiscard]] std::string folded(std::string_view text);

// Equal for all spellings of one value: folded, or the key of a publisher.
[[nodiscard]] std::string value_key(const FieldRow& row, std::string_view value);

// The boolean term that the articles with this value have: `XFrubrik:nasional`.
[[nodiscard]] std::string value_term(const FieldRow& row, std::string_view value);

// The beginning of these terms of a field: `XFrubrik:`.
[[nodiscard]] std::string value_prefix(const FieldRow& row);

// The texts as the value of a slot, without repetitions, separated by zero bytes; and back.
[[nodiscard]] std::string slot_value(std::vector<std::string> texts);
[[nodiscard]] std::vector<std::string_view> texts_of_slot(std::string_view value);

}  // namespace warta::schema
