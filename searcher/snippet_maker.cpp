// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippet_maker.h"

#include <algorithm>
#include <bitset>
#include <cmath>

namespace warta {

namespace {

constexpr std::size_t kMaxQueryWords = 64;

struct Occurrence {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint16_t word;
};

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

class MatchCollector final : public TokenSink {
 public:
  MatchCollector(const MatchedWords& matched, std::uint32_t base, std::vector<Occurrence>& occurrences)
      : matched_(matched), base_(base), occurrences_(occurrences) {}

  void token(const Token& token) override {
    if (token.kind == TokenKind::joined || token.kind == TokenKind::day_month) return;
    key_.assign(token.surface);
    auto found = matched_.surfaces.find(key_);
    if (found == matched_.surfaces.end()) {
      key_.assign(token.root);
      found = matched_.roots.find(key_);
      if (found == matched_.roots.end()) return;
    }
    occurrences_.push_back({base_ + token.begin, base_ + token.end, found->second});
  }

 private:
  const MatchedWords& matched_;
  std::uint32_t base_;
  std::vector<Occurrence>& occurrences_;
  std::string key_;
};

struct Passage {
  Stretch stretch;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  double score = 0;
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
  Passage passage{stretch, first, last, 0};
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
double score_of(const std::vector<Occurrence>& occurrences, std::size_t from, std::size_t to) {
  std::bitset<kMaxQueryWords> seen;
  double score = 0;
  for (std::size_t i = from; i < to; ++i) {
    const std::size_t word = occurrences[i].word % kMaxQueryWords;
    score += seen[word] ? 0.1 : 1.0;
    seen.set(word);
    if (i > from && occurrences[i].word != occurrences[i - 1].word) {
      score += 0.5 / (1.0 + static_cast<double>(occurrences[i].begin - occurrences[i - 1].end) / 10.0);
    }
  }
  return score;
}

std::vector<Passage> candidate_passages(std::string_view body, const Stretch& stretch,
                                        const std::vector<Occurrence>& occurrences,
                                        std::uint32_t characters) {
  std::vector<Passage> passages;
  std::size_t to = 0;
  for (std::size_t from = 0; from < occurrences.size(); ++from) {
    to = std::max(to, from);
    while (to < occurrences.size() && occurrences[to].end - occurrences[from].begin <= characters) ++to;
    if (to == from) ++to;  // one word longer than a passage
    Passage passage =
        passage_around(body, stretch, occurrences[from].begin, occurrences[to - 1].end, characters);
    passage.score = score_of(occurrences, from, to);
    passages.push_back(passage);
    if (to == occurrences.size()) break;  // later begins only have fewer of them
  }
  return passages;
}

Snippet render(std::string_view body, const Passage& passage, const std::vector<Occurrence>& occurrences) {
  Snippet snippet;
  snippet.starts_cut = passage.begin > passage.stretch.begin;
  snippet.ends_cut = passage.end < passage.stretch.end;
  std::uint32_t points = 0;
  auto next = std::lower_bound(occurrences.begin(), occurrences.end(), passage.begin,
                               [](const Occurrence& o, std::uint32_t at) { return o.begin < at; });
  bool blank = true;  // leading white space is dropped
  for (std::uint32_t at = passage.begin; at <= passage.end; ++at) {
    const auto here = static_cast<std::uint32_t>(snippet.text.size());
    if (!snippet.spans.empty() && snippet.spans.back().end == 0 && at == (next - 1)->end) {
      snippet.spans.back().end = here;
      snippet.spans.back().end_char = points;
    }
    if (at == passage.end) break;
    while (next != occurrences.end() && next->begin < at) ++next;
    if (next != occurrences.end() && next->begin == at && next->end <= passage.end) {
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

}  // namespace

std::vector<Snippet> make_snippets(std::string_view body, const std::vector<TextSpan>& taken,
                                   const MatchedWords& matched, const Analyzer& analyzer,
                                   const SnippetOptions& options) {
  const std::vector<Stretch> stretches = story_stretches(body, taken);
  std::vector<Occurrence> occurrences;
  std::vector<Passage> passages;
  for (const Stretch& stretch : stretches) {
    const std::size_t before = occurrences.size();
    MatchCollector collector(matched, stretch.begin, occurrences);
    analyzer.analyze(body.substr(stretch.begin, stretch.end - stretch.begin), collector);
    const std::vector<Occurrence> own(occurrences.begin() + static_cast<std::ptrdiff_t>(before),
                                      occurrences.end());
    for (const Passage& passage : candidate_passages(body, stretch, own, options.characters))
      passages.push_back(passage);
  }
  if (passages.empty() && !stretches.empty()) {
    passages.push_back(passage_around(body, stretches.front(), stretches.front().begin,
                                      stretches.front().begin, options.characters));
  }
  std::stable_sort(passages.begin(), passages.end(),
                   [](const Passage& a, const Passage& b) { return a.score > b.score; });
  std::vector<Passage> chosen;
  for (const Passage& passage : passages) {
    if (chosen.size() == options.count) break;
    const bool overlaps = std::any_of(chosen.begin(), chosen.end(), [&](const Passage& other) {
      return passage.begin < other.end && other.begin < passage.end;
    });
    if (!overlaps) chosen.push_back(passage);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Passage& a, const Passage& b) { return a.begin < b.begin; });
  std::vector<Snippet> snippets;
  for (const Passage& passage : chosen) {
    snippets.push_back(render(body, passage, occurrences));
    join_neighbours(snippets.back());
  }
  return snippets;
}

}  // namespace warta
