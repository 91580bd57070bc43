// SPDX-License-Identifier: GPL-3.0-or-later
// Scans the terms of an archive (vocabulary.h).
#include "searcher/compile/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

#include "warta/error.h"

namespace warta {

namespace {

// Other kinds of terms begin with a capital letter, which no surface does, so one skip passes them.
constexpr char kFirstCapital = 'A';
constexpr char kLastCapital = 'Z';

// Calls `take` with every surface of the field that begins with `begin`.
template <typename Take>
void for_each_beginning(const Xapian::Database& database, schema::Field field, const std::string& begin,
                        const Take& take) {
  const std::string prefix(schema::row_of(field).prefix);
  auto term = database.allterms_begin(prefix + begin);
  const auto end = database.allterms_end(prefix + begin);
  while (term != end) {
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

void append_within_limit(std::vector<std::string>& words, std::string_view word, std::string_view asked) {
  if (words.size() == kMaxExpansion) {
    throw Error(ErrorCode::invalid_argument, std::string(asked) + ": matches more than " +
                                                 std::to_string(kMaxExpansion) +
                                                 " words of this archive; give more letters");
  }
  words.emplace_back(word);
}

}  // namespace

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

void for_each_surface(const Xapian::Database& database, schema::Field field,
                      const std::function<void(std::string_view)>& take) {
  for_each_beginning(database, field, {}, take);
}

std::vector<std::string> words_like_pattern(const Xapian::Database& database, schema::Field field,
                                            std::string_view pattern, const Deadline& deadline) {
  const std::u32string signs = code_points_of(pattern);
  const std::string begin(pattern.substr(0, pattern.find_first_of("*?")));
  std::vector<std::string> words;
  for_each_beginning(database, field, begin, [&](std::string_view word) {
    deadline.check();
    if (matches_pattern(signs, code_points_of(word))) append_within_limit(words, word, pattern);
  });
  return words;
}

namespace {

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
                                          std::string_view word, const Deadline& deadline) {
  const std::u32string asked = code_points_of(word);
  const std::uint32_t most = allowed_edits(asked);
  const std::string modern = in_new_spelling(word);
  std::vector<std::string> words;
  for_each_beginning(database, field, {}, [&](std::string_view other) {
    deadline.check();
    constexpr std::size_t kBytesPerPoint = 4;
    if (other.size() > (asked.size() + most) * kBytesPerPoint ||
        other.size() + most + modern.size() / 2 < asked.size())
      return;
    if (edit_distance(asked, code_points_of(other), most) <= most || in_new_spelling(other) == modern)
      append_within_limit(words, other, std::string(word) + "~");
  });
  return words;
}

}  // namespace warta
