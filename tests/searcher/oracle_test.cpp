// SPDX-License-Identifier: GPL-3.0-or-later
// The searcher against a matcher without an index: random queries over the project's corpus, decided for each
// stored text by trying every combination of places. Both share only the tokens.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>

#include "analyzers/normalizer.h"
#include "indexer/build/document_builder.h"
#include "searcher/passages/text_boundaries.h"
#include "tests/temporary_directory.h"
#include "warta/archive_writer.h"
#include "warta/reader.h"
#include "warta/searcher.h"

namespace warta {
namespace {

struct Spot {
  std::string surface, lexeme, root;
  std::uint32_t position, sentence, paragraph;
  bool joined;
};
using Story = std::vector<Spot>;

class Reader final : public TokenSink {
 public:
  void token(const Token& token) override {
    if (!token.has_position()) return;
    const auto unit = [&](const std::vector<std::uint32_t>& unit_ends) {
      std::uint32_t n = 0;
      for (const std::uint32_t end : unit_ends) n += offset + token.begin >= end ? 1U : 0U;
      return n;
    };
    story.push_back({std::string(token.surface), std::string(token.lexeme), std::string(token.root),
                     base + token.position, sentence_base + unit(ends.sentences),
                     paragraph_base + unit(ends.paragraphs), token.kind == TokenKind::joined});
    next = std::max(next, base + token.position + 1);
  }
  Story story;
  TextBoundaries ends;
  std::uint32_t base = 0, next = 0, offset = 0, sentence_base = 0, paragraph_base = 0;
};

Story story_of(Article read, const Analyzer& analyzer) {
  const StoredArticle prepared = prepare(read, read.id, {}, true);
  Reader reader;
  reader.ends = boundaries_of(prepared.article.title);
  analyzer.analyze(prepared.article.title, reader);
  reader.sentence_base = reader.paragraph_base = 1'000'000;
  reader.ends = boundaries_of(prepared.article.body);
  reader.next += 100;
  std::uint32_t at = 0;
  reader.base = reader.next;
  const auto stretch = [&](std::uint32_t end) {
    if (reader.next > reader.base) ++reader.next;  // something was removed
    reader.base = reader.next;
    reader.offset = at;
    if (end > at) analyzer.analyze(std::string_view(prepared.article.body).substr(at, end - at), reader);
  };
  for (const TextSpan& span : prepared.spans) {
    stretch(span.begin);
    at = span.end;
  }
  stretch(static_cast<std::uint32_t>(prepared.article.body.size()));
  return reader.story;
}

// A range of places; every way to match an operand is one.
struct Way {
  std::uint32_t from, to;
  bool operator<(const Way& other) const { return std::tie(from, to) < std::tie(other.from, other.to); }
};
using Ways = std::set<Way>;

class Oracle {
 public:
  explicit Oracle(const Analyzer& analyzer) : analyzer_(analyzer) {}

  bool matches(const query::Node& node, const Story& story) {
    story_ = &story;
    return holds(node);
  }

 private:
  bool holds(const query::Node& node) {
    return query::visit(
        node, [&](const query::Word& w) { return !word(w).empty(); },
        [&](const query::Wildcard& w) { return !pattern(w).empty(); },
        [&](const query::Phrase& p) { return !text(p.text, &Spot::surface).empty(); },
        [&](const query::Sequence& s) { return all(s.items); },
        [&](const query::And& a) { return all(a.operands); },
        [&](const query::Or& o) {
          return std::any_of(o.operands.begin(), o.operands.end(), [&](const auto& n) { return holds(n); });
        },
        [&](const query::Not& n) { return !holds(*n.child); },
        [&](const query::Required& r) { return holds(*r.child); },
        [&](const query::Near&) { return !places(node).empty(); },
        [&](const query::SameSentence&) { return !places(node).empty(); },
        [&](const query::SameParagraph&) { return !places(node).empty(); },
        [](const auto&) -> bool { throw std::logic_error("not made by the generator"); });
  }

  bool all(const std::vector<query::Node>& nodes) {
    return std::all_of(nodes.begin(), nodes.end(), [&](const auto& n) { return holds(n); });
  }

  // Operands of proximity.
  Ways places(const query::Node& node) {
    return query::visit(
        node, [&](const query::Word& w) { return word(w); },
        [&](const query::Wildcard& w) { return pattern(w); },
        [&](const query::Phrase& p) { return text(p.text, &Spot::lexeme); },
        [&](const query::Or& o) {
          Ways ways;
          for (const query::Node& n : o.operands) ways.merge(places(n));
          return ways;
        },
        [&](const query::Near& n) { return chain(n); },
        [&](const query::SameSentence& s) { return unit(s.operands, &Spot::sentence); },
        [&](const query::SameParagraph& s) { return unit(s.operands, &Spot::paragraph); },
        [](const auto&) -> Ways { throw std::logic_error("not made by the generator"); });
  }

