// SPDX-License-Identifier: GPL-3.0-or-later
// Scores explained part by part.
#include <gtest/gtest.h>

#include "tests/temporary_directory.h"
#include "warta/archive_writer.h"
#include "warta/searcher.h"

namespace warta {
namespace {

TEST(Explain, ContributionsAddUpToTheScore) {
  const tests::TemporaryDirectory folder;
  const std::string path = folder.path("berita");
  add_sources(path, {std::string(WARTA_SOURCE_DIR) + "/corpus"});
  const Searcher searcher(path);
  SearchOptions options;
  options.explain = true;
  for (const char* query :
       {"drone kamikaze", "korban gempa yang meninggal", "\"korban gempa\" warga",
        "judul:gempa korban -banjir", "gemp* OR korban", "gempa NEAR/9 warga", "korban~ warga",
        "=korban +warga di", "COVID-19 17 September", "Rp1,5 miliar", "warga AND (gempa OR banjir)"}) {
    const SearchResults results = searcher.search(parse_query(query), options);
    EXPECT_FALSE(results.hits.empty()) << query;
    EXPECT_FALSE(results.xapian_query.empty()) << query;
    for (const Hit& hit : results.hits) {
      double sum = 0;
      for (const Contribution& one : hit.contributions) sum += one.score;
      EXPECT_NEAR(sum, hit.score, 1e-6) << query << ": " << hit.article.id;
    }
  }
}

}  // namespace
}  // namespace warta
