// SPDX-License-Identifier: GPL-3.0-or-later
// Synonymous names of words and phrases, for SearchOptions::expand.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "util/message.h"
#include "warta/analyzer.h"

namespace warta {

// Names with the same meaning: `kpk` and `komisi pemberantasan korupsi`, `jogja` and `yogyakarta`. Sources:
// the user's rows, which take precedence, a short list of ours (known_names.tsv), and the archive's articles,
// which introduce them as `Nama Panjang (NP)`. Names are surfaces separated by blanks.
class OtherNames {
 public:
  // `rows` and `thesaurus` as in SearcherOptions. Throws Error(invalid_argument) naming the malformed row.
  OtherNames(const Analyzer& analyzer, std::string_view rows, std::string_view thesaurus);

  // Replaces the names learnt from articles by those of `database`.
  void learn(const Xapian::Database& database, const Analyzer& analyzer);

  // What else `name` (without its function words) is called; at most kMostOthers. `certain`: by our list and
  // the user's rows only, which mean the same wherever they are used.
  [[nodiscard]] std::vector<std::string> of(const std::string& name, bool certain) const;

  static constexpr std::size_t kLongest = 7;  // words of a name
  static constexpr std::size_t kMostOthers = 8;

 private:
  using Table = std::unordered_map<std::string, std::vector<std::string>>;

  void add_rows(const Analyzer& analyzer, std::string_view rows, const Message& whose);
  void add_thesaurus(std::string_view text);

  // By names without function words.
  Table given_;
  Table learnt_;
  Table synonyms_;
  std::set<std::string> banned_;
};

}  // namespace warta
