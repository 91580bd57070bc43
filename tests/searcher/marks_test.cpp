// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is marked is what matched: the places that concordances list and excerpts mark, against a
// straightforward reading of docs/query-syntax.md over random small texts, which shares nothing with the
// searcher but the parsed query and the newsroom rules.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "tests/searcher/small_archives.h"
#include "warta/newsroom.h"

namespace warta {
namespace {

// A text as the searcher shows it: without what the newsroom rules removed.
struct Text {
  std::string shown;  // removed text is one line end
  std::vector<std::size_t> cuts;
};

Text shown_text(const Article& article) {
  Text text;
  std::size_t at = 0;
  const auto add = [&](std::size_t end) {
    if (end <= at) return;
    text.shown += article.body.substr(at, end - at) + "\n";
    text.cuts.push_back(text.shown.size());
  };
  for (const TextSpan& span : clean(article).spans) {
    add(span.begin);
    at = span.end;
  }
  add(article.body.size());
  return text;
}

struct Spot {
  std::string word;  // in lower case
  int position = 0, sentence = 0, paragraph = 0;
  std::size_t begin = 0, end = 0;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::vector<Spot> spots_of(const Text& text) {
  std::vector<Spot> spots;
  int position = 0, sentence = 0, paragraph = 0;
  std::size_t cut = 0;
  bool moved = false;
  for (std::size_t i = 0; i < text.shown.size();) {
    if (cut < text.cuts.size() && i == text.cuts[cut]) {
      ++cut;
      if (moved) ++position;
      moved = false;
    }
    if (!is_letter(text.shown[i])) {
      sentence += text.shown[i] == '.' ? 1 : 0;
      if (text.shown[i++] == '\n') ++paragraph, ++sentence;
      continue;
    }
    Spot spot{"", position++, sentence, paragraph, i, i};
    for (; is_letter(text.shown[spot.end]); ++spot.end)
      spot.word += static_cast<char>(text.shown[spot.end] | 0x20);
    i = spot.end;
    moved = true;
    spots.push_back(spot);
  }
  return spots;
}

// Title and story are one field; far apart, so that nothing runs from one into the other.
constexpr std::size_t kStoryBegin = 1'000'000;

std::vector<Spot> spots_of(const Text& title, const Text& story) {
  constexpr int kFar = 1000;
  std::vector<Spot> spots = spots_of(title);
  for (Spot spot : spots_of(story)) {
    spot.position += kFar;
    spot.sentence += kFar;
    spot.paragraph += kFar;
    spot.begin += kStoryBegin;
    spot.end += kStoryBegin;
    spots.push_back(spot);
  }
  return spots;
}

// The one lexeme of the generator's words that has two forms.
std::string lexeme(const std::string& word) {
  return word == "menangkap" || word == "ditangkap" ? "tangkap" : word;
}

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words;
  for (const Spot& spot : spots_of({text + "\n", {}})) words.push_back(spot.word);
  return words;
}

using Place = std::pair<std::size_t, std::size_t>;  // bytes
struct Way {
  int from = 0, to = 0;  // positions
  std::set<Place> places;
};
using Ways = std::vector<Way>;

class Oracle {
 public:
  explicit Oracle(std::vector<Spot> spots) : spots_(std::move(spots)) {}

  std::set<Place> marked(const query::Node& node) const {
    using Places = std::set<Place>;
    const auto all = [&](const std::vector<query::Node>& nodes) {
      Places places;
      for (const query::Node& child : nodes) places.merge(marked(child));
      return places;
    };
    return query::visit(
        node, [&](const query::Word& w) { return places_of(word(w)); },
        [&](const query::Phrase& p) { return places_of(side_by_side(words_in(p.text), false)); },
        [&](const query::Sequence& s) { return all(s.items); },
        [&](const query::And& a) { return all(a.operands); },
        [&](const query::Or& o) { return all(o.operands); }, [](const query::Not&) { return Places(); },
        [&](const query::InField& title) { return title_only().marked(*title.child); },
        [&](const auto&) { return operator_places(node); });
  }

 private:
  Oracle title_only() const {
    std::vector<Spot> title;
    for (const Spot& spot : spots_)
      if (spot.begin < kStoryBegin) title.push_back(spot);
    return Oracle(std::move(title));
  }

