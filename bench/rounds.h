// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the single-threaded benchmarks: rounds are interleaved (one run of each contender in turn), the
// median counts, and every round must have the same count, which is not 0.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

namespace warta::bench {

struct Contender {
  std::string name;
  std::function<std::size_t()> run;  // returns its count
  double units_per_run;              // MB of text, millions of words
  std::string unit;
  std::vector<double> seconds = {};
  std::size_t counted = 0;
};

// CPU time of the process: other programs on the machine do not count.
inline double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

inline double median_seconds(const Contender& contender) {
  std::vector<double> seconds = contender.seconds;
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() / 2];
}

// Ends the program if a count changes.
inline void run_rounds(std::vector<Contender>& contenders, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    for (Contender& contender : contenders) {
      const double begin = cpu_seconds();
      const std::size_t counted = contender.run();
      contender.seconds.push_back(cpu_seconds() - begin);
      if (round == 0) contender.counted = counted;
      if (counted != contender.counted || counted == 0) {
        std::cerr << contender.name << ": counted " << counted << ", before " << contender.counted << '\n';
        std::exit(1);
      }
    }
  }
}

inline void print(const std::vector<Contender>& contenders) {
  for (const Contender& contender : contenders) {
    std::printf("%-32s %10.2f %-10s counted %zu\n", contender.name.c_str(),
                contender.units_per_run / median_seconds(contender), contender.unit.c_str(),
                contender.counted);
  }
}

}  // namespace warta::bench
