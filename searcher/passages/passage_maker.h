// SPDX-License-Identifier: GPL-3.0-or-later
// Divides a story into passages and scores them for a query. Called by searcher/best_passages.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "searcher/passages/match_finder.h"
#include "warta/newsroom.h"

namespace warta {

// A passage of a story, in bytes of the body, half open.
struct PassageRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t characters = 0;  // code points
};

// Divides the story, without the spans `taken`, into passages of whole sentences with at most `characters`
// code points; only a longer sentence is cut, at a blank if it has one. A new paragraph begins a new passage
// once the passage has half that length. Depends on nothing but its arguments, so that a passage is the same
// for every query.
[[nodiscard]] std::vector<PassageRange> passages_of(std::string_view body, const std::vector<TextSpan>& taken,
                                                    std::uint32_t characters);

// A passage with a match.
struct ScoredPassage {
  std::size_t number = 0;  // of passages_of
  double score = 0;
  std::vector<MatchSpan> matches;  // in order of their begins
};

// BM25 of every passage with a match, each passage a document: `weights` are those of the words of the scan,
// by number; words of higher number weigh as much as the lightest.
[[nodiscard]] std::vector<ScoredPassage> scored_passages(std::string_view body,
                                                         const std::vector<TextSpan>& taken,
                                                         const std::vector<PassageRange>& passages,
                                                         MatchScan scan, const std::vector<double>& weights,
                                                         std::uint32_t characters);

// The runs of words of a passage as hashes, ascending, to tell near-duplicates.
[[nodiscard]] std::vector<std::uint64_t> word_runs(std::string_view text);

// Whether most of the shorter passage is in the other.
[[nodiscard]] bool near_duplicates(const std::vector<std::uint64_t>& one,
                                   const std::vector<std::uint64_t>& other);

}  // namespace warta
