// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "util/content_hash.h"
#include "warta/article.h"
#include "warta/newsroom.h"

namespace warta {

// The fields that a source may leave empty and `prepare` fills, one bit each. They are marked, so that the
// article can be given back, and cleaned by other rules, as it was read.
enum FilledField : std::uint8_t {
  kFilledTitle = 1,
  kFilledPublisher = 2,
  kFilledAuthor = 4,
  kFilledEditor = 8,
  kFilledPlace = 16,
  kFilledLanguage = 32,
  kFilledPublished = 64,
};

// What the archive keeps of an article, as the document data of Xapian: every field, the original body byte
// for byte, and which of its bytes are not story. Layout: version byte, content hash (16 bytes), the bits of
// the filled fields, fields, then the body with its spans in one zstd frame, so that a result list needs no
// decompression. docs/archive-format.md has it byte by byte.
struct StoredArticle {
  Article article;  // origin.path is kept, notes are not; fields left empty are filled from the text
  std::vector<TextSpan> spans;  // of the body, what is not story; rule names are empty when read back
  ContentHash hash;             // of the article as it was read
  std::uint8_t filled = 0;      // FilledField bits
};

// The article as its source gave it, but with the id it has in the archive.
[[nodiscard]] Article as_read(StoredArticle stored);

// The hash by which a second run tells that an article has not changed: over the body and every field but the
// id, under which it is looked for.
[[nodiscard]] ContentHash hash_of(const Article& article);

[[nodiscard]] std::string serialize(const StoredArticle& stored);

// These throw Error(archive_corrupt) when `data` is not what serialize makes.
[[nodiscard]] ContentHash stored_hash(std::string_view data);
[[nodiscard]] Article stored_fields(std::string_view data);  // everything but the body
[[nodiscard]] StoredArticle stored_article(std::string_view data);

}  // namespace warta
