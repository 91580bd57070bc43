// SPDX-License-Identifier: GPL-3.0-or-later
// How an article becomes a document: its id, the newsroom rules, then every term, position and value. All
// ways of building an archive use it, and so does verify.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive/stored_article.h"
#include "util/content_hash.h"
#include "warta/analyzer.h"
#include "warta/article.h"
#include "warta/language.h"
#include "warta/newsroom.h"

namespace warta {

// Receives a document term by term: either a Xapian::Document or the inverter of indexer/glass.
class DocumentSink {
 public:
  virtual ~DocumentSink() = default;
  // A word of the field with this prefix: the posting of its surface, and with `levels` its root as a term,
  // and its lexeme where that is not the surface. Lexemes have no wdf: they are counted and never ranked by.
  virtual void word(std::string_view prefix, const Token& token, bool levels, std::uint32_t position,
                    std::uint32_t wdf);
  virtual void posting(std::string_view term, std::uint32_t position, std::uint32_t wdf) = 0;
  virtual void term(std::string_view term, std::uint32_t wdf) = 0;
  virtual void value(std::uint32_t slot, std::string_view bytes) = 0;
  virtual void data(std::string_view bytes) = 0;
};

// The id under which an article is kept: its own, else its url, else the path of a file with one article,
// else `hash:` and the hash of its content.
[[nodiscard]] std::string archive_id(const Article& article, const ContentHash& hash);

// The result of `rules` (clean(), except in tests). If they throw, which is a bug of ours, the article is
// indexed whole with a note, so that neither it nor the articles after it are lost.
[[nodiscard]] CleanedArticle cleaned_or_whole(Article& article, CleanedArticle (*rules)(const Article&));

// Runs the newsroom rules (unless `clean` is false) and fills empty fields. May add a note to `article`.
[[nodiscard]] StoredArticle prepare(Article& article, const std::string& id, const ContentHash& hash,
                                    bool clean);

// Writes the whole document to `sink`, by the tables of indexer/archive/schema.h and fields.h. If the
// analyzer throws, which is a bug of ours or of an analyzer of others, the rest of that text is left out: the
// article is kept, with a note. Errors of `sink` and lack of memory are the run's.
void build_document(const StoredArticle& prepared, const Analyzer& analyzer, DocumentSink& sink,
                    std::vector<Bilingual>& notes);

}  // namespace warta
