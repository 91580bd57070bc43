// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts, scores and compares passages (passage_maker.h).
#include "searcher/passages/passage_maker.h"

#include <algorithm>
#include <array>
#include <utility>

#include "searcher/passages/text_boundaries.h"
#include "util/byte_hash.h"
#include "util/text.h"

namespace warta {

namespace {

// BM25 of passages, measured on development questions (bench/RESULTS.md).
constexpr double kSaturation = 1.0;
constexpr double kLengthShare = 0.3;
constexpr double kTypicalLength = 0.75;  // of the greatest length

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

// Cuts one stretch of story between the spans that are not.
class Cutter {
 public:
  Cutter(std::string_view body, std::uint32_t characters, std::vector<PassageRange>& passages)
      : body_(body), characters_(characters), passages_(passages) {}

  // A sentence with the blanks around it. `new_paragraph`: it is the first of one.
  void add(std::uint32_t begin, std::uint32_t end, bool new_paragraph) {
    while (begin < end && is_blank(body_[begin])) ++begin;
    while (end > begin && is_blank(body_[end - 1])) --end;
    if (begin == end) return;
    if (new_paragraph && open_.characters >= characters_ / 2) close();
    std::uint32_t size = code_points(body_.substr(begin, end - begin));
    if (open_.characters > 0) {
      const std::uint32_t between = code_points(body_.substr(open_.end, begin - open_.end));
      if (open_.characters + between + size <= characters_) {
        open_.end = end;
        open_.characters += between + size;
        return;
      }
      close();
    }
    while (size > characters_) {
      const std::uint32_t cut = cut_of(begin, end);
      std::uint32_t last = cut;
      while (last > begin && is_blank(body_[last - 1])) --last;
      open_ = {begin, last, code_points(body_.substr(begin, last - begin))};
      close();
      begin = cut;
      while (begin < end && is_blank(body_[begin])) ++begin;
      size = code_points(body_.substr(begin, end - begin));
    }
    open_ = {begin, end, size};
  }

  void close() {
    if (open_.characters > 0) passages_.push_back(open_);
    open_ = {};
  }

 private:
  // Where a sentence that is too long is cut: at the last blank that fits, or where it is full.
  [[nodiscard]] std::uint32_t cut_of(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t at = begin;
    std::uint32_t blank = begin;
    for (std::uint32_t points = 0; at < end; ++at) {
      if (is_continuation(body_[at])) continue;
      if (points++ == characters_) break;
      if (is_blank(body_[at])) blank = at;
    }
    if (at < end && is_blank(body_[at])) blank = at;
    return blank > begin ? blank : at;
  }

  std::string_view body_;
  std::uint32_t characters_;
  std::vector<PassageRange>& passages_;
  PassageRange open_;
};

// Calls `take` with every stretch of story between the spans that are not.
template <typename Take>
void each_stretch(std::string_view body, const std::vector<TextSpan>& taken, const Take& take) {
  std::uint32_t at = 0;
  for (const TextSpan& span : taken) {
    if (span.begin > at) take(at, span.begin);
    at = std::max(at, span.end);
  }
  if (at < body.size()) take(at, static_cast<std::uint32_t>(body.size()));
}

}  // namespace

std::vector<PassageRange> passages_of(std::string_view body, const std::vector<TextSpan>& taken,
                                      std::uint32_t characters) {
  std::vector<PassageRange> passages;
  const TextBoundaries boundaries = boundaries_of(body);
  Cutter cutter(body, std::max(1U, characters), passages);
  each_stretch(body, taken, [&](std::uint32_t begin, std::uint32_t end) {
    auto sentence = std::upper_bound(boundaries.sentences.begin(), boundaries.sentences.end(), begin);
    auto paragraph = std::lower_bound(boundaries.paragraphs.begin(), boundaries.paragraphs.end(), begin);
    bool new_paragraph = false;
    for (std::uint32_t at = begin; at < end;) {
      const std::uint32_t stop = sentence == boundaries.sentences.end() ? end : std::min(end, *sentence++);
      if (stop == at) continue;
      cutter.add(at, stop, new_paragraph);
      new_paragraph = false;
      for (; paragraph != boundaries.paragraphs.end() && *paragraph <= stop; ++paragraph)
        new_paragraph = true;
      at = stop;
    }
    cutter.close();
  });
  return passages;
}

std::vector<ScoredPassage> scored_passages(std::string_view body, const std::vector<TextSpan>& taken,
                                           const std::vector<PassageRange>& passages, MatchScan scan,
                                           const std::vector<double>& weights, std::uint32_t characters) {
  std::vector<MatchSpan> matches;
  each_stretch(body, taken, [&](std::uint32_t begin, std::uint32_t end) {
    scan.read(begin, end, matches);
    scan.skip();
  });
  std::sort(matches.begin(), matches.end(),
            [](const MatchSpan& a, const MatchSpan& b) { return a.begin < b.begin; });
  const double lightest = weights.empty() ? 1 : *std::min_element(weights.begin(), weights.end());
  std::vector<ScoredPassage> scored;
  std::vector<std::uint32_t> often(scan.words());  // occurrences of each word in the passage
  auto match = matches.begin();
  for (std::size_t number = 0; number < passages.size(); ++number) {
    const PassageRange& passage = passages[number];
    while (match != matches.end() && match->begin < passage.begin) ++match;
    if (match == matches.end()) break;
    if (match->begin >= passage.end) continue;
    ScoredPassage& one = scored.emplace_back();
    one.number = number;
    std::fill(often.begin(), often.end(), 0U);
    for (; match != matches.end() && match->begin < passage.end; ++match) {
      one.matches.push_back({match->begin, std::min(match->end, passage.end), match->word});
      if (match->word < often.size()) ++often[match->word];
    }
    const double length = static_cast<double>(passage.characters) / characters;
    const double dampened = kSaturation * (1 - kLengthShare + kLengthShare * length / kTypicalLength);
    for (std::size_t word = 0; word < often.size(); ++word) {
      if (often[word] == 0) continue;
      const double weight = word < weights.size() ? weights[word] : lightest;
      one.score += weight * often[word] * (kSaturation + 1) / (often[word] + dampened);
    }
  }
  return scored;
}

std::vector<std::uint64_t> word_runs(std::string_view text) {
  constexpr std::size_t kRun = 3;  // as in indexer/archive/near_duplicates.h
  std::array<std::uint64_t, kRun> last{};
  std::vector<std::uint64_t> runs;
  std::size_t words = 0;
  const auto in_word = [](char c) {
    return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80U;
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    if (end > at) {
      std::rotate(last.begin(), last.begin() + 1, last.end());
      last.back() = byte_hash(lowered(text.substr(at, end - at)));
      ++words;
      if (words >= kRun) runs.push_back((last[0] * 31 + last[1]) * 31 + last[2]);
    }
    at = end + 1;
  }
  if (runs.empty()) runs.push_back((last[0] * 31 + last[1]) * 31 + last[2]);
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

bool near_duplicates(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other) {
  constexpr double kMost = 0.7;  // a changed word in ten keeps .9^3 of the runs
  std::size_t common = 0;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    if (*a == *b) {
      ++common;
      ++a, ++b;
    } else {
      ++(*a < *b ? a : b);
    }
  }
  return static_cast<double>(common) >= kMost * static_cast<double>(std::min(one.size(), other.size()));
}

}  // namespace warta
