// SPDX-License-Identifier: GPL-3.0-or-later
// The thread rule of the interface: one Searcher per thread, any number of threads, also while a writer
// works.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/temporary_directory.h"
#include "warta/analyzer.h"
#include "warta/archive_writer.h"
#include "warta/searcher.h"
#include "warta/warta.h"

namespace warta {
namespace {

using tests::TemporaryDirectory;

constexpr int kThreads = 8;
constexpr int kArticles = 200;

Article article(int number) {
  Article made;
  made.id = "a" + std::to_string(number);
  made.title = "Berita nomor " + std::to_string(number);
  made.body = "Pelabuhan itu menyatakan perusahaan-perusahaan membayar Rp1,5 triliun pada 17 September 2023.";
  made.publisher = number % 2 == 0 ? "Genap" : "Ganjil";
  return made;
}

void fill(const std::string& archive) {
  ArchiveWriter writer(archive);
  for (int number = 0; number < kArticles; ++number) writer.put(article(number));
}

template <typename Work>
void on_threads(const Work& work) {
  std::vector<std::thread> threads;
  for (int number = 0; number < kThreads; ++number) threads.emplace_back([&work, number] { work(number); });
  for (std::thread& thread : threads) thread.join();
}

TEST(Threads, EachWithASearcherOfItsOwnGetTheSameAnswersWhileAWriterAdds) {
  const TemporaryDirectory folder;
  const std::string archive = folder.path("archive");
  fill(archive);
  const std::shared_ptr<const Analyzer> shared = make_indonesian_analyzer();
  std::atomic<int> searching{kThreads};
  std::thread writer([&] {
    ArchiveWriter adding(archive);
    for (int number = 0; searching > 0; ++number) {
      Article other;
      other.id = "b" + std::to_string(number);
      other.body = "Sesuatu yang lain sama sekali.";
      adding.put(other);
      adding.commit();
      // A searcher fails when ten states in a row become stale during one search.
      std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
  });
  on_threads([&](int number) {
    SearcherOptions options;
    if (number % 2 == 0) options.analyzer = shared;
    const Searcher searcher(archive, options);
    SearchOptions search;
    search.facets = {Facet::media};
    for (int round = 0; round < 25; ++round) {
      const SearchResults results = searcher.search(parse_query("menyatakan \"pelabuhan itu\""), search);
      EXPECT_EQ(results.total, std::uint64_t{kArticles});
      ASSERT_EQ(results.hits.size(), 10U);
      EXPECT_EQ(results.hits.front().article.id, "a0");
      EXPECT_EQ(results.facets.front().values.size(), 2U);
    }
    --searching;
  });
  writer.join();
}

TEST(Threads, EachWithASessionOfItsOwnUseTheCInterface) {
  const TemporaryDirectory folder;
  const std::string archive = folder.path("archive");
  fill(archive);
  on_threads([&](int number) {
    warta_session* session = nullptr;
    warta_searcher* searcher = nullptr;
    const char* const path = archive.c_str();
    ASSERT_EQ(warta_session_new(&session), WARTA_OK);
    ASSERT_EQ(warta_searcher_open(session, &path, 1, nullptr, &searcher), WARTA_OK) << warta_message(session);
    const std::string wrong = "(" + std::string(static_cast<std::size_t>(number), 'x');
    for (int round = 0; round < 25; ++round) {
      warta_results* results = nullptr;
      std::uint64_t total = 0;
      EXPECT_EQ(warta_search(searcher, "pelabuhan", nullptr, &results), WARTA_OK) << warta_message(session);
      EXPECT_EQ(warta_results_total(results, &total), WARTA_OK);
      EXPECT_EQ(total, std::uint64_t{kArticles});
      warta_results_free(results);
      EXPECT_EQ(warta_search(searcher, wrong.c_str(), nullptr, &results), WARTA_BAD_QUERY);
    }
    warta_searcher_free(searcher);
    warta_session_free(session);
  });
}

}  // namespace
}  // namespace warta
