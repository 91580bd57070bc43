// SPDX-License-Identifier: GPL-3.0-or-later
// Scans the terms of an archive (vocabulary.h).
#include "searcher/compile/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <utility>

#include "searcher/compile/messages.h"
#include "util/byte_hash.h"
#include "warta/error.h"

namespace warta {

namespace {

// Other kinds of terms begin with a capital letter, which no surface does, so one skip passes them.
constexpr char kFirstCapital = 'A';
constexpr char kLastCapital = 'Z';

constexpr std::size_t kWordsBetween = 256;  // looks at the clock, some 10 µs
constexpr std::size_t kLexemeHashes = std::size_t{std::numeric_limits<std::uint16_t>::max()} + 1;

// Calls `take` with every surface of the field that begins with `begin`.
template <typename Take>
void for_each_beginning(const Xapian::Database& database, schema::Field field, const std::string& begin,
                        const Deadline& deadline, const Take& take) {
  const std::string prefix(schema::row_of(field).prefix);
  auto term = database.allterms_begin(prefix + begin);
  const auto end = database.allterms_end(prefix + begin);
  for (std::size_t walked = 0; term != end; ++walked) {
    if (walked % kWordsBetween == 0) deadline.check();
    const std::string whole = *term;
    const char first = whole.size() > prefix.size() ? whole[prefix.size()] : '\0';
    if (first >= kFirstCapital && first <= kLastCapital) {
      term.skip_to(prefix + static_cast<char>(kLastCapital + 1));
      continue;
    }
    take(std::string_view(whole).substr(prefix.size()));
    ++term;
  }
}

// Calls `take` with every surface of the field.
template <typename Take>
void for_each_word(const Xapian::Database& database, schema::Field field, const Deadline& deadline,
                   WordLists* lists, const Take& take) {
  if (lists == nullptr) return for_each_beginning(database, field, {}, deadline, take);
  if (const WordLists::Words* const words = lists->of(field)) {
    for (std::size_t at = 0; at < words->ends.size(); ++at) {
      if (at % kWordsBetween == 0) deadline.check();
      take((*words)[at]);
    }
    return;
  }
  WordLists::Words words;
  for_each_beginning(database, field, {}, deadline, [&](std::string_view word) {
    if (!WordLists::are_too_many(words)) words.append(word);
    take(word);
  });
  if (!WordLists::are_too_many(words)) lists->keep(field, std::move(words));
}

std::uint16_t lexeme_hash(std::string_view lexeme) { return static_cast<std::uint16_t>(byte_hash(lexeme)); }

void append_within_limit(std::vector<std::string>& words, std::string_view word, std::string_view asked) {
  if (words.size() == kMaxExpansion) {
    throw Error(ErrorCode::invalid_argument, both(compile_messages::kTooManyWords, {asked, kMaxExpansion}));
  }
  words.emplace_back(word);
}

}  // namespace

void WordLists::Words::append(std::string_view word) {
  text += word;
  ends.push_back(static_cast<std::uint32_t>(text.size()));
}

WordLists::Words* WordLists::of(schema::Field field) {
  const auto found = fields_.find(field);
  return found == fields_.end() ? nullptr : &found->second;
}

void WordLists::keep(schema::Field field, Words words) {
  words.text.shrink_to_fit();
  words.ends.shrink_to_fit();
  fields_[field] = std::move(words);
}

bool WordLists::are_too_many(const Words& words) noexcept {
  constexpr std::size_t kMostBytes = std::size_t{128} << 20;
  return words.text.size() > kMostBytes;
}

std::u32string code_points_of(std::string_view utf8) {
  std::u32string points;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length && at + i < utf8.size(); ++i)
      point = (point << 6U) | (static_cast<unsigned char>(utf8[at + i]) & 0x3FU);
    points += point;
    at += length;
  }
  return points;
}

bool matches_pattern(std::u32string_view pattern, std::u32string_view word) {
  // Greedy with one place to backtrack to: linear in practice, quadratic at worst, not recursive.
  std::size_t p = 0;
  std::size_t w = 0;
  std::size_t star = std::u32string_view::npos;
  std::size_t star_word = 0;
  while (w < word.size()) {
    if (p < pattern.size() && pattern[p] == U'*') {
      star = p++;
      star_word = w;
    } else if (p < pattern.size() && (pattern[p] == U'?' || pattern[p] == word[w])) {
      ++p;
      ++w;
    } else if (star != std::u32string_view::npos) {
      p = star + 1;
      w = ++star_word;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == U'*') ++p;
  return p == pattern.size();
}

std::uint32_t allowed_edits(std::u32string_view word) noexcept {
  constexpr std::size_t kOneFrom = 4;
  constexpr std::size_t kTwoFrom = 8;
  if (word.size() < kOneFrom) return 0;
  return word.size() < kTwoFrom ? 1 : 2;
}

std::uint32_t edit_distance(std::u32string_view a, std::u32string_view b, std::uint32_t most) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > most) return most + 1;
  std::vector<std::uint32_t> before_last(b.size() + 1);
  std::vector<std::uint32_t> last(b.size() + 1);
  std::vector<std::uint32_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<std::uint32_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<std::uint32_t>(i);
    std::uint32_t least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::uint32_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    // A swap refers to one row further back, but cannot cost less than that row's minimum.
    if (least > most + 1) return most + 1;
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], most + 1);
}

