// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/content_hash.h"
#include "warta/article.h"
#include "warta/newsroom.h"

namespace warta {

// What the archive keeps of an article, as the document data of Xapian: every field, the original body byte
// for byte, and which of its bytes are not story. Layout: version byte, content hash (16 bytes), fields, then
// the body with its spans in one zstd frame, so that a result list needs no decompression.
// docs/archive-format.md has it byte by byte.
struct StoredArticle {
  Article article;              // origin.path is kept, notes are not
  std::vector<TextSpan> spans;  // rule names are empty
};

// The hash by which a second run tells that an article has not changed: over every field and the body.
[[nodiscard]] ContentHash hash_of(const Article& article);

[[nodiscard]] std::string serialize(const Article& article, const std::vector<TextSpan>& spans,
                                    const ContentHash& hash);

// These throw Error(archive_corrupt) when `data` is not what serialize makes.
[[nodiscard]] ContentHash stored_hash(std::string_view data);
[[nodiscard]] Article stored_fields(std::string_view data);  // everything but the body
[[nodiscard]] StoredArticle stored_article(std::string_view data);

}  // namespace warta
