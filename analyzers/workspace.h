// SPDX-License-Identifier: GPL-3.0-or-later
// The analysis chain: text → words → parts, normal forms and morphology → tokens.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/indonesian/morphology.h"
#include "analyzers/word_breaker.h"
#include "analyzers/word_cache.h"
#include "analyzers/word_entry.h"
#include "analyzers/word_key.h"
#include "analyzers/word_table.h"
#include "warta/analyzer.h"

namespace warta::indonesian {

// A future token: a part of a word at [begin, end) of the text.
struct Occurrence {
  std::uint32_t begin;
  std::uint32_t end;
  const CachedWord* word;
  const MultiWord* multi;  // on the first part of a word with several, else null
};

// The state of one analysing thread: ICU, caches, buffers.
class Workspace {
 public:
  explicit Workspace(const Morphology& morphology)
      : morphology_(morphology), words_(morphology), long_words_(morphology) {}

  void analyze(std::string_view text, TokenSink& sink);

 private:
  void find_occurrences(std::string_view text);
  void add_parts(const WordSpan& span, const MultiWord& word);
  void add_long_word(std::string_view text, WordSpan rest);
  void add_occurrences(const WordSpan& span, const WordCache& cache, const CachedWord& word);
  std::size_t emit_compound(std::string_view text, std::size_t first, TokenSink& sink);
  void emit_initials(std::string_view text, std::size_t first, TokenSink& sink) const;
  void emit_marked(std::string_view text, const Occurrence& word, std::uint32_t marks, TokenSink& sink);
  [[nodiscard]] Token token_of(const Occurrence& occurrence) const noexcept;
  void hand_over(const Token& token, const Occurrence& occurrence, TokenSink& sink);
  void emit(const Occurrence& occurrence, TokenSink& sink) {
    hand_over(token_of(occurrence), occurrence, sink);
  }
  void emit(const Occurrence& occurrence, std::string_view lexeme, std::string_view root, TokenSink& sink) {
    Token token = token_of(occurrence);
    token.lexeme = lexeme;
    token.root = root;
    token.read_otherwise = token.kind == TokenKind::word;
    hand_over(token, occurrence, sink);
  }
  void emit_number(std::string_view text, std::size_t index, TokenSink& sink);
  void emit_clock(std::string_view text, std::size_t index, TokenSink& sink);
  void emit_day_month(const Occurrence& first, const Occurrence& last, int day, int month,
                      TokenSink& sink) const;
  void emit_amount(std::string_view text, std::size_t number, std::size_t last, std::string_view value,
                   TokenSink& sink) const;
  [[nodiscard]] Token spanning(const Occurrence& first, const Occurrence& last, const WordForms& forms,
                               TokenKind kind) const;
  void emit_joined(const Occurrence& first, const Occurrence& last, const WordForms& forms,
                   bool read_otherwise, TokenSink& sink) const;

  const Morphology& morphology_;
  WordBreaker breaker_;
  WordCache words_;
  WordCache long_words_;  // of one text
  WordTable<CompoundEntry> compounds_;
  // Words are prefetched this far ahead, so that memory arrives in time.
  static constexpr std::size_t kAhead = 16;
  std::array<WordKey, kAhead> keys_;
  std::vector<WordSpan> spans_;
  std::vector<Occurrence> occurrences_;
  std::uint32_t position_ = 0;
  bool after_number_ = false;  // the previous word was a number that includes the following multiplier
};

}  // namespace warta::indonesian
