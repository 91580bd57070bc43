// SPDX-License-Identifier: GPL-3.0-or-later
// Archives of a few articles, made by the test that searches them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/temporary_directory.h"
#include "warta/archive_writer.h"
#include "warta/searcher.h"

namespace warta {

inline Article article(const std::string& id, const std::string& body, const std::string& day = "",
                       const std::string& publisher = "") {
  Article one;
  one.id = id;
  one.body = body;
  one.publisher = publisher;
  if (!day.empty()) one.published = parse_published_at(day);
  return one;
}

class SmallArchives : public testing::Test {
 protected:
  void put(const std::string& name, const std::vector<Article>& articles, const WriterOptions& options = {}) {
    ArchiveWriter writer(folder_.path(name), options);
    for (const Article& one : articles) writer.put(one);
    writer.commit();
  }
  std::string path(const std::string& name = "berita") const { return folder_.path(name); }
  static SearchResults search(const Searcher& searcher, const std::string& query,
                              const SearchOptions& options = {}) {
    return searcher.search(parse_query(query), options);
  }
  static std::vector<std::string> ids(const SearchResults& results) {
    std::vector<std::string> all;
    for (const Hit& hit : results.hits) all.push_back(hit.article.id);
    return all;
  }
  using Ids = std::vector<std::string>;

  tests::TemporaryDirectory folder_;
};

}  // namespace warta