  static std::set<Place> places_of(const Ways& ways) {
    std::set<Place> places;
    for (const Way& way : ways) places.insert(way.places.begin(), way.places.end());
    return places;
  }

  Ways word(const query::Word& word) const { return side_by_side(words_in(word.text), !word.literal); }

  Ways side_by_side(const std::vector<std::string>& words, bool by_lexeme) const {
    Ways ways;
    for (std::size_t i = 0; i + words.size() <= spots_.size(); ++i) {
      bool good = true;
      for (std::size_t k = 0; k < words.size() && good; ++k) {
        const std::string& own = spots_[i + k].word;
        good = (by_lexeme ? lexeme(own) == lexeme(words[k]) : own == words[k]) &&
               spots_[i + k].position == spots_[i].position + static_cast<int>(k);
      }
      const std::size_t last = i + words.size() - 1;
      if (good)
        ways.push_back({spots_[i].position, spots_[last].position, {{spots_[i].begin, spots_[last].end}}});
    }
    return ways;
  }

  // A group whose words must each be near: one query for every way to pick one of each group.
  std::set<Place> operator_places(const query::Node& node) const {
    const auto* near = std::get_if<query::Near>(&node.value);
    if (near == nullptr) return places_of(ways(node));
    std::vector<query::Near> picked(1, *near);
    picked.front().operands.clear();
    for (const query::Node& operand : near->operands) {
      std::vector<query::Near> longer;
      for (const query::Near& one : picked) {
        for (const query::Node& choice : members(operand)) {
          longer.push_back(one);
          longer.back().operands.push_back(choice);
        }
      }
      picked = longer;
    }
    std::set<Place> all;
    for (const query::Near& one : picked) {
      const std::set<Place> places = places_of(chains(one));
      if (places.empty()) return {};
      all.insert(places.begin(), places.end());
    }
    return all;
  }

  static std::vector<query::Node> members(const query::Node& node) {
    const auto* group = std::get_if<query::Sequence>(&node.value);
    return group == nullptr ? std::vector<query::Node>{node} : group->items;
  }

  Ways ways(const query::Node& node) const {
    return query::visit(
        node, [&](const query::Word& w) { return word(w); },
        [&](const query::Phrase& p) { return side_by_side(words_in(p.text), true); },
        [&](const query::Or& o) {
          Ways all;
          for (const query::Node& operand : o.operands)
            for (const Way& way : ways(operand)) all.push_back(way);
          return all;
        },
        [&](const query::Near& n) { return chains(n); },
        [&](const query::SameSentence& s) { return together(s.operands, &Spot::sentence); },
        [&](const query::SameParagraph& p) { return together(p.operands, &Spot::paragraph); },
        [](const auto&) -> Ways { throw std::logic_error("not made by the generator"); });
  }

  static Way joined(const Way& a, const Way& b) {
    Way way{std::min(a.from, b.from), std::max(a.to, b.to), a.places};
    way.places.insert(b.places.begin(), b.places.end());
    return way;
  }

  Ways chains(const query::Near& near) const {
    std::vector<std::pair<Way, Way>> found;  // all so far, the last operand
    for (const Way& way : ways(near.operands.front())) found.emplace_back(way, way);
    for (std::size_t i = 1; i < near.operands.size(); ++i) {
      std::vector<std::pair<Way, Way>> longer;
      for (const auto& [all, last] : found) {
        for (const Way& way : ways(near.operands[i])) {
          const int behind = way.from - last.to;
          const int before = near.ordered ? 0 : last.from - way.to;
          const int most = static_cast<int>(near.distance);
          if ((behind > 0 && behind <= most) || (before > 0 && before <= most))
            longer.emplace_back(joined(all, way), way);
        }
      }
      found = longer;
    }
    Ways result;
    for (const auto& [all, last] : found) result.push_back(all);
    return result;
  }

  int unit_at(int position, int Spot::*unit) const {
    for (const Spot& spot : spots_)
      if (spot.position == position) return spot.*unit;
    return -1;
  }

  Ways together(const std::vector<query::Node>& operands, int Spot::*unit) const {
    Ways found;
    bool first = true;
    for (const query::Node& operand : operands) {
      for (const query::Node& member : members(operand)) {
        Ways longer;
        for (const Way& way : ways(member)) {
          if (unit_at(way.from, unit) != unit_at(way.to, unit)) continue;
          if (first) longer.push_back(way);
          for (const Way& other : found)
            if (unit_at(other.from, unit) == unit_at(way.from, unit)) longer.push_back(joined(other, way));
        }
        found = longer;
        first = false;
      }
    }
    return found;
  }