namespace {

// Of a pattern, what no sign interrupts.
std::string_view longest_fixed_part(std::string_view pattern) {
  std::string_view longest;
  while (!pattern.empty()) {
    const std::string_view part = pattern.substr(0, pattern.find_first_of("*?"));
    if (part.size() > longest.size()) longest = part;
    pattern.remove_prefix(std::min(part.size() + 1, pattern.size()));
  }
  return longest;
}

}  // namespace

void for_each_form(const Xapian::Database& database, schema::Field field,
                   std::span<const std::string> lexemes, const Analyzer& analyzer, const Deadline& deadline,
                   WordLists* lists, const std::function<void(std::string_view, const WordForms&)>& take) {
  std::vector<bool> asked(kLexemeHashes);
  for (const std::string& lexeme : lexemes) asked[lexeme_hash(lexeme)] = true;
  WordLists::Words* const known = lists == nullptr ? nullptr : lists->of(field);
  if (known != nullptr && !known->lexemes.empty()) {
    for (std::size_t at = 0; at < known->ends.size(); ++at)
      if (asked[known->lexemes[at]]) take((*known)[at], analyzer.analyze_word((*known)[at]));
    return;
  }
  std::vector<std::uint16_t> hashes;
  for_each_word(database, field, deadline, lists, [&](std::string_view word) {
    const WordForms forms = analyzer.analyze_word(word);
    hashes.push_back(lexeme_hash(forms.lexeme));
    if (asked[hashes.back()]) take(word, forms);
  });
  if (WordLists::Words* const now = lists == nullptr ? nullptr : lists->of(field))
    now->lexemes = std::move(hashes);
}

std::vector<std::string> words_like_pattern(const Xapian::Database& database, schema::Field field,
                                            std::string_view pattern, const Deadline& deadline,
                                            WordLists* lists) {
  const std::u32string signs = code_points_of(pattern);
  const std::string begin(pattern.substr(0, pattern.find_first_of("*?")));
  const std::string_view part = longest_fixed_part(pattern);
  std::vector<std::string> words;
  const auto take = [&](std::string_view word) {
    if (word.find(part) == std::string_view::npos) return;  // as of most words
    if (matches_pattern(signs, code_points_of(word))) append_within_limit(words, word, pattern);
  };
  if (begin.empty())
    for_each_word(database, field, deadline, lists, take);
  else
    for_each_beginning(database, field, begin, deadline, take);
  return words;
}

namespace {

// Decides for most words of a vocabulary without computing a distance that they are not alike.
class Letters {
 public:
  explicit Letters(std::string_view word) {
    for (const char c : word) {
      const auto byte = static_cast<unsigned char>(c);
      ascii_ = ascii_ && byte < 0x80;
      set_ |= std::uint64_t{1} << (byte % 64);
    }
  }

  // Whether more than `most` edits lie between the words: one changes at most two of the letters that a word
  // has.
  [[nodiscard]] bool differ(const Letters& other, std::uint32_t most) const noexcept {
    return ascii_ && other.ascii_ && static_cast<std::uint32_t>(std::popcount(set_ ^ other.set_)) > 2 * most;
  }

 private:
  bool ascii_ = true;  // so that a letter is one byte
  std::uint64_t set_ = 0;
};

bool has_old_spelling(std::string_view word) {
  return word.find('j') != std::string_view::npos || word.find("oe") != std::string_view::npos;
}

// The spelling before 1972 in today's letters, so that `sukarno~` finds Soekarno.
std::string in_new_spelling(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kLetters = {
      {{"oe", "u"}, {"tj", "c"}, {"dj", "j"}, {"nj", "ny"}, {"sj", "sy"}}};
  std::string result(word);
  for (const auto& [before, after] : kLetters)
    for (std::size_t at = 0; (at = result.find(before, at)) != std::string::npos; at += after.size())
      result.replace(at, before.size(), after);
  return result;
}

}  // namespace

std::vector<std::string> words_spelt_like(const Xapian::Database& database, schema::Field field,
                                          std::string_view word, const Deadline& deadline, WordLists* lists) {
  const std::u32string asked = code_points_of(word);
  const std::uint32_t most = allowed_edits(asked);
  const std::string modern = in_new_spelling(word);
  const Letters letters(word);
  std::vector<std::string> words;
  for_each_word(database, field, deadline, lists, [&](std::string_view other) {
    constexpr std::size_t kBytesPerPoint = 4;
    if (other.size() > (asked.size() + most) * kBytesPerPoint ||
        other.size() + most + modern.size() / 2 < asked.size())
      return;
    const bool near =
        !letters.differ(Letters(other), most) && edit_distance(asked, code_points_of(other), most) <= most;
    if (near || (has_old_spelling(other) ? in_new_spelling(other) == modern : other == modern))
      append_within_limit(words, other, std::string(word) + "~");
  });
  return words;
}

}  // namespace warta
