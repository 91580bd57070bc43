// SPDX-License-Identifier: GPL-3.0-or-later
// Makes articles of records with named values. Used by the JSON and CSV readers.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/archive/fields.h"
#include "warta/language.h"
#include "warta/reader.h"

namespace warta::readers {

class FileDates;

// Collects the values of one record, under any of their known names. Among the names of a field the first in
// the table (FieldRow::input) wins; a name from `field_map` wins over all.
class FieldCollector {
 public:
  // `dates` reads the dates; without it each is read alone.
  explicit FieldCollector(const std::map<std::string, std::string>& field_map, FileDates* dates = nullptr)
      : field_map_(field_map), dates_(dates) {}

  // A name of a field; the one with the lowest rank wins.
  struct Name {
    schema::Field field;
    std::size_t rank;
    bool html = false;      // the values are HTML: `content_html`
    bool also_url = false;  // also fills the address: the caller mapped it to the id
  };
  // Whether the name is that of a similar field: a summary.
  [[nodiscard]] static bool is_last_resort(const Name& name);
  // The field of this name, if it is known.
  [[nodiscard]] std::optional<Name> find(std::string_view name) const;
  [[nodiscard]] std::optional<schema::Field> field_of(std::string_view name) const {
    const auto known = find(name);
    return known ? std::optional(known->field) : std::nullopt;
  }
  [[nodiscard]] bool knows(std::string_view name) const { return find(name).has_value(); }

  // Empty values are ignored.
  void put(Name name, std::vector<std::string> values);
  void put(std::string_view name, std::vector<std::string> values) {
    if (const auto known = find(name)) put(*known, std::move(values));
  }

  // An unknown name, for messages; `name` and `value` must live until finish().
  void put_unknown(std::string_view name, std::string_view value);

  // A field named like a body, of parts in which we find no text; `name` must live until finish().
  void put_unread(std::string_view name) { unread_ = name; }

  // The article, or why the record is not one.
  [[nodiscard]] ReadResult finish(const SourceLocation& origin);

 private:
  struct Slot {
    std::size_t rank = 0;  // of its name; lower wins
    std::vector<std::string> values;
  };
  [[nodiscard]] std::string take(schema::Field field, std::string_view separator);
  [[nodiscard]] Bilingual rejection() const;

  const std::map<std::string, std::string>& field_map_;
  FileDates* dates_;
  std::array<Slot, schema::kFieldCount> slots_;
  std::vector<std::string_view> unknown_;
  std::string_view longest_;  // the one with the longest value
  std::size_t longest_bytes_ = 0;
  std::string_view unread_;
};

// A name of a field for messages: printable, on one line, short.
[[nodiscard]] std::string shown_name(std::string_view name);

// Notes once for each source that its bodies contain HTML, and how to have it converted.
class HtmlNote {
 public:
  void add_once(Article& article);

 private:
  bool said_ = false;
};

// Appends the tag `name=value`, unless the value is blank or too long for a tag.
void put_extra_tag(std::string_view name, std::string_view value, std::vector<std::string>& tags);

// Throws Error(invalid_argument), listing the valid names, when `options.field_map` maps to an unknown field.
void check_field_map(const ReadOptions& options);

// The date of a post that WordPress gives twice, in local time and in UTC: together they give the zone. Empty
// when the local one is not a date with a time.
[[nodiscard]] std::string wordpress_date(std::string_view local, std::string_view greenwich);

}  // namespace warta::readers