  std::vector<Spot> spots_;
};

// A place inside another does not count.
std::vector<Place> outermost(const std::set<Place>& places) {
  std::vector<Place> result;
  for (const Place& place : places) {
    if (std::none_of(places.begin(), places.end(), [&](const Place& other) {
          return other != place && other.first <= place.first && other.second >= place.second;
        }))
      result.push_back(place);
  }
  return result;
}

std::string on_one_line(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank) line += c;
    if (blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

using Line = std::tuple<std::string, std::string, std::string>;  // left, match, right

void add_lines(const Text& text, const std::vector<Place>& places, std::vector<Line>& lines) {
  for (const auto& [begin, end] : places)
    lines.emplace_back(on_one_line(text.shown.substr(0, begin)),
                       on_one_line(text.shown.substr(begin, end - begin)),
                       on_one_line(text.shown.substr(end)));
}

// Every paragraph with a mark, from its first sentence with one on; `[` and `]` around what is marked,
// neighbours together.
std::vector<std::string> marked_paragraphs(const Text& text, const std::vector<Place>& places) {
  std::vector<bool> marked(text.shown.size());
  for (const auto& [begin, end] : places)
    std::fill(marked.begin() + static_cast<std::ptrdiff_t>(begin),
              marked.begin() + static_cast<std::ptrdiff_t>(end), true);
  for (std::size_t i = 1; i + 1 < marked.size(); ++i)
    if (text.shown[i] == ' ' && marked[i - 1] && marked[i + 1]) marked[i] = true;
  std::vector<std::string> paragraphs;
  std::string line;
  bool any = false;
  for (std::size_t i = 0; i < text.shown.size(); ++i) {
    if (text.shown[i] == '\n') {
      const std::size_t before = line.rfind(". ", line.find('['));
      if (before != std::string::npos) line.erase(0, before + 2);
      if (any) paragraphs.push_back(on_one_line(line));
      line.clear();
      any = false;
      continue;
    }
    const bool goes_on = i > 0 && text.shown[i - 1] != '\n' && marked[i - 1];
    const bool ends = !marked[i + 1] || text.shown[i + 1] == '\n';
    if (marked[i] && !goes_on) line += '[';
    line += text.shown[i];
    if (marked[i] && ends) line += ']';
    any |= marked[i];
  }
  std::sort(paragraphs.begin(), paragraphs.end());
  return paragraphs;
}

std::string with_marks(const Snippet& snippet) {
  std::string text;
  std::size_t at = 0;
  for (const SnippetSpan& span : snippet.spans) {
    text += snippet.text.substr(at, span.begin - at) + "[" +
            snippet.text.substr(span.begin, span.end - span.begin) + "]";
    at = span.end;
  }
  return text + snippet.text.substr(at);
}

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  Article article(const std::string& id) {
    Article made;
    made.id = id;
    made.title = "Kabar " + words(2 + below(4), ' ');
    for (std::size_t i = 0, count = 1 + below(4); i < count; ++i) {
      if (i > 0) made.body += "\n\n";
      if (i > 0 && below(3) == 0) made.body += "Baca juga: " + capital(words(4, ' ')) + "\n\n";
      for (std::size_t k = 0, sentences = 1 + below(3); k < sentences; ++k)
        made.body += (k > 0 ? " " : "") + capital(words(1 + below(6), below(4) == 0 ? ',' : ' ')) + ".";
    }
    return made;
  }

  std::string query() {
    switch (below(9)) {
      case 0:
        return leaf();
      case 1:
        return leaf() + " " + leaf() + " -" + word();
      case 2:
        return "judul:" + word() + " " + leaf();
      case 3:
        return "judul:(" + near(1) + ") OR " + leaf();
      case 4:
        return "(" + near(0) + ") OR " + leaf();
      case 5:
        return leaf() + " -(" + near(1) + ")";
      default:
        return near(0);
    }
  }

 private:
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

  std::string word() {
    static const std::vector<std::string> kWords = {"kapal", "nelayan",   "laut",     "badai",
                                                    "gempa", "menangkap", "ditangkap"};
    return kWords[below(kWords.size())];
  }

  std::string words(std::size_t count, char between) {
    std::string text = word();
    while (--count > 0) text += (between == ',' && below(2) == 0 ? ", " : " ") + word();
    return text;
  }

  static std::string capital(std::string text) {
    text.front() = static_cast<char>(text.front() & ~0x20);
    return text;
  }

  std::string leaf() {
    switch (below(5)) {
      case 0:
        return "=" + word();
      case 1:
        return "\"" + words(2, ' ') + "\"";
      default:
        return word();
    }
  }

  std::string operand(int depth) {
    if (depth < 2 && below(6) == 0) return "(" + near(depth + 1) + ")";
    if (below(5) == 0) return "(" + leaf() + " OR " + leaf() + ")";
    if (depth == 0 && below(6) == 0) return "(" + leaf() + " " + leaf() + ")";
    return leaf();
  }

  std::string near(int depth) {
    const std::string distance = std::to_string(1 + below(5));
    const std::string sign =
        std::vector<std::string>{"NEAR/" + distance, "w/" + distance, "/s", "/p"}[below(4)];
    std::string text = operand(depth) + " " + sign + " " + operand(depth);
    if (below(4) == 0) text += " " + sign + " " + operand(depth);
    return text;
  }

  std::mt19937 random_;
};

class Marks : public SmallArchives {
 protected:
  static std::vector<std::string> kwic(const Searcher& searcher, const std::string& query) {
    std::vector<std::string> lines;
    searcher.for_each_occurrence(parse_query(query), {}, 1, [&](const Occurrence& one) {
      lines.push_back(one.left + " [" + one.match + "] " + one.right);
      return true;
    });
    return lines;
  }
  static std::vector<std::string> excerpts(const Searcher& searcher, const std::string& query,
                                           std::uint32_t count) {
    SearchOptions options;
    options.snippets = count;
    std::vector<std::string> all;
    for (const Hit& hit : search(searcher, query, options).hits)
      for (const Snippet& snippet : hit.snippets) all.push_back(with_marks(snippet));
    return all;
  }
};

TEST_F(Marks, AreThePlacesOfRandomQueriesInRandomTexts) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  Generator generator(seed);
  std::vector<Article> articles;
  std::size_t removed = 0;
  for (int i = 0; i < 200; ++i) {
    articles.push_back(generator.article(std::to_string(i)));
    removed += clean(articles.back()).spans.size();
  }
  ASSERT_GT(removed, 20U);  // else phrases have nothing to run over
  put("berita", articles);
  const Searcher searcher(path());
  SearchOptions options;
  options.match = Match::all;
  options.expand = false;
  options.limit = 1000;
  options.snippets = 100;
  options.snippet_characters = 10'000;
  std::size_t marks = 0;
  for (int i = 0; i < 400; ++i) {
    const std::string text = generator.query();
    SCOPED_TRACE(text);
    const ParsedQuery query = parse_query(text);
    ASSERT_TRUE(query.ok());
    std::map<std::string, std::vector<Line>> listed;
    searcher.for_each_occurrence(query, options, 100'000, [&](const Occurrence& one) {
      listed[one.id].emplace_back(one.left, one.match, one.right);
      return true;
    });
    for (const Hit& hit : searcher.search(query, options).hits) {
      const Article& article = articles[std::stoul(hit.article.id)];
      SCOPED_TRACE(article.title + "\n" + article.body);
      const Text title{article.title + "\n", {}};
      const Text story = shown_text(article);
      std::vector<Place> in_title;
      std::vector<Place> in_story;
      for (const auto& [begin, end] : outermost(Oracle(spots_of(title, story)).marked(*query.tree))) {
        if (begin < kStoryBegin) in_title.emplace_back(begin, end);
        if (begin >= kStoryBegin) in_story.emplace_back(begin - kStoryBegin, end - kStoryBegin);
      }
      std::vector<Line> lines;
      add_lines(title, in_title, lines);
      add_lines(story, in_story, lines);
      ASSERT_EQ(listed[hit.article.id], lines);
      std::vector<std::string> shown;
      for (const Snippet& snippet : hit.snippets)
        if (!snippet.spans.empty()) shown.push_back(with_marks(snippet));
      std::sort(shown.begin(), shown.end());
      ASSERT_EQ(shown, marked_paragraphs(story, in_story));
      marks += lines.size();
    }
  }
  EXPECT_GT(marks, 2000U);
}

