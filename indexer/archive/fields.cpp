// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the table of fields (fields.h).
#include "indexer/archive/fields.h"

#include <algorithm>
#include <array>
#include <set>

#include "indexer/archive/schema.h"
#include "util/text.h"
#include "warta/newsroom.h"
#include "warta/warta.h"

namespace warta::schema {

namespace {

using Q = query::Field;

constexpr std::array kFields = std::to_array<FieldRow>({
    {.field = Field::id,
     .name = "id",
     .english = "id",
     .key = "id",
     .query = Q::id,
     .c = WARTA_ID,
     .text = &Article::id},
    {.field = Field::title,
     .name = "judul",
     .english = "title",
     .key = "title",
     .query = Q::title,
     .c = WARTA_TITLE,
     .text = &Article::title,
     .prefix = "S",
     .bare_weight = 3,  // measured, like kLeadWeight: docs/design.md
     .own_weight = 1,
     .roots = true},
    {.field = Field::body,
     .name = "isi",
     .english = "body",
     .c = WARTA_BODY,
     .text = &Article::body,
     .bare_weight = 1,
     .roots = true},
    {.field = Field::published,
     .name = "tanggal",
     .english = "date",
     .key = "published",
     .c = WARTA_PUBLISHED},
    {.field = Field::media,
     .name = "media",
     .english = "publisher",
     .key = "source",
     .query = Q::media,
     .facet = Facet::media,
     .c = WARTA_PUBLISHER,
     .text = &Article::publisher,
     .slot = kMediaSlot,
     .prefix = "XM"},
    {.field = Field::section,
     .name = "rubrik",
     .english = "section",
     .key = "section",
     .query = Q::section,
     .facet = Facet::section,
     .c = WARTA_SECTION,
     .text = &Article::section,
     .slot = kSectionSlot,
     .prefix = "XR"},
    {.field = Field::author,
     .name = "penulis",
     .english = "author",
     .key = "author",
     .query = Q::author,
     .facet = Facet::author,
     .c = WARTA_AUTHOR,
     .text = &Article::author,
     .slot = kAuthorSlot,
     .prefix = "A"},
    {.field = Field::editor,
     .name = "editor",
     .english = "editor",
     .key = "editor",
     .query = Q::editor,
     .c = WARTA_EDITOR,
     .text = &Article::editor,
     .prefix = "XE"},
    {.field = Field::place,
     .name = "lokasi",
     .english = "place",
     .key = "place",
     .query = Q::place,
     .facet = Facet::place,
     .c = WARTA_PLACE,
     .text = &Article::place,
     .slot = kPlaceSlot,
     .prefix = "XL"},
    {.field = Field::url,
     .name = "url",
     .english = "url",
     .key = "url",
     .c = WARTA_URL,
     .text = &Article::url},
    {.field = Field::language,
     .name = "bahasa",
     .english = "language",
     .key = "language",
     .c = WARTA_LANGUAGE,
     .text = &Article::language},
    {.field = Field::tag,
     .name = "tag",
     .english = "tag",
     .key = "tags",
     .query = Q::tag,
     .facet = Facet::tag,
     .slot = kTagSlot,
     .prefix = "K"},
    {.field = Field::related,
     .name = "terkait",
     .english = "related",
     .query = Q::related,
     .prefix = "XT",
     .roots = true},
    {.field = Field::words, .name = "kata", .english = "words"},
    {.field = Field::year, .name = "tahun", .english = "year", .facet = Facet::year, .slot = kPublishedSlot},
});

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lowered(x) == lowered(y); });
}

template <typename Id>
const FieldRow& row_with(std::optional<Id> FieldRow::*member, Id id) noexcept {
  return *std::find_if(kFields.begin(), kFields.end(),
                       [&](const FieldRow& row) { return row.*member == id; });
}

}  // namespace

std::span<const FieldRow> fields() noexcept { return kFields; }
const FieldRow& row_of(Field field) noexcept { return kFields[static_cast<std::size_t>(field)]; }
const FieldRow& row_of(query::Field field) noexcept { return row_with(&FieldRow::query, field); }
const FieldRow& row_of(Facet facet) noexcept { return row_with(&FieldRow::facet, facet); }

const FieldRow* find_field(std::string_view name) noexcept {
  if (name.empty()) return nullptr;
  for (const FieldRow& row : kFields)
    if (same_name(name, row.name) || same_name(name, row.english) || same_name(name, row.key)) return &row;
  return nullptr;
}

std::optional<Facet> find_facet(std::string_view name) noexcept {
  const FieldRow* const row = find_field(name);
  return row == nullptr ? std::nullopt : row->facet;
}

std::string facet_names(std::string_view separator) {
  std::string names;
  std::set<std::string_view> listed = {""};
  for (std::string_view FieldRow::*const kind : {&FieldRow::name, &FieldRow::english, &FieldRow::key}) {
    for (const FieldRow& row : kFields)
      if (row.facet && listed.insert(row.*kind).second)
        (names += names.empty() ? "" : separator) += row.*kind;
  }
  return names;
}

std::vector<std::string> texts_of(const FieldRow& row, const Article& article) {
  std::vector<std::string> texts;
  if (row.text != nullptr) texts = {article.*row.text};
  if (row.field == Field::tag) texts = article.tags;
  if (row.field == Field::related) texts = article.related;
  if (row.field == Field::published && article.published) texts = {article.published->to_string()};
  std::erase(texts, std::string());
  return texts;
}

std::vector<std::string> indexed_texts(const FieldRow& row, const Article& article) {
  std::vector<std::string> texts = texts_of(row, article);
  if (row.field != Field::media) return texts;
  for (std::string& text : texts) text = canonical_publisher(text);
  std::erase(texts, std::string());
  return texts;
}

std::string slot_value(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  std::string value;
  for (const std::string& text : texts) (value += value.empty() ? "" : std::string_view("\0", 1)) += text;
  return value;
}

std::vector<std::string_view> texts_of_slot(std::string_view value) {
  std::vector<std::string_view> texts;
  for (std::size_t end = 0; end != std::string_view::npos; value.remove_prefix(end + 1)) {
    end = value.find('\0');
    texts.push_back(value.substr(0, end));
    if (end == std::string_view::npos) break;
  }
  return texts;
}

}  // namespace warta::schema
