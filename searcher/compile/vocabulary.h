// SPDX-License-Identifier: GPL-3.0-or-later
// Expands patterns and `word~` to words of the archive.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive/fields.h"
#include "searcher/compile/deadline.h"
#include "warta/analyzer.h"

namespace warta {

// The most words that a pattern or `word~` may match; more is an error, never a silent truncation.
inline constexpr std::size_t kMaxExpansion = 1000;

// The words of one state of an archive, kept once they have been read: Xapian reads every posting list to
// list the terms, some .2 s at a million articles. Takes 20 bytes a word; more than 12 million words are not
// kept.
class WordLists {
 public:
  // To be called when the archive has changed.
  void forget() { fields_.clear(); }

  struct Words {
    std::string text;                    // of all, one after another
    std::vector<std::uint32_t> ends;     // in `text`
    std::vector<std::uint16_t> lexemes;  // a hash of each word's lexeme; empty: not needed so far

    void append(std::string_view word);
    [[nodiscard]] std::string_view operator[](std::size_t at) const {
      const std::uint32_t begin = at == 0 ? 0 : ends[at - 1];
      return std::string_view(text).substr(begin, ends[at] - begin);
    }
  };
  // Null: not read so far, or too many.
  [[nodiscard]] Words* of(schema::Field field);
  void keep(schema::Field field, Words words);
  [[nodiscard]] static bool are_too_many(const Words& words) noexcept;

 private:
  std::map<schema::Field, Words> fields_;
};

// Calls `take` with the words (surfaces) of a field that have one of `lexemes`, and their forms; with some
// other words, too. `lists` may be null here and below.
void for_each_form(const Xapian::Database& database, schema::Field field,
                   std::span<const std::string> lexemes, const Analyzer& analyzer, const Deadline& deadline,
                   WordLists* lists, const std::function<void(std::string_view, const WordForms&)>& take);

// The words (surfaces) of a field that match `pattern`: `*` is any characters, `?` exactly one code point.
// Throws Error(invalid_argument) for more than kMaxExpansion. Without a fixed beginning it scans the whole
// vocabulary.
[[nodiscard]] std::vector<std::string> words_like_pattern(const Xapian::Database& database,
                                                          schema::Field field, std::string_view pattern,
                                                          const Deadline& deadline, WordLists* lists);

// The words of a field that match `word~`: at most allowed_edits(word) letters inserted, deleted, changed or
// swapped with their neighbour. Throws as above.
[[nodiscard]] std::vector<std::string> words_spelt_like(const Xapian::Database& database, schema::Field field,
                                                        std::string_view word, const Deadline& deadline,
                                                        WordLists* lists);

// 0 for fewer than 4 letters, 1 for fewer than 8, otherwise 2.
[[nodiscard]] std::uint32_t allowed_edits(std::u32string_view word) noexcept;

// Optimal string alignment distance, or `most + 1` when it is more than `most`.
[[nodiscard]] std::uint32_t edit_distance(std::u32string_view a, std::u32string_view b, std::uint32_t most);

[[nodiscard]] bool matches_pattern(std::u32string_view pattern, std::u32string_view word);

// `utf8` is valid UTF-8.
[[nodiscard]] std::u32string code_points_of(std::string_view utf8);

}  // namespace warta