TEST_F(Marks, OfNearAreWithinTheDistance) {
  put("berita", {article("a",
                         "Menteri membuka rapat. Agenda dibahas staf sepanjang hari. Korupsi dibahas "
                         "terakhir; menteri anti korupsi hadir.")});
  const Searcher searcher(path());
  EXPECT_EQ(kwic(searcher, "menteri NEAR/2 korupsi"),
            (Ids{"terakhir; [menteri] anti", "anti [korupsi] hadir."}));
  EXPECT_EQ(excerpts(searcher, "menteri NEAR/2 korupsi", 1),
            (Ids{"Korupsi dibahas terakhir; [menteri] anti [korupsi] hadir."}));
}

TEST_F(Marks, OfAFieldAreInTheField) {
  Article one = article("a", "Gempa mengguncang desa.");
  one.title = "Gempa besar";
  put("berita", {one});
  const Searcher searcher(path());
  EXPECT_EQ(kwic(searcher, "judul:gempa"), (Ids{" [Gempa] besar"}));
  EXPECT_EQ(excerpts(searcher, "judul:gempa", 1), (Ids{"Gempa mengguncang desa."}));
  EXPECT_EQ(excerpts(searcher, "judul:besar gempa", 1), (Ids{"[Gempa] mengguncang desa."}));
}

