// SPDX-License-Identifier: GPL-3.0-or-later
// How fast news is read and cleaned: JSON Lines become articles, and the newsroom rules find what of them is
// no story.
//
//   reading_bench FILE [ROUNDS]
//
// FILE is read like any source (bench/run gives JSON Lines). Rounds are interleaved, the median counts, and
// every round must see the same articles and spans as the first. One thread, CPU time of the process, nothing
// printed meanwhile; MB are 1,000,000 bytes of the file. Figures: bench/RESULTS.md.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iostream>
#include <string>
#include <variant>
#include <vector>

#include "warta/newsroom.h"
#include "warta/reader.h"

namespace {

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Part {
  const char* name;
  std::function<std::size_t()> run;  // returns what it counted
  std::vector<double> seconds = {};
  std::size_t counted = 0;
};

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

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
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
  std::vector<Part> parts;
  parts.push_back({"reading", [&] { return read_each(file, [](const warta::Article&) {}); }});
  parts.push_back({"cleaning", [&] {
                     std::size_t spans = 0;
                     for (const warta::Article& article : articles)
                       spans += warta::clean(article).spans.size();
                     return spans;
                   }});
  parts.push_back({"reading and cleaning", [&] {
                     std::size_t spans = 0;
                     const std::size_t read = read_each(file, [&](const warta::Article& article) {
                       spans += warta::clean(article).spans.size();
                     });
                     return read + spans;
                   }});
  for (int round = 0; round < rounds; ++round) {
    for (Part& part : parts) {
      const double begin = cpu_seconds();
      const std::size_t counted = part.run();
      part.seconds.push_back(cpu_seconds() - begin);
      if (round == 0) part.counted = counted;
      if (counted != part.counted || counted == 0) {
        std::cerr << part.name << ": counted " << counted << ", before " << part.counted << '\n';
        return 1;
      }
    }
  }
  std::printf("%.1f MB, %zu articles, %d rounds\n", megabytes, articles.size(), rounds);
  for (const Part& part : parts)
    std::printf("%-22s %8.1f MB/s  counted %zu\n", part.name, megabytes / median(part.seconds), part.counted);
  return 0;
}
