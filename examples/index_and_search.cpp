// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes an archive of articles that the program has itself, adds to it, and searches it with facets:
//
//     index_and_search ARCHIVE
#include <iostream>
#include <string>
#include <vector>

#include "warta/archive_tools.h"
#include "warta/archive_writer.h"
#include "warta/error.h"
#include "warta/searcher.h"

namespace {

warta::Article article(const std::string& id, const std::string& title, const std::string& body,
                       const std::string& date, const std::string& publisher) {
  warta::Article made;
  made.id = id;
  made.title = title;
  made.body = body;
  made.publisher = publisher;
  made.published = warta::parse_published_at(date);
  return made;
}

// Articles may come from anywhere: a database, a queue, a feed. Here from a list.
class ListReader final : public warta::ArticleReader {
 public:
  explicit ListReader(std::vector<warta::Article> articles) : articles_(std::move(articles)) {}
  std::optional<warta::ReadResult> next() override {
    if (next_ == articles_.size()) return std::nullopt;
    return articles_[next_++];
  }
  [[nodiscard]] std::uint64_t bytes_read() const override { return 0; }

 private:
  std::vector<warta::Article> articles_;
  std::size_t next_ = 0;
};

void make_archive(const std::string& path) {
  ListReader articles({
      article("a1", "Pelabuhan baru dibuka", "Pelabuhan itu melayani kapal peti kemas mulai pekan ini.",
              "17 September 2023", "Harian Contoh"),
      article("a2", "Nelayan menyambut pelabuhan", "Para nelayan berharap harga ikan membaik.", "18/9/2023",
              "Harian Contoh"),
      article("a3", "", "", "", "Harian Contoh"),  // rejected: it is empty
  });
  warta::AddOptions options;
  options.on_rejected = [](const warta::ReadIssue& issue) {
    std::cout << "rejected: " << issue.reason.english << '\n';
  };
  const warta::AddReport report = warta::add_articles(path, articles, options);
  std::cout << report.added << " added, " << report.rejected << " rejected\n";

  // One by one, for a few later articles.
  warta::ArchiveWriter writer(path);
  writer.put(article("a4", "Kapal feri karam", "Kapal feri itu karam di dekat pelabuhan.", "2024-01-05",
                     "Kabar Contoh"));
  writer.commit();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: index_and_search ARCHIVE\n";
    return 2;
  }
  try {
    make_archive(argv[1]);
    const warta::Searcher searcher(argv[1]);
    warta::SearchOptions options;
    options.facets = {warta::Facet::media};
    options.timeline = warta::TimeStep::year;
    const warta::SearchResults results = searcher.search(warta::parse_query("pelabuhan"), options);
    for (const warta::Hit& hit : results.hits)
      std::cout << hit.rank << ". " << hit.article.title << " [" << hit.article.id << "]\n";
    for (const warta::FacetCounts& facet : results.facets)
      for (const warta::Counted& one : facet.values) std::cout << one.value << ": " << one.articles << '\n';
    for (const warta::Counted& year : results.timeline->steps)
      std::cout << year.value.substr(0, 4) << ": " << year.articles << '\n';

    if (const auto better = searcher.suggest("pelabuhaan"))
      std::cout << "did you mean: " << better->query << '\n';
    std::cout << warta::archive_stats(argv[1]).articles << " articles\n";
    return 0;
  } catch (const warta::Error& error) {
    std::cerr << "index_and_search: " << error.what() << '\n';
    return 2;
  }
}
