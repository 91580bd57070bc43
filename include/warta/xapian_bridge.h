// SPDX-License-Identifier: GPL-3.0-or-later
//
// For programs that also use Xapian: the only public header that exposes types of Xapian. No other header
// includes it; a program that includes it links libxapian itself (pkg-config xapian-core).
#pragma once

#include <xapian.h>

#include <string>

#include "warta/article.h"
#include "warta/query.h"
#include "warta/searcher.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// A Searcher's Xapian database and query, to combine with custom queries, match deciders and spies.
// docs/archive-format.md has the terms, values and metadata of an archive. The same thread rule as Searcher.
class XapianBridge {
 public:
  // `searcher` must outlive the bridge.
  explicit XapianBridge(const Searcher& searcher) : searcher_(searcher) {}

  // The open archive (or all of them), in the searcher's current state; a handle, cheap to copy. Its calls
  // throw Xapian::Error; after DatabaseModifiedError, reopen() the searcher and retry.
  [[nodiscard]] Xapian::Database database() const;

  // The articles that search() would count: with all the words, or with Match::any those with one of them.
  // Ranked as search() ranks when Xapian::BM25Weight(1, 0, 1, 0.5, 0.5) is set. Throws as search() does.
  [[nodiscard]] Xapian::Query query(const ParsedQuery& query, const SearchOptions& options = {}) const;

  // The article that a document of the archive holds, with its body. Throws Error(archive_corrupt).
  [[nodiscard]] static Article article(const Xapian::Document& document);

  // The unique term of the article with this id.
  [[nodiscard]] static std::string id_term(std::string_view id);

 private:
  const Searcher& searcher_;
};

}  // namespace warta

#pragma GCC visibility pop
