// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the table of fields (fields.h).
#include "indexer/archive/fields.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <set>

#include "indexer/archive/schema.h"
#include "util/text.h"
#include "warta/newsroom.h"
#include "warta/record.h"
#include "warta/warta.h"

namespace warta::schema {

namespace {

using Q = query::Field;

constexpr std::array kFields = std::to_array<FieldRow>({
    {.field = Field::id,
     .name = "id",
     .english = "id",
     .key = "id",
     .input = "id article_id guid uri identifier doc_id _id",
     .query = Q::id,
     .c = WARTA_ID,
     .text = &Article::id},
    {.field = Field::title,
     .name = "judul",
     .english = "title",
     .key = "title",
     .input = "title headline headlines judul name",
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
     .input = "body text content isi articlebody body_text maintext raw_text konten teks full_text "
              "plain_text content_text clean_article paragraphs bodies blocks content_elements artikel "
              "berita article narasi "
              "body_html body_xhtml content_html",
     .input_like = "description deskripsi summary ringkasan excerpt",
     .c = WARTA_BODY,
     .text = &Article::body,
     .bare_weight = 1,
     .roots = true},
    {.field = Field::published,
     .name = "tanggal",
     .english = "date",
     .key = "published",
     .input = "date published tanggal published_at publish_date date_published published_date date_publish "
              "datetime waktu tanggal_terbit tanggal_publikasi tgl waktu_terbit publication_date "
              "publish_time versioncreated firstcreated datecreated pubdate",
     .input_like = "created_at created created_utc",
     .c = WARTA_PUBLISHED},
    {.field = Field::media,
     .name = "media",
     .english = "publisher",
     .key = "source",
     .input = "publisher sitename media source penerbit sumber source_name source_hostname hostname "
              "source_domain domain portal situs infosources",
     .query = Q::media,
     .facet = Facet::media,
     .c = WARTA_PUBLISHER,
     .text = &Article::publisher,
     .slot = kMediaSlot,
     .prefix = "XM"},
    {.field = Field::media_as_given,
     .name = "media_asli",
     .english = "publisher_as_given",
     .key = "publisher_as_given",
     .text = &Article::publisher_as_given},
    {.field = Field::section,
     .name = "rubrik",
     .english = "section",
     .key = "section",
     .input = "section rubrik category kategori kanal articlesection categories channel",
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
     .input = "author authors penulis byline reporter wartawan jurnalis creator by author_name",
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
     .input = "editor editors penyunting redaktur",
     .query = Q::editor,
     .facet = Facet::editor,
     .c = WARTA_EDITOR,
     .text = &Article::editor,
     .slot = kEditorSlot,
     .prefix = "XE"},
    {.field = Field::place,
     .name = "lokasi",
     .english = "place",
     .key = "place",
     .input = "place location lokasi contentlocation dateline located locationcreated kota places",
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
     .input = "url link canonical_url canonical mainentityofpage permalink tautan source_url web_url "
              "requested_url @id",
     .c = WARTA_URL,
     .text = &Article::url},
    {.field = Field::language,
     .name = "bahasa",
     .english = "language",
     .key = "language",
     .input = "language lang inlanguage bahasa",
     .facet = Facet::language,
     .c = WARTA_LANGUAGE,
     .text = &Article::language,
     .slot = kLanguageSlot},
    {.field = Field::tag,
     .name = "tag",
     .english = "tag",
     .key = "tags",
     .input = "tags tag keywords kata_kunci topics topic topik subject subjects",
     .query = Q::tag,
     .facet = Facet::tag,
     .texts = &Article::tags,
     .slot = kTagSlot,
     .prefix = "K"},
    {.field = Field::related,
     .name = "terkait",
     .english = "related",
     .input = "related terkait berita_terkait",
     .query = Q::related,
     .texts = &Article::related,
     .prefix = "XT",
     .roots = true},
    {.field = Field::words, .name = "kata", .english = "words"},
    {.field = Field::year, .name = "tahun", .english = "year", .facet = Facet::year, .slot = kPublishedSlot},
    {.field = Field::month,
     .name = "bulan",
     .english = "month",
     .facet = Facet::month,
     .slot = kPublishedSlot},
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
  if (row.texts != nullptr) texts = article.*row.texts;
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

bool has_values(const FieldRow& row) noexcept { return row.slot && *row.slot != kPublishedSlot; }

std::string folded(std::string_view text) {
  std::string lower;
  for (Xapian::Utf8Iterator c(text.data(), text.size()); c != Xapian::Utf8Iterator(); ++c)
    Xapian::Unicode::append_utf8(lower, Xapian::Unicode::tolower(*c));
  return collapsed(lower);
}

std::string value_key(const FieldRow& row, std::string_view value) {
  return row.field == Field::media ? publisher_key(value) : folded(value);
}

std::string value_prefix(const FieldRow& row) {
  return std::string(kValuePrefix).append(row.name).append(":");
}

std::string value_term(const FieldRow& row, std::string_view value) {
  return term(value_prefix(row), value_key(row, value));
}

std::vector<std::string> values_of(const FieldRow& row, const Article& article) {
  std::vector<std::string> values;
  std::set<std::string> keys = {""};
  const auto add = [&](std::string_view value) {
    if (keys.insert(value_key(row, value)).second) values.emplace_back(trimmed(value));
  };
  for (const std::string& text : indexed_texts(row, article)) {
    add(text);
    if (row.field != Field::section) continue;
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t end = std::min(rest.find_first_of("/>"), rest.size());
      add(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return values;
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

namespace warta {

std::vector<NamedField> fields_of(const Article& article, bool whole) {
  std::vector<NamedField> fields;
  for (const schema::FieldRow& row : schema::fields())
    if (!row.input.empty() && (whole || !row.key.empty()))
      fields.push_back(
          {row.key.empty() ? row.english : row.key, schema::texts_of(row, article), row.texts != nullptr});
  return fields;
}

}  // namespace warta
