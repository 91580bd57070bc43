// SPDX-License-Identifier: GPL-3.0-or-later
// Enumerates matches with context (occurrences.h).
#include "searcher/passages/occurrences.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/passages/story_reader.h"

namespace warta {

namespace {

struct Stretch {
  std::uint32_t begin;
  std::uint32_t end;
};

// The beginnings and ends of words, to count context.
class WordEnds final : public TokenSink {
 public:
  void token(const Token& token) override {
    if (token.kind == TokenKind::joined || !token.has_position()) return;
    words.push_back({token.begin, token.end});
  }
  std::vector<Stretch> words;
};

// On one line, trimmed.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

// Title, story or line, which no context crosses: its text, the parts taken out, in bytes.
bool each_in(std::string_view text, const std::vector<TextSpan>& taken, MatchScan scan,
             const Analyzer& analyzer, std::uint32_t words, Occurrence& occurrence,
             const std::function<bool(const Occurrence&)>& take) {
  if (scan.words() == 0) return true;
  const auto [story, matches] = matched_text(text, taken, std::move(scan));
  if (matches.empty()) return true;
  WordEnds ends;
  if (words > 0) analyzer.analyze(story, ends);
  const std::string_view whole = story;
  for (const MatchSpan& match : matches) {
    const auto after = std::lower_bound(ends.words.begin(), ends.words.end(), match.end,
                                        [](const Stretch& w, std::uint32_t b) { return w.begin < b; });
    const auto before = std::lower_bound(ends.words.begin(), ends.words.end(), match.begin,
                                         [](const Stretch& w, std::uint32_t b) { return w.begin < b; });
    const auto left = static_cast<std::uint32_t>(before - ends.words.begin());
    const auto right = static_cast<std::uint32_t>(ends.words.end() - after);
    const std::size_t from = left > words ? (before - words)->begin : 0;
    const std::size_t to = right > words ? (after + words - 1)->end : whole.size();
    const std::size_t end = words == 0 ? match.end : to;
    const std::size_t begin = words == 0 ? match.begin : from;
    occurrence.left = on_one_line(whole.substr(begin, match.begin - begin));
    occurrence.match = on_one_line(whole.substr(match.begin, match.end - match.begin));
    occurrence.right =
        on_one_line(whole.substr(match.end, std::max<std::size_t>(end, match.end) - match.end));
    if (!take(occurrence)) return false;
  }
  return true;
}

// Half open, in bytes and in code points of one text.
std::vector<SnippetSpan> with_characters(std::string_view text, std::vector<SnippetSpan> spans) {
  std::size_t at = 0;
  std::uint32_t characters = 0;
  const auto move_to = [&](std::uint32_t byte) {
    for (; at < byte && at < text.size(); ++at)
      if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) ++characters;
    return characters;
  };
  for (SnippetSpan& span : spans) {
    span.begin_char = move_to(span.begin);
    span.end_char = move_to(span.end);
  }
  return spans;
}

}  // namespace

MatchedText matched_text(std::string_view text, const std::vector<TextSpan>& taken, MatchScan scan) {
  MatchedText matched;
  auto& [story, matches] = matched;
  std::uint32_t at = 0;
  const auto add = [&](std::uint32_t end) {
    if (end <= at) return;
    const auto moved = static_cast<std::uint32_t>(story.size()) - at;  // modulo 2^32
    const std::size_t first = matches.size();
    scan.read(at, end, matches);
    scan.skip();
    for (std::size_t i = first; i < matches.size(); ++i) {
      matches[i].begin += moved;
      matches[i].end += moved;
    }
    story += text.substr(at, end - at);
    story += '\n';
  };
  for (const TextSpan& span : taken) {
    add(span.begin);
    at = span.end;
  }
  add(static_cast<std::uint32_t>(text.size()));
  return matched;
}

std::vector<SnippetSpan> story_marks(const StoredArticle& stored, const MatchFinders& finders) {
  const ArticleMatches found(finders, stored);
  MatchScan scan = found.story(stored.article.body);
  if (scan.words() == 0) return {};
  std::vector<MatchSpan> matches;
  std::uint32_t at = 0;
  for (const TextSpan& span : stored.spans) {
    if (span.begin > at) scan.read(at, span.begin, matches);
    scan.skip();
    at = span.end;
  }
  const auto end = static_cast<std::uint32_t>(stored.article.body.size());
  if (end > at) scan.read(at, end, matches);
  std::sort(matches.begin(), matches.end(),
            [](const MatchSpan& a, const MatchSpan& b) { return a.begin < b.begin; });
  std::vector<SnippetSpan> marks;
  for (const MatchSpan& match : matches) {
    if (!marks.empty() && match.begin <= marks.back().end)
      marks.back().end = std::max(marks.back().end, match.end);
    else
      marks.push_back({match.begin, match.end});
  }
  return with_characters(stored.article.body, std::move(marks));
}

std::vector<SnippetSpan> removed_parts(const StoredArticle& stored) {
  std::vector<SnippetSpan> parts;
  for (const TextSpan& span : stored.spans) parts.push_back({span.begin, span.end});
  return with_characters(stored.article.body, std::move(parts));
}

bool each_occurrence(const StoredArticle& stored, const MatchFinders& finders, const Analyzer& analyzer,
                     std::uint32_t words, const std::function<bool(const Occurrence&)>& take) {
  const ArticleMatches found(finders, stored);
  Occurrence occurrence;
  occurrence.id = stored.article.id;
  occurrence.published = stored.article.published;
  occurrence.publisher = stored.article.publisher;
  const auto in = [&](std::string_view text, const std::vector<TextSpan>& taken, MatchScan scan) {
    return each_in(text, taken, std::move(scan), analyzer, words, occurrence, take);
  };
  const std::string_view title = stored.article.title;
  const std::string_view body = stored.article.body;
  bool goes_on = in(title, {}, found.title(title)) && in(body, stored.spans, found.story(body));
  if (!found.has_related()) return goes_on;
  std::size_t number = 0;
  for_each_related_line(stored, [&](std::string_view line) {
    goes_on = goes_on && in(line, {}, found.related(number++, line));
  });
  return goes_on;
}

}  // namespace warta
