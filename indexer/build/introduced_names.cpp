// SPDX-License-Identifier: GPL-3.0-or-later
// Matches the letters of an abbreviation with the words before it (introduced_names.h).
#include "indexer/build/introduced_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "util/text.h"

namespace warta {

namespace {

constexpr std::size_t kMostLetters = 12;  // of an abbreviation
constexpr std::size_t kMostWords = 7;     // of a long form
constexpr std::array<std::string_view, 8> kSmallWords = {"dan", "di",  "ke",    "dari",
                                                         "of",  "and", "untuk", "the"};

bool is_small_word(const std::string& word) {
  return std::find(kSmallWords.begin(), kSmallWords.end(), word) != kSmallWords.end();
}

// The words before `end`, the last first, each made of letters (perhaps hyphenated) and followed by one
// blank.
std::vector<std::string> words_before(std::string_view text, std::size_t end) {
  std::vector<std::string> words;
  while (words.size() < kMostWords && end > 0 && text[end - 1] == ' ') {
    const std::size_t stop = --end;
    while (end > 0 && (is_letter(text[end - 1]) || (text[end - 1] == '-' && end < stop))) --end;
    if (end == stop || !is_letter(text[end])) break;
    words.push_back(lowered(text.substr(end, stop - end)));
  }
  return words;
}

// Whether `letters` can be taken, in order, from the words: the first letter of the first word, and at least
// one letter of every other word. As `words` has the last word first, everything is matched backwards. When
// `initials` is false, a word may contribute any of its letters first.
bool spells(std::string_view letters, const std::vector<std::string>& words, std::size_t count,
            bool initials) {
  // reachable[i]: the words so far can contribute letters[0, i).
  std::vector<bool> reachable(letters.size() + 1, false);
  reachable[0] = true;
  for (std::size_t w = count; w-- > 0;) {
    const std::string& word = words[w];
    const bool first = w + 1 == count;
    std::vector<bool> next(letters.size() + 1, false);
    if (!first && is_small_word(word)) next = reachable;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (!reachable[i]) continue;
      // Each word contributes its initial; an abbreviation in small letters may continue with later letters
      // of it.
      if (word.front() != letters[i]) continue;
      next[i + 1] = true;
      if (initials) continue;
      std::size_t at = 1;
      for (std::size_t j = i + 1; j < letters.size(); ++j) {
        at = word.find(letters[j], at);
        if (at == std::string::npos) break;
        ++at;
        next[j + 1] = true;
      }
    }
    reachable = std::move(next);
  }
  return reachable[letters.size()];
}

// The number of words before the abbreviation that are its long form, 0 for none.
std::size_t long_name_length(std::string_view short_name, const std::vector<std::string>& words) {
  const auto capitals =
      static_cast<std::size_t>(std::count_if(short_name.begin(), short_name.end(), is_upper));
  const bool initials = capitals == short_name.size();
  const std::string letters = lowered(short_name);
  for (std::size_t count = 2; count <= words.size(); ++count) {
    if (is_small_word(words[count - 1])) continue;  // no long form begins with one
    if (spells(letters, words, count, initials)) return count;
  }
  return 0;
}

}  // namespace

void for_each_introduced_name(
    std::string_view text,
    const std::function<void(const std::string& short_name, const std::string& long_name)>& take) {
  for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const std::size_t begin = open + 1;
    std::size_t end = begin;
    while (end < text.size() && end - begin <= kMostLetters && is_letter(text[end])) ++end;
    if (end == text.size() || text[end] != ')' || end - begin < 2 || !is_upper(text[begin])) continue;
    const std::string_view short_name = text.substr(begin, end - begin);
    const std::vector<std::string> words = words_before(text, open);
    const std::size_t count = long_name_length(short_name, words);
    if (count == 0) continue;
    std::string long_name;
    for (std::size_t w = count; w-- > 0;) (long_name += long_name.empty() ? "" : " ") += words[w];
    take(lowered(short_name), long_name);
  }
}

}  // namespace warta
