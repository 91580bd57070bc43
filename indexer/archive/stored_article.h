// SPDX-License-Identifier: GPL-3.0-or-later
// The stored record of an article: the document data in Xapian. The indexer writes it; search, export and
// reindexing read it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "util/content_hash.h"
#include "warta/article.h"
#include "warta/newsroom.h"

namespace warta {

// The fields that `prepare` fills when a source leaves them empty, one bit each. The marks allow export of
// the article as it was read, and cleaning by newer rules.
enum FilledField : std::uint8_t {
  kFilledTitle = 1,
  kFilledPublisher = 2,
  kFilledAuthor = 4,
  kFilledEditor = 8,
  kFilledPlace = 16,
  kFilledLanguage = 32,
  kFilledPublished = 64,
};

// Every field, the original body byte for byte, and which of its bytes are not story. Layout: version byte,
// content hash (16 bytes), bits of the filled fields, fields, then body and spans in one zstd frame, so that
// a result list needs no decompression. docs/archive-format.md has it byte by byte.
struct StoredArticle {
  Article article;              // with origin.path, without notes; empty fields are filled from the text
  std::vector<TextSpan> spans;  // of the body, not story; rule names are empty when read back
  ContentHash hash;             // of the article as it was read
  std::uint8_t filled = 0;      // FilledField bits
};

// The article as its source gave it, except that it has its id in the archive.
[[nodiscard]] Article as_read(StoredArticle stored);

// The publisher as the source of `article` writes it: publisher_as_given where that is a name of the
// publisher.
[[nodiscard]] std::string_view source_publisher(const Article& article);

// The hash by which a later run detects that an article has not changed: over the body and every field except
// the id, which is the key.
[[nodiscard]] ContentHash hash_of(const Article& article);

[[nodiscard]] std::string serialize(const StoredArticle& stored);

// These throw Error(archive_corrupt) when `data` is not a stored article.
[[nodiscard]] ContentHash stored_hash(std::string_view data);
[[nodiscard]] Article stored_fields(std::string_view data);  // without the body
[[nodiscard]] StoredArticle stored_article(std::string_view data);

}  // namespace warta
