// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the lexicon image. Build time only: called by lexicon_compiler.cpp.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyzers/indonesian/analysis.h"
#include "analyzers/indonesian/lexicon.h"

namespace warta::indonesian {

// The content of a lexicon image.
struct LexiconContent {
  struct Word {
    WordFacts facts;
    std::vector<std::string> licensed_by;  // roots the dictionary derives it from
    LexemeAndRoot forms;                   // filled last
  };
  std::map<std::string, Word> words;
  std::map<std::string, double> weights;  // of the ranker, by feature name
};

// Lays the content out as lexicon_format.h says, aligned for Lexicon. Throws std::length_error when a limit
// of the format is exceeded, std::runtime_error when two features have the same key.
class LexiconImage {
 public:
  explicit LexiconImage(const LexiconContent& content);
  [[nodiscard]] std::span<const std::byte> bytes() const noexcept {
    return std::as_bytes(std::span(storage_)).first(size_);
  }
  [[nodiscard]] Lexicon lexicon() const { return Lexicon(bytes()); }

 private:
  std::vector<std::uint64_t> storage_;
  std::size_t size_ = 0;
};

}  // namespace warta::indonesian
