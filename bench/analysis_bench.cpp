// SPDX-License-Identifier: GPL-3.0-or-later
// How fast text becomes terms, compared with other tools for Xapian.
//
//   analysis_bench TEXT_FILE [ROUNDS]
//
// The rounds of bench/rounds.h, which must count the same words. One thread. The file is read before
// the clock starts. Figures: bench/RESULTS.md.
#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "analyzers/indonesian/lexicon.h"
#include "analyzers/indonesian/morphology.h"
#include "bench/rounds.h"
#include "warta/analyzer.h"

namespace {

using warta::bench::Contender;

class CountingSink final : public warta::TokenSink {
 public:
  void token(const warta::Token& token) override {
    bytes += token.surface.size() + token.lexeme.size() + token.root.size();
    ++tokens;
  }
  std::size_t tokens = 0;
  std::size_t bytes = 0;
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::size_t run_chain(const warta::Analyzer& analyzer, const std::vector<std::string_view>& lines) {
  CountingSink sink;
  for (const std::string_view line : lines) analyzer.analyze(line, sink);
  return sink.tokens;
}

// The analysis with ICU alone: UTF-16, word boundaries, case folding, UTF-8 again.
std::size_t run_icu(icu::BreakIterator& words, const std::vector<std::string_view>& lines) {
  std::size_t count = 0;
  std::string utf8;
  for (const std::string_view line : lines) {
    const icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(line.data(), static_cast<std::int32_t>(line.size())));
    words.setText(text);
    std::int32_t begin = words.first();
    for (std::int32_t end = words.next(); end != icu::BreakIterator::DONE; begin = end, end = words.next()) {
      if (words.getRuleStatus() == UBRK_WORD_NONE) continue;
      utf8.clear();
      text.tempSubStringBetween(begin, end).foldCase().toUTF8String(utf8);
      ++count;
    }
  }
  return count;
}

std::size_t run_term_generator(Xapian::TermGenerator& generator, const std::vector<std::string_view>& lines) {
  std::size_t terms = 0;
  for (const std::string_view line : lines) {
    Xapian::Document document;
    generator.set_document(document);
    generator.set_termpos(0);
    generator.index_text(std::string(line));
    terms += document.termlist_count();
  }
  return terms;
}

std::size_t run_words(const warta::indonesian::Morphology& morphology,
                      const std::vector<std::string>& words) {
  std::size_t bytes = 0;
  for (const std::string& word : words) bytes += morphology.analyze(word).root.size();
  return bytes;
}

// Words that no lexicon has: known ones with vowels and consonants replaced by the next ones of the alphabet.
std::string disguised(std::string word) {
  constexpr std::string_view kVowels = "aeiou";
  constexpr std::string_view kConsonants = "bcdfghjklmnprstwyz";
  for (std::size_t i = 3; i + 3 < word.size(); ++i) {
    for (const std::string_view letters : {kVowels, kConsonants}) {
      const std::size_t at = letters.find(word[i]);
      if (at != std::string_view::npos) {
        word[i] = letters[(at + 3) % letters.size()];
        break;
      }
    }
  }
  return word;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: analysis_bench TEXT_FILE [ROUNDS]\n";
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
  const std::vector<std::string_view> lines = lines_of(text);
  const double megabytes = static_cast<double>(text.size()) / 1e6;

  const auto analyzer = warta::make_indonesian_analyzer();
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> icu_words(
      icu::BreakIterator::createWordInstance(icu::Locale("id"), status));
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("id"));
  generator.set_stemming_strategy(Xapian::TermGenerator::STEM_SOME);

  const warta::indonesian::Morphology morphology;
  const warta::indonesian::Lexicon lexicon = warta::indonesian::embedded_lexicon();
  std::vector<std::string> all, looked_up, unknown;
  {
    struct Words final : warta::TokenSink {
      void token(const warta::Token& token) override {
        const bool plain = std::all_of(token.surface.begin(), token.surface.end(),
                                       [](char c) { return c >= 'a' && c <= 'z'; });
        if (plain && token.surface.size() > 3) words.emplace(token.surface);
      }
      std::unordered_set<std::string> words;
    } words;
    for (const std::string_view line : lines) analyzer->analyze(line, words);
    for (const std::string& word : words.words) {
      all.push_back(word);
      if (lexicon.find(word)) looked_up.push_back(word);
      if (word.size() > 6) unknown.push_back(disguised(word));
    }
  }

  std::vector<Contender> contenders;
  contenders.push_back(
      {"warta, three levels", [&] { return run_chain(*analyzer, lines); }, megabytes, "MB/s"});
  contenders.push_back(
      {"ICU BreakIterator, folded", [&] { return run_icu(*icu_words, lines); }, megabytes, "MB/s"});
  contenders.push_back({"Xapian TermGenerator, Snowball",
                        [&] { return run_term_generator(generator, lines); }, megabytes, "MB/s"});
  contenders.push_back({"distinct words of the text", [&] { return run_words(morphology, all); },
                        static_cast<double>(all.size()) / 1e6, "M words/s"});
  contenders.push_back({"of these, in the lexicon", [&] { return run_words(morphology, looked_up); },
                        static_cast<double>(looked_up.size()) / 1e6, "M words/s"});
  contenders.push_back({"unknown words", [&] { return run_words(morphology, unknown); },
                        static_cast<double>(unknown.size()) / 1e6, "M words/s"});
  warta::bench::run_rounds(contenders, rounds);
  std::printf("%.1f MB, %zu lines, %d rounds\n", megabytes, lines.size(), rounds);
  warta::bench::print(contenders);
  using warta::bench::median_seconds;
  const double chain = median_seconds(contenders[0]);
  std::printf("warta : ICU = %.1f, warta : TermGenerator = %.1f\n", median_seconds(contenders[1]) / chain,
              median_seconds(contenders[2]) / chain);
  return 0;
}
