// SPDX-License-Identifier: GPL-3.0-or-later
// The newsroom rules: which parts of a text are not the story, and which fields they give.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "warta/article.h"
#include "warta/published_at.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// Kinds of text in an article's body that are not the story.
enum class SpanKind : std::uint8_t {
  title,      // the headline, repeated at the start of the text
  byline,     // `Reporter: … | Editor: …`
  dateline,   // `KONTAN.CO.ID - MOSKOW.`
  related,    // `Baca Juga: …`, the headline of another story
  furniture,  // `SCROLL TO CONTINUE WITH CONTENT`, `ADVERTISEMENT`, `(ant/dik)`
};

// `title`, `byline`, `dateline`, `related` or `furniture`.
[[nodiscard]] std::string_view span_kind_name(SpanKind kind) noexcept;

// Bytes [begin, end) of a body, and the rule that matched them.
struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  SpanKind kind = SpanKind::furniture;
  std::string_view rule;  // static storage
  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

// What the newsroom rules found in an article. The body itself is never changed.
struct CleanedArticle {
  std::vector<TextSpan> spans;                          // in order, not overlapping
  std::string title, author, editor, publisher, place;  // found in the text; empty if not found
  std::optional<PublishedAt> published;                 // from the dateline or the first date of the story
  std::string_view published_rule;                      // the rule that found it
};

// Applies the newsroom rules to the body of an article of less than 4 GiB. Pure and thread-safe.
[[nodiscard]] CleanedArticle clean(const Article& article);

// One row of the table of rules, for documentation and `--explain`.
struct NewsroomRule {
  std::string_view name;
  std::string_view purpose;
  std::string_view example;  // a body in which the rule matches the text between « and »
};

// All rules, in the order of the table.
[[nodiscard]] std::vector<NewsroomRule> newsroom_rules();

// Identifies the rules; changes when they do. An archive stores it.
[[nodiscard]] std::string newsroom_fingerprint();

// The canonical name of a publisher: `KOMPAS.com`, `megapolitan.kompas.com`, `Kompas` → `Kompas`. Of a host
// that is not in the table (indexer/newsroom/publishers.tsv), the registered domain: `warga.desa.example.id`
// → `example.id`. Any other name is returned unchanged, without blanks around it.
[[nodiscard]] std::string canonical_publisher(std::string_view as_written);

// Equal for all spellings of one publisher, also of one that is not in the table: `Kabar Desa`,
// `kabardesa.com` → `kabardesa`.
[[nodiscard]] std::string publisher_key(std::string_view as_written);

// The canonical name of the publisher at a web address; empty for anything else.
[[nodiscard]] std::string publisher_of_address(std::string_view url);

}  // namespace warta

#pragma GCC visibility pop