  Ways chain(const query::Near& near) {
    std::set<std::pair<Way, Way>> states;  // cover, last operand
    for (const Way& way : places(near.operands.front())) states.insert({way, way});
    for (std::size_t i = 1; i < near.operands.size(); ++i) {
      std::set<std::pair<Way, Way>> longer;
      const Ways next = places(near.operands[i]);
      for (const auto& [cover, last] : states) {
        for (const Way& way : next) {
          const bool behind = way.from > last.to && way.from - last.to <= near.distance;
          const bool before = way.to < last.from && last.from - way.to <= near.distance;
          if (behind || (before && !near.ordered))
            longer.insert({{std::min(cover.from, way.from), std::max(cover.to, way.to)}, way});
        }
      }
      states = longer;
    }
    Ways ways;
    for (const auto& [cover, last] : states) ways.insert(cover);
    return ways;
  }

  std::uint32_t unit_at(std::uint32_t position, std::uint32_t Spot::*unit) const {
    for (const Spot& spot : *story_)
      if (spot.position == position) return spot.*unit;
    throw std::logic_error("no such position");
  }

  Ways unit(const std::vector<query::Node>& operands, std::uint32_t Spot::*unit) {
    Ways covers;
    for (std::size_t i = 0; i < operands.size(); ++i) {
      Ways next;
      for (const Way& way : places(operands[i])) {
        const std::uint32_t u = unit_at(way.from, unit);
        if (u != unit_at(way.to, unit)) continue;
        if (i == 0) next.insert(way);
        for (const Way& cover : covers)
          if (unit_at(cover.from, unit) == u)
            next.insert({std::min(cover.from, way.from), std::max(cover.to, way.to)});
      }
      covers = next;
    }
    return covers;
  }

  Ways where(const std::function<bool(const Spot&)>& is) const {
    Ways ways;
    for (const Spot& spot : *story_)
      if (is(spot)) ways.insert({spot.position, spot.position});
    return ways;
  }

  Ways word(const query::Word& word) {
    if (word.literal) return text(word.text, &Spot::surface);
    Ways ways = text(word.text, &Spot::lexeme);
    if (word.fuzzy) {
      const std::string asked = normalize_surface(word.text);
      const std::size_t most = asked.size() < 4 ? 0 : asked.size() < 8 ? 1 : 2;
      ways.merge(where([&](const Spot& spot) {
        return distance(asked, spot.surface) <= most || respelt(asked) == respelt(spot.surface);
      }));
    }
    return ways;
  }

  // In the spelling since 1972.
  static std::string respelt(const std::string& word) {
    std::string result;
    for (std::size_t i = 0; i < word.size(); ++i) {
      const std::string two = word.substr(i, 2);
      const std::string now = two == "oe" ? "u" : two == "tj" ? "c" : two == "dj" ? "j" : "";
      result += now.empty() ? word.substr(i, 1) : now;
      i += now.empty() ? 0 : 1;
    }
    std::string all;
    for (std::size_t i = 0; i < result.size(); ++i) {
      const bool y = result[i] == 'j' && i > 0 && (result[i - 1] == 'n' || result[i - 1] == 's');
      all += y ? 'y' : result[i];
    }
    return all;
  }

  // Optimal string alignment by its recursive definition, over bytes: the generator's words are ASCII.
  static std::size_t distance(const std::string& a, const std::string& b) {
    if (a.size() > b.size() + 2 || b.size() > a.size() + 2) return 99;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> known;
    const std::function<std::size_t(std::size_t, std::size_t)> d = [&](std::size_t i, std::size_t j) {
      if (i == 0 || j == 0) return i + j;
      if (const auto it = known.find({i, j}); it != known.end()) return it->second;
      std::size_t best =
          std::min({d(i - 1, j) + 1, d(i, j - 1) + 1, d(i - 1, j - 1) + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = std::min(best, d(i - 2, j - 2) + 1);
      return known[{i, j}] = best;
    };
    return d(a.size(), b.size());
  }

  static bool like(std::string_view pattern, std::string_view word) {
    if (pattern.empty()) return word.empty();
    if (pattern.front() == '*')
      return like(pattern.substr(1), word) || (!word.empty() && like(pattern, word.substr(1)));
    if (word.empty() || (pattern.front() != '?' && pattern.front() != word.front())) return false;
    std::size_t length = 1;
    while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0U) == 0x80U) ++length;
    return like(pattern.substr(1), word.substr(pattern.front() == '?' ? length : 1));
  }

  Ways pattern(const query::Wildcard& wildcard) {
    return where([&](const Spot& spot) { return like(wildcard.pattern, spot.surface); });
  }

  Ways text(const std::string& text, std::string Spot::*level) {
    Reader asked;
    analyzer_.analyze(text, asked);
    const auto same = [&](const Spot& a, const Spot& b) {
      return a.*level == b.*level && (level != &Spot::lexeme || a.root == b.root);
    };
    Story parts;
    for (const Spot& spot : asked.story)
      if (!spot.joined) parts.push_back(spot);
    Ways ways;
    for (const Spot& first : *story_) {
      std::uint32_t at = first.position;
      bool good = same(first, parts.front());
      for (std::size_t i = 1; i < parts.size() && good; ++i, ++at) {
        good = std::any_of(story_->begin(), story_->end(),
                           [&](const Spot& spot) { return spot.position == at + 1 && same(spot, parts[i]); });
      }
      if (good) ways.insert({first.position, at});
    }
    return ways;
  }

