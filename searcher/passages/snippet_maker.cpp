// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses and cuts passages (snippet_maker.h).
#include "searcher/passages/snippet_maker.h"

#include <algorithm>
#include <bitset>
#include <utility>

#include "searcher/passages/story_reader.h"
#include "searcher/passages/text_boundaries.h"

namespace warta {

namespace {

constexpr std::size_t kMaxQueryWords = 64;

// A piece of story between the spans of the newsroom rules: no passage crosses its ends.
struct Stretch {
  std::uint32_t begin;
  std::uint32_t end;
  bool after_removed;  // text was removed before it
};

std::vector<Stretch> story_stretches(std::string_view body, const std::vector<TextSpan>& taken) {
  std::vector<Stretch> stretches;
  std::uint32_t at = 0;
  bool removed = false;
  const auto add = [&](std::uint32_t end) {
    // Each paragraph is a piece, so that white space inside a passage is just blanks.
    while (at < end) {
      const std::size_t newline = body.find('\n', at);
      const std::uint32_t stop =
          newline == std::string_view::npos || newline > end ? end : static_cast<std::uint32_t>(newline);
      if (stop > at) stretches.push_back({at, stop, std::exchange(removed, false)});
      at = stop + 1;
    }
  };
  for (const TextSpan& span : taken) {
    add(span.begin);
    at = span.end;
    removed = true;
  }
  add(static_cast<std::uint32_t>(body.size()));
  return stretches;
}

// Matches close enough for one passage, from the first byte to the end of the last.
struct Cluster {
  Stretch stretch;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  double score = 0;
};

struct Cut {
  Stretch stretch;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The byte `points` code points before or after `at`, within the piece, at a blank next to a word.
std::uint32_t step_back(std::string_view body, std::uint32_t at, std::uint32_t least, std::uint32_t points) {
  std::uint32_t position = at;
  while (position > least && points > 0) {
    --position;
    if (!is_continuation(body[position])) --points;
  }
  while (position > least && position < at && body[position - 1] != ' ') ++position;
  return position;
}

std::uint32_t step_forward(std::string_view body, std::uint32_t at, std::uint32_t most,
                           std::uint32_t points) {
  std::uint32_t position = at;
  while (position < most && points > 0) {
    ++position;
    if (position == most || !is_continuation(body[position])) --points;
  }
  while (position < most && position > at && body[position] != ' ') --position;
  return position;
}

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

// The last beginning of a sentence in [least, at], if it is near enough to start there.
std::uint32_t sentence_begin(std::string_view body, std::uint32_t least, std::uint32_t at) {
  std::uint32_t begin = least;
  for (const std::uint32_t end : boundaries_of(body.substr(least, at - least + 1)).sentences) {
    std::uint32_t next = least + end;
    while (next < at && body[next] == ' ') ++next;
    if (next <= at) begin = next;
  }
  return begin;
}

Cut passage_around(std::string_view body, const Stretch& stretch, std::uint32_t first, std::uint32_t last,
                   std::uint32_t characters) {
  Cut passage{stretch, first, last};
  const std::uint32_t inside = code_points(body.substr(first, last - first));
  const std::uint32_t room = characters > inside ? characters - inside : 0;
  const std::uint32_t earliest = step_back(body, first, stretch.begin, room / 2);
  const std::uint32_t sentence = sentence_begin(body, earliest, first);
  passage.begin = sentence;
  const std::uint32_t used = code_points(body.substr(passage.begin, first - passage.begin));
  passage.end = step_forward(body, last, stretch.end, room > used ? room - used : 0);
  return passage;
}

// All words of the query, each next to another or nearly so: no passage shows more.
double best_score(std::uint16_t words) {
  constexpr double kNearlyAdjacent = 0.4;  // of the .5 that score_of gives for neighbours
  return words + kNearlyAdjacent * (words - 1);
}

// Every distinct word counts 1, a repeated one little, and words close together more.
double score_of(const std::vector<MatchSpan>& matches, std::size_t from, std::size_t to,
                std::uint16_t words) {
  std::bitset<kMaxQueryWords> seen;
  double score = 0;
  for (std::size_t i = from; i < to; ++i) {
    const std::size_t word = matches[i].word % kMaxQueryWords;
    score += seen[word] ? 0.1 : 1.0;
    seen.set(word);
    if (i > from && matches[i].word != matches[i - 1].word) {
      const std::uint32_t gap = std::max(matches[i].begin, matches[i - 1].end) - matches[i - 1].end;
      score += 0.5 / (1.0 + static_cast<double>(gap) / 10.0);
    }
  }
  return std::min(score, best_score(words));
}

// One for every match of the stretch that a passage may begin with.
void add_clusters(const Stretch& stretch, const std::vector<MatchSpan>& matches, std::uint16_t words,
                  std::uint32_t characters, std::vector<Cluster>& clusters) {
  std::size_t to = 0;
  for (std::size_t from = 0; from < matches.size(); ++from) {
    to = std::max(to, from);
    while (to < matches.size() && matches[to].end - matches[from].begin <= characters) ++to;
    if (to == from) ++to;  // one word longer than a passage
    clusters.push_back(
        {stretch, matches[from].begin, matches[to - 1].end, score_of(matches, from, to, words)});
    if (to == matches.size()) break;  // later begins only have fewer of them
  }
}

// Where something is marked in [begin, end): in order and disjoint.
std::vector<Stretch> marks_in(const std::vector<MatchSpan>& matches, const Cut& passage) {
  std::vector<Stretch> marks;
  for (const MatchSpan& match : matches) {
    if (match.begin < passage.begin || match.end > passage.end) continue;
    if (!marks.empty() && match.begin < marks.back().end) {
      marks.back().end = std::max(marks.back().end, match.end);
    } else {
      marks.push_back({match.begin, match.end, false});
    }
  }
  return marks;
}
Snippet render(std::string_view body, const Cut& passage, const std::vector<MatchSpan>& matches) {
  Snippet snippet;
  snippet.starts_cut = passage.begin > passage.stretch.begin;
  snippet.ends_cut = passage.end < passage.stretch.end;
  std::uint32_t points = 0;
  const std::vector<Stretch> marks = marks_in(matches, passage);
  auto next = marks.begin();
  bool blank = true;  // leading white space is dropped
  for (std::uint32_t at = passage.begin; at <= passage.end; ++at) {
    const auto here = static_cast<std::uint32_t>(snippet.text.size());
    if (next != marks.end() && at == next->end) {
      snippet.spans.back().end = here;
      snippet.spans.back().end_char = points;
      ++next;
    }
    if (at == passage.end) break;
    if (next != marks.end() && at == next->begin) snippet.spans.push_back({here, 0, points, 0});
    const char c = body[at];
    const bool white = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (white && blank) continue;
    blank = white;
    snippet.text += white ? ' ' : c;
    if (!is_continuation(c)) ++points;
  }
  while (!snippet.text.empty() && snippet.text.back() == ' ') snippet.text.pop_back();
  return snippet;
}

// Matches separated only by a blank are one span, so that a phrase is marked as a whole.
void join_neighbours(Snippet& snippet) {
  std::vector<SnippetSpan> joined;
  for (const SnippetSpan& span : snippet.spans) {
    if (!joined.empty() && span.begin == joined.back().end + 1 && snippet.text[joined.back().end] == ' ') {
      joined.back().end = span.end;
      joined.back().end_char = span.end_char;
    } else {
      joined.push_back(span);
    }
  }
  snippet.spans = std::move(joined);
}

// Of all stretches; when one passage is wanted, no further than it takes to find it. `matches` get those
// read.
std::vector<Cluster> find_clusters(const std::vector<Stretch>& stretches, MatchScan& scan,
                                   const SnippetOptions& options, std::vector<MatchSpan>& matches) {
  const double best = best_score(scan.words());
  std::vector<Cluster> clusters;
  std::vector<MatchSpan> found;
  for (auto stretch = stretches.begin(); stretch != stretches.end(); ++stretch) {
    if (stretch->after_removed) scan.skip();
    found.clear();
    scan.read(stretch->begin, stretch->end, found);
    // Of a phrase that runs over the end of a paragraph each has its part.
    for (MatchSpan& match : found) {
      for (auto before = stretch; match.begin < before->begin;) {
        --before;
        const MatchSpan part = {std::max(match.begin, before->begin), before->end, match.word};
        matches.push_back(part);
        clusters.push_back({*before, part.begin, part.end, 1});
      }
      match.begin = std::max(match.begin, stretch->begin);
    }
    const std::size_t first = clusters.size();
    add_clusters(*stretch, found, scan.words(), options.characters, clusters);
    matches.insert(matches.end(), found.begin(), found.end());
    if (options.count != 1) continue;
    for (std::size_t i = first; i < clusters.size(); ++i)
      if (clusters[i].score >= best) return clusters;
  }
  std::sort(matches.begin(), matches.end(),
            [](const MatchSpan& a, const MatchSpan& b) { return a.begin < b.begin; });
  return clusters;
}

std::vector<Cut> best_passages(std::string_view body, std::vector<Cluster> clusters,
                               const SnippetOptions& options) {
  std::sort(clusters.begin(), clusters.end(), [](const Cluster& a, const Cluster& b) {
    return a.score != b.score ? a.score > b.score : a.first < b.first;
  });
  std::vector<Cut> chosen;
  for (const Cluster& cluster : clusters) {
    if (chosen.size() == options.count) break;
    const Cut passage =
        passage_around(body, cluster.stretch, cluster.first, cluster.last, options.characters);
    const bool overlaps = std::any_of(chosen.begin(), chosen.end(), [&](const Cut& other) {
      return passage.begin < other.end && other.begin < passage.end;
    });
    if (!overlaps) chosen.push_back(passage);
  }
  return chosen;
}

}  // namespace

Snippet opening_of(std::string_view body, const std::vector<TextSpan>& taken, std::uint32_t characters) {
  for (const Stretch& stretch : story_stretches(body, taken)) {
    Snippet opening =
        render(body, passage_around(body, stretch, stretch.begin, stretch.begin, characters), {});
    if (!opening.text.empty()) return opening;
  }
  return {};
}

std::vector<Snippet> make_snippets(std::string_view body, const std::vector<TextSpan>& taken, MatchScan scan,
                                   const SnippetOptions& options) {
  std::vector<MatchSpan> matches;
  std::vector<Cluster> clusters;
  if (scan.words() > 0) clusters = find_clusters(story_stretches(body, taken), scan, options, matches);
  if (clusters.empty()) {
    Snippet opening = opening_of(body, taken, options.characters);
    if (opening.text.empty()) return {};
    return {std::move(opening)};
  }
  std::vector<Snippet> snippets;
  for (const Cut& passage : best_passages(body, std::move(clusters), options)) {
    snippets.push_back(render(body, passage, matches));
    join_neighbours(snippets.back());
  }
  return snippets;
}

std::vector<Snippet> related_snippets(const StoredArticle& stored, const ArticleMatches& found,
                                      const SnippetOptions& options) {
  std::vector<Snippet> snippets;
  std::size_t number = 0;
  for_each_related_line(stored, [&](std::string_view line) {
    MatchScan scan = found.related(number++, line);
    if (snippets.size() == options.count) return;
    for (Snippet& snippet : make_snippets(line, {}, std::move(scan), {1, options.characters})) {
      if (snippet.spans.empty()) continue;  // the line has no match, this is its beginning
      snippet.related = true;
      snippets.push_back(std::move(snippet));
    }
  });
  return snippets;
}

}  // namespace warta
