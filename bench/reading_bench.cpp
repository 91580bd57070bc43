// SPDX-License-Identifier: GPL-3.0-or-later
// How fast news is read and cleaned: JSON Lines to articles, and the newsroom rules on each.
//
//   reading_bench FILE [ROUNDS]
//
// FILE is read like any source (bench/run passes JSON Lines). The rounds of bench/rounds.h, which must count
// the same articles and spans. One thread, no output meanwhile; MB are 1,000,000 bytes of the file. Figures:
// bench/RESULTS.md.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <variant>
#include <vector>

#include "bench/rounds.h"
#include "warta/newsroom.h"
#include "warta/reader.h"

namespace {

template <typename Function>
std::size_t read_each(const std::string& file, const Function& function) {
  std::size_t articles = 0;
  const auto reader = warta::open_sources({file});
  while (auto result = reader->next()) {
    auto* article = std::get_if<warta::Article>(&*result);
    if (article == nullptr) continue;
    ++articles;
    function(*article);
  }
  return articles;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: reading_bench FILE [ROUNDS]\n";
    return 2;
  }
  const std::string file = argv[1];
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
  const double megabytes = static_cast<double>(std::filesystem::file_size(file)) / 1e6;
  std::vector<warta::Article> articles;
  read_each(file, [&](warta::Article& article) { articles.push_back(std::move(article)); });
  std::vector<warta::bench::Contender> parts;
  parts.push_back(
      {"reading", [&] { return read_each(file, [](const warta::Article&) {}); }, megabytes, "MB/s"});
  parts.push_back({"cleaning",
                   [&] {
                     std::size_t spans = 0;
                     for (const warta::Article& article : articles)
                       spans += warta::clean(article).spans.size();
                     return spans;
                   },
                   megabytes, "MB/s"});
  parts.push_back({"reading and cleaning",
                   [&] {
                     std::size_t spans = 0;
                     const std::size_t read = read_each(file, [&](const warta::Article& article) {
                       spans += warta::clean(article).spans.size();
                     });
                     return read + spans;
                   },
                   megabytes, "MB/s"});
  warta::bench::run_rounds(parts, rounds);
  std::printf("%.1f MB, %zu articles, %d rounds\n", megabytes, articles.size(), rounds);
  warta::bench::print(parts);
  return 0;
}
