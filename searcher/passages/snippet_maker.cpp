// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/passages/snippet_maker.h"

#include <algorithm>
#include <bitset>
#include <utility>

#include "searcher/passages/story_reader.h"

namespace warta {

namespace {

constexpr std::size_t kMaxQueryWords = 64;

// A run of story text between what the newsroom rules took: no passage crosses its ends.
struct Stretch {
  std::uint32_t begin;
  std::uint32_t end;
};

std::vector<Stretch> story_stretches(std::string_view body, const std::vector<TextSpan>& taken) {
  std::vector<Stretch> stretches;
  std::uint32_t at = 0;
  const auto add = [&](std::uint32_t end) {
    // Paragraphs are stretches of their own: white space inside a passage then stands for blanks only.
    while (at < end) {
      const std::size_t newline = body.find('\n', at);
      const std::uint32_t stop =
          newline == std::string_view::npos || newline > end ? end : static_cast<std::uint32_t>(newline);
      if (stop > at) stretches.push_back({at, stop});
      at = stop + 1;
    }
  };
  for (const TextSpan& span : taken) {
    add(span.begin);
    at = span.end;
  }
  add(static_cast<std::uint32_t>(body.size()));
  return stretches;
}

// Matches close enough together for one passage, from the first byte to behind the last.
struct Cluster {
  Stretch stretch;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  double score = 0;
};

struct Passage {
  Stretch stretch;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The byte `points` code points before or behind `at`, within the stretch, on a blank where a word begins or
// ends.
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

// The begin of the last sentence that begins in [least, at], if it is near enough to be worth starting with.
std::uint32_t sentence_begin(std::string_view body, std::uint32_t least, std::uint32_t at) {
  for (std::uint32_t position = at; position > least + 1; --position) {
    const char before = body[position - 1];
    const char stop = body[position - 2];
    if (before == ' ' && (stop == '.' || stop == '?' || stop == '!')) return position;
  }
  return least;
}

Passage passage_around(std::string_view body, const Stretch& stretch, std::uint32_t first, std::uint32_t last,
                       std::uint32_t characters) {
  Passage passage{stretch, first, last};
  const std::uint32_t inside = code_points(body.substr(first, last - first));
  const std::uint32_t room = characters > inside ? characters - inside : 0;
  const std::uint32_t earliest = step_back(body, first, stretch.begin, room / 2);
  const std::uint32_t sentence = sentence_begin(body, earliest, first);
  passage.begin = sentence;
  const std::uint32_t used = code_points(body.substr(passage.begin, first - passage.begin));
  passage.end = step_forward(body, last, stretch.end, room > used ? room - used : 0);
  return passage;
}

// Every distinct word counts 1, a repeated one little, and words close together more.
double score_of(const std::vector<MatchSpan>& matches, std::size_t from, std::size_t to) {
  std::bitset<kMaxQueryWords> seen;
  double score = 0;
  for (std::size_t i = from; i < to; ++i) {
    const std::size_t word = matches[i].word % kMaxQueryWords;
    score += seen[word] ? 0.1 : 1.0;
    seen.set(word);
    if (i > from && matches[i].word != matches[i - 1].word) {
      score += 0.5 / (1.0 + static_cast<double>(matches[i].begin - matches[i - 1].end) / 10.0);
    }
  }
  return score;
}

// One for every match of the stretch that a passage may begin with.
void add_clusters(const Stretch& stretch, const std::vector<MatchSpan>& matches, std::size_t first,
                  std::uint32_t characters, std::vector<Cluster>& clusters) {
  std::size_t to = first;
  for (std::size_t from = first; from < matches.size(); ++from) {
    to = std::max(to, from);
    while (to < matches.size() && matches[to].end - matches[from].begin <= characters) ++to;
    if (to == from) ++to;  // one word longer than a passage
    clusters.push_back({stretch, matches[from].begin, matches[to - 1].end, score_of(matches, from, to)});
    if (to == matches.size()) break;  // later begins only have fewer of them
  }
}

Snippet render(std::string_view body, const Passage& passage, const std::vector<MatchSpan>& matches) {
  Snippet snippet;
  snippet.starts_cut = passage.begin > passage.stretch.begin;
  snippet.ends_cut = passage.end < passage.stretch.end;
  std::uint32_t points = 0;
  auto next = std::lower_bound(matches.begin(), matches.end(), passage.begin,
                               [](const MatchSpan& o, std::uint32_t at) { return o.begin < at; });
  bool blank = true;  // leading white space is dropped
  for (std::uint32_t at = passage.begin; at <= passage.end; ++at) {
    const auto here = static_cast<std::uint32_t>(snippet.text.size());
    if (!snippet.spans.empty() && snippet.spans.back().end == 0 && at == (next - 1)->end) {
      snippet.spans.back().end = here;
      snippet.spans.back().end_char = points;
    }
    if (at == passage.end) break;
    while (next != matches.end() && next->begin < at) ++next;
    if (next != matches.end() && next->begin == at && next->end <= passage.end) {
      snippet.spans.push_back({here, 0, points, 0});
      ++next;
    }
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

// Matches with only a blank between them are one span: a phrase is marked as a whole.
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

// All words of the query, each next to another or nearly so: no later passage shows more.
bool shows_everything(const Cluster& cluster, std::uint16_t words) {
  constexpr double kNearlyAdjacent = 0.4;  // of the .5 that score_of gives for neighbours
  return cluster.score >= words + kNearlyAdjacent * (words - 1);
}

// Of all stretches; when one passage is wanted, no further than it takes to find it.
std::vector<Cluster> find_clusters(std::string_view body, const std::vector<Stretch>& stretches,
                                   const MatchFinder& finder, const SnippetOptions& options,
                                   std::vector<MatchSpan>& matches) {
  std::vector<Cluster> clusters;
  for (const Stretch& stretch : stretches) {
    const std::size_t before = matches.size();
    const std::size_t first = clusters.size();
    finder.find(body.substr(stretch.begin, stretch.end - stretch.begin), stretch.begin, matches);
    add_clusters(stretch, matches, before, options.characters, clusters);
    if (options.count != 1) continue;
    for (std::size_t i = first; i < clusters.size(); ++i)
      if (shows_everything(clusters[i], finder.words())) return clusters;
  }
  return clusters;
}

std::vector<Passage> best_passages(std::string_view body, std::vector<Cluster> clusters,
                                   const SnippetOptions& options) {
  std::stable_sort(clusters.begin(), clusters.end(),
                   [](const Cluster& a, const Cluster& b) { return a.score > b.score; });
  std::vector<Passage> chosen;
  for (const Cluster& cluster : clusters) {
    if (chosen.size() == options.count) break;
    const Passage passage =
        passage_around(body, cluster.stretch, cluster.first, cluster.last, options.characters);
    const bool overlaps = std::any_of(chosen.begin(), chosen.end(), [&](const Passage& other) {
      return passage.begin < other.end && other.begin < passage.end;
    });
    if (!overlaps) chosen.push_back(passage);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Passage& a, const Passage& b) { return a.begin < b.begin; });
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

std::vector<Snippet> make_snippets(std::string_view body, const std::vector<TextSpan>& taken,
                                   const MatchFinder& finder, const SnippetOptions& options) {
  std::vector<MatchSpan> matches;
  std::vector<Cluster> clusters = find_clusters(body, story_stretches(body, taken), finder, options, matches);
  if (clusters.empty()) {
    Snippet opening = opening_of(body, taken, options.characters);
    if (opening.text.empty()) return {};
    return {std::move(opening)};
  }
  std::vector<Snippet> snippets;
  for (const Passage& passage : best_passages(body, std::move(clusters), options)) {
    snippets.push_back(render(body, passage, matches));
    join_neighbours(snippets.back());
  }
  return snippets;
}

std::vector<Snippet> related_snippets(const StoredArticle& stored, const MatchFinder& finder,
                                      const SnippetOptions& options) {
  std::vector<Snippet> snippets;
  for_each_related_line(stored, [&](std::string_view line) {
    if (snippets.size() == options.count) return;
    for (Snippet& snippet : make_snippets(line, {}, finder, {1, options.characters})) {
      if (snippet.spans.empty()) continue;  // the line has no match, this is its beginning
      snippet.related = true;
      snippets.push_back(std::move(snippet));
    }
  });
  return snippets;
}

}  // namespace warta
