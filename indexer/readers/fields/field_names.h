// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "warta/reader.h"

namespace warta::readers {

// The fields of an article that a record of named values (JSON, CSV) can fill.
enum class ArticleField {
  id,
  url,
  title,
  body,
  published,
  publisher,
  section,
  author,
  editor,
  place,
  language,
  tags,
  related
};
inline constexpr std::size_t kArticleFieldCount = 13;

// Collects the values of one record under whatever names its source uses, and makes an article of them. Of
// several names of one field the one that stands first in the table of names wins; a name given by
// `field_map` wins over all.
class FieldCollector {
 public:
  explicit FieldCollector(const std::map<std::string, std::string>& field_map) : field_map_(field_map) {}

  // A name of a field; of several the one with the lowest rank wins.
  struct Name {
    ArticleField field;
    std::size_t rank;
    bool html = false;      // the values are HTML: `content_html`
    bool also_url = false;  // an address that the caller mapped to the id: it stays the address, too
  };
  // Whether it names what is only like the field: a summary.
  [[nodiscard]] static bool is_last_resort(const Name& name);
  // What this name stands for, if it is known.
  [[nodiscard]] std::optional<Name> find(std::string_view name) const;
  [[nodiscard]] std::optional<ArticleField> field_of(std::string_view name) const {
    const auto known = find(name);
    return known ? std::optional(known->field) : std::nullopt;
  }
  [[nodiscard]] bool knows(std::string_view name) const { return find(name).has_value(); }

  // Empty values: as if they were not there.
  void put(Name name, std::vector<std::string> values);
  void put(std::string_view name, std::vector<std::string> values) {
    if (const auto known = find(name)) put(*known, std::move(values));
  }

  // A name that stands for no field, for messages; both must live until finish().
  void put_unknown(std::string_view name, std::string_view value);

  // The article, or why the record is none.
  [[nodiscard]] ReadResult finish(const SourceLocation& origin);

 private:
  struct Slot {
    std::size_t rank = 0;  // of its name; lower wins
    std::vector<std::string> values;
  };
  [[nodiscard]] std::string take(ArticleField field, std::string_view separator);
  [[nodiscard]] std::string no_article() const;

  const std::map<std::string, std::string>& field_map_;
  std::array<Slot, kArticleFieldCount> slots_;
  std::vector<std::string_view> unknown_;
  std::string_view longest_;  // of them, by its value
  std::size_t longest_bytes_ = 0;
};

// A name of a field as messages show it: printable, on one line, short.
[[nodiscard]] std::string shown_name(std::string_view name);

// Says once a source that its bodies hold HTML, and how to have it read.
class HtmlNote {
 public:
  void add_once(Article& article);

 private:
  bool said_ = false;
};

// Appends the tag `name=value`, unless the value is blank or too long for a tag.
void put_extra_tag(std::string_view name, std::string_view value, std::vector<std::string>& tags);

// Throws Error(invalid_argument), listing the names that are right, when `options.field_map` names a field
// that no article has.
void check_field_map(const ReadOptions& options);

// The date of a post that WordPress says twice, in local time and that of Greenwich: together they say the
// zone. Empty where the local one is no date with a time.
[[nodiscard]] std::string wordpress_date(std::string_view local, std::string_view greenwich);

}  // namespace warta::readers