TEST_F(Marks, OfFormsWrittenTogetherOrApart) {
  put("berita", {article("a", "Pandemi COVID-19 mereda pada 17 September.")});
  const Searcher searcher(path());
  EXPECT_EQ(kwic(searcher, "covid19"), (Ids{"Pandemi [COVID-19] mereda"}));
  EXPECT_EQ(kwic(searcher, "=covid19"), (Ids{"Pandemi [COVID-19] mereda"}));
}

TEST_F(Marks, OfOverlappingPhrasesAreAllThere) {
  put("berita", {article("a", "Warga kota besar itu mengungsi.")});
  const Searcher searcher(path());
  EXPECT_EQ(kwic(searcher, "\"warga kota\" \"kota besar\""),
            (Ids{" [Warga kota] besar", "Warga [kota besar] itu"}));
  EXPECT_EQ(excerpts(searcher, "\"warga kota\" \"kota besar\"", 1),
            (Ids{"[Warga kota besar] itu mengungsi."}));
}

TEST_F(Marks, OfAPhraseOverALineEndAreOnBothLines) {
  put("berita", {article("a", "Presiden pergi ke Solo.\nMenteri datang.")});
  const Searcher searcher(path());
  EXPECT_EQ(kwic(searcher, "\"solo menteri\""), (Ids{"ke [Solo. Menteri] datang."}));
  EXPECT_EQ(excerpts(searcher, "\"solo menteri\"", 3),
            (Ids{"Presiden pergi ke [Solo.]", "[Menteri] datang."}));
}

TEST_F(Marks, PhrasesDoNotRunOverRemovedLines) {
  put("berita",
      {article("a", "Warga mengungsi.\n\nBaca juga: Gunung Semeru meletus\n\nBantuan datang ke posko.")});
  const Searcher searcher(path());
  EXPECT_EQ(search(searcher, "\"mengungsi bantuan\"").total, 0U);
  EXPECT_EQ(search(searcher, "\"bantuan datang\"").total, 1U);
  EXPECT_EQ(kwic(searcher, "mengungsi NEAR/2 bantuan"),
            (Ids{"Warga [mengungsi] . Bantuan", "mengungsi. [Bantuan] datang"}));
  EXPECT_EQ(search(searcher, "mengungsi NEAR/1 bantuan").total, 0U);
}

TEST_F(Marks, TheBestExcerptComesFirst) {
  put("berita",
      {article("a", "Kapal itu besar.\nNelayan melaut lagi.\nKapal nelayan karam.\nKapal berlayar.")});
  const Searcher searcher(path());
  const Ids all = excerpts(searcher, "kapal nelayan", 3);
  EXPECT_EQ(all, (Ids{"[Kapal nelayan] karam.", "[Kapal] itu besar.", "[Nelayan] melaut lagi."}));
  EXPECT_EQ(excerpts(searcher, "kapal nelayan", 1), Ids{all.front()});
}

}  // namespace
}  // namespace warta