  const Analyzer& analyzer_;
  const Story* story_ = nullptr;
};

// Queries out of neighbouring words of the corpus, so that many match.
class Generator {
 public:
  Generator(const std::vector<Story>& stories, unsigned seed) : stories_(stories), random_(seed) {}

  std::string query() {
    choose_place();
    switch (below(8)) {
      case 0:
        return phrase();
      case 1:
        return leaf() + " AND " + leaf();
      case 2:
        return leaf() + " -" + word();
      case 3:
        return leaf() + " -(" + near(1) + ")";
      case 4:
        return "(" + near(1) + ") OR " + leaf();
      default:
        return near(0);
    }
  }

 private:
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

  void choose_place() {
    story_ = &stories_[below(stories_.size())];
    place_ = below(story_->size());
  }

  std::string word() {
    for (;;) {
      const std::size_t at = std::min(story_->size() - 1, place_ + below(14));
      const std::string& surface = (*story_)[at].surface;
      const bool plain =
          std::all_of(surface.begin(), surface.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (plain && surface.size() > 1 && !(*story_)[at].joined) return surface;
      choose_place();
    }
  }

  std::string phrase() { return "\"" + word() + (below(2) == 0 ? "" : " " + word()) + "\""; }

  std::string leaf() {
    const std::string text = word();
    switch (below(8)) {
      case 0:
        return "=" + text;
      case 1:
        return text.size() > 3 ? text + "~" : text;
      case 2:
        return text.size() > 4 ? text.substr(0, 4) + "*" : text;
      case 3:
        return text.size() > 4 ? "*" + text.substr(text.size() - 4) : text;
      case 4:
        return text.size() > 3 ? text.substr(0, 1) + "?" + text.substr(2) : text;
      case 5:
        return phrase();
      default:
        return text;
    }
  }

  std::string operand(int depth) {
    if (depth < 2 && below(6) == 0) return "(" + near(depth + 1) + ")";
    if (below(5) == 0) return "(" + leaf() + " OR " + leaf() + ")";
    return leaf();
  }

  std::string near(int depth) {
    const std::string distance = std::to_string(1 + below(12));
    const std::string sign =
        std::vector<std::string>{"NEAR/" + distance, "w/" + distance, "/s", "/p"}[below(4)];
    std::string text = operand(depth) + " " + sign + " " + operand(depth);
    if (below(4) == 0) text += " " + sign + " " + operand(depth);
    return text;
  }

  const std::vector<Story>& stories_;
  const Story* story_ = nullptr;
  std::size_t place_ = 0;
  std::mt19937 random_;
};

TEST(SearcherAgainstOracle, TwoThousandRandomQueriesMatchTheSameArticles) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  const tests::TemporaryDirectory folder;
  const std::string path = folder.path("berita");
  const std::string corpus = std::string(WARTA_SOURCE_DIR) + "/corpus";
  add_sources(path, {corpus});
  const Searcher searcher(path);
  const auto analyzer = make_indonesian_analyzer();

  SearchOptions options;
  options.expand = false;  // the matcher knows no other names
  options.match = Match::all;
  options.snippets = 0;
  options.limit = 10'000;
  std::vector<std::string> ids;
  std::vector<Story> stories;
  const auto reader = open_sources({corpus});
  while (const auto record = reader->next()) {
    const auto& read = std::get<Article>(*record);
    ids.push_back(archive_id(read, {}));
    stories.push_back(story_of(read, *analyzer));
  }
  ASSERT_EQ(ids.size(), searcher.article_count());
  ASSERT_GT(ids.size(), 50U);

  Generator generator(stories, seed);
  Oracle oracle(*analyzer);
  std::size_t compared = 0;
  std::size_t with_hits = 0;
  for (int i = 0; compared < 2000 && i < 4000; ++i) {
    const std::string text = generator.query();
    const ParsedQuery parsed = parse_query(text);
    ASSERT_TRUE(parsed.ok()) << text << ": " << parsed.diagnostics.front().message;
    std::set<std::string> expected;
    for (std::size_t a = 0; a < ids.size(); ++a)
      if (oracle.matches(*parsed.tree, stories[a])) expected.insert(ids[a]);
    std::set<std::string> found;
    searcher.for_each(parsed, options, [&](const Hit& hit) { return found.insert(hit.article.id).second; });
    ASSERT_EQ(found, expected) << text;
    const SearchResults results = searcher.search(parsed, options);
    ASSERT_EQ(results.total, expected.size()) << text;
    ASSERT_EQ(results.hits.size(), results.total + results.same_root_total) << text;
    ASSERT_EQ(searcher.count(parsed, options), expected.size()) << text;
    ++compared;
    with_hits += expected.empty() ? 0 : 1;
  }
  EXPECT_EQ(compared, 2000U);
  // Queries that find nothing would prove little.
  EXPECT_GT(with_hits, compared / 4);
}

}  // namespace
}  // namespace warta
