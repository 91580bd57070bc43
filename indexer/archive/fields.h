// SPDX-License-Identifier: GPL-3.0-or-later
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

// What an article has, in the order of the table and of what is printed.
enum class Field : std::uint8_t {
  id,
  title,
  body,
  published,
  media,
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
};

// THE table of fields (fields.cpp): one row a field. The document builder, queries, facets,
// printers, the servers and the C interface read it. docs/archive-format.md and docs/query-syntax.md show
// parts of it.
struct FieldRow {
  Field field = Field::id;

  // Every name is taken wherever a field is named, in any case. What goes out is `name` where fields are
  // asked for (queries, facets) and `key` where articles are printed.
  std::string_view name = {};  // Indonesian
  std::string_view english = {};
  std::string_view key = {};  // in JSON, tables and dicts of Python; empty: not printed of a hit

  std::optional<query::Field> query = {};  // what queries call a field of words
  std::optional<Facet> facet = {};
  std::optional<int> c = {};  // its warta_field
  std::string Article::*text = nullptr;

  // In the archive.
  std::optional<std::uint32_t> slot = {};  // of its value: slot_value()
  std::string_view prefix = {};            // of surface terms, which have positions; roots put `Z` before it
  std::uint32_t bare_weight = 0;  // how often one word counts among the bare terms; 0: it is not among them
  std::uint32_t own_weight = 0;   // how often it counts under its own prefix; 0: it filters and does not rank
  bool roots = false;             // whether its roots are indexed beside the surfaces
};

[[nodiscard]] std::span<const FieldRow> fields() noexcept;
[[nodiscard]] const FieldRow& row_of(Field field) noexcept;
[[nodiscard]] const FieldRow& row_of(query::Field field) noexcept;
[[nodiscard]] const FieldRow& row_of(Facet facet) noexcept;

// The field of this name, in any case of ASCII letters; null when there is none.
[[nodiscard]] const FieldRow* find_field(std::string_view name) noexcept;

// The facet of this name; and their names, ours first, all that are taken.
[[nodiscard]] std::optional<Facet> find_facet(std::string_view name) noexcept;
[[nodiscard]] std::string facet_names(std::string_view separator);

// The texts of a field of `article` as its source gave them, none of them empty.
[[nodiscard]] std::vector<std::string> texts_of(const FieldRow& row, const Article& article);

// The same as they are indexed and counted: publishers have one name each.
[[nodiscard]] std::vector<std::string> indexed_texts(const FieldRow& row, const Article& article);

// The texts as the value of a slot, each once and with a zero byte between two of them; and back.
[[nodiscard]] std::string slot_value(std::vector<std::string> texts);
[[nodiscard]] std::vector<std::string_view> texts_of_slot(std::string_view value);

}  // namespace warta::schema
