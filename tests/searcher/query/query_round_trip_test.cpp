// SPDX-License-Identifier: GPL-3.0-or-later
// print_query, then parse_query is the identity on every tree that the language can express.
// WARTA_ROUND_TRIPS is the number of random trees (default 100,000), WARTA_SEED repeats a run.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "warta/query.h"

namespace {

using namespace warta::query;

// Random trees that obey the rules stated at the node kinds in warta/query.h.
class TreeMaker {
 public:
  explicit TreeMaker(std::uint64_t seed) : random_(seed) {}

  Node make() {
    wildcards_ = 0;
    fuzzy_ = 0;
    return searched({}, 4);
  }

 private:
  struct Place {
    bool in_field = false;
    bool in_proximity = false;
  };

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  bool one_in(std::size_t n) { return below(n) == 0; }

  template <std::size_t N>
  std::string one_of(const char* const (&choices)[N]) {
    return choices[below(N)];
  }

  std::string word_text(bool marked) {
    // Words that resemble operators. AND can only be a word after or before a mark.
    if (marked && one_in(8)) return one_of({"AND", "OR", "NOT", "DAN", "ATAU", "BUKAN"});
    if (one_in(6))
      return one_of({"dan",     "atau",   "not",       "And",       "near",      "w",
                     "08:00",   "3:1",    "anak-anak", "Jum'at",    "al-Qur’an", "KONTAN.CO.ID",
                     "C++",     "AT&T",   "#pemilu",   "Rp1,5",     "I/O",       "s/d",
                     "/sidang", "習近平", "naïve",     "Presiden:", "kata,",     "apa?!"});
    static constexpr const char* kPieces[] = {"a",  "b",   "z",   "9",   "0",   "é", "ж",
                                              "語", "x-y", "k'k", "m.m", "n_n", "Q"};
    std::string text;
    for (std::size_t i = 0, n = 1 + below(5); i < n; ++i) text += kPieces[below(std::size(kPieces))];
    return text;
  }

  Word word() {
    const bool literal = one_in(5);
    const bool fuzzy = !literal && one_in(6) && fuzzy_ < kMaxFuzzy;
    if (fuzzy) ++fuzzy_;
    std::string text = word_text(literal || fuzzy);
    // ~ must follow a letter or digit.
    if (fuzzy) text.erase(text.find_last_not_of(":,?!+") + 1);
    return Word{std::move(text), literal, fuzzy, 0};
  }

  Node leaf(Place place) {
    switch (below(place.in_field || place.in_proximity ? 8 : 10)) {
      case 0:
      case 1:
        return {Phrase{phrase_text(), 0}, {}};
      case 2:
        if (wildcards_ == kMaxWildcards) return {word(), {}};
        ++wildcards_;
        return {Wildcard{one_of({"korup*", "*korupsi", "s?nata", "*or?p*", "ab*?", "?ab", "k*9", "naï*",
                                 "m.*n", "語*語"}),
                         0},
                {}};
      case 8:
        return {dates(), {}};
      case 9:
        return {word_count(), {}};
      default:
        return {word(), {}};
    }
  }

  std::string phrase_text() {
    return one_of({"drone kamikaze", " dua  blank ", "AND", "(a", "judul:x", "https://a.b", "apa?", "習 近",
                   "-x", "=x", "a\nb", "kata“ dalam", "kata \"dalam", "kata» «dalam", "\\n", "a \" b “c"});
  }

  DateRange dates() {
    const auto day = [&] {
      return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::year{1000} / 1 / 1} +
                                         std::chrono::days{below(std::size_t{9000} * 365)}};
    };
    DateRange range{day(), day()};
    if (*range.to < *range.from) std::swap(range.from, range.to);
    if (one_in(4))
      range.to = range.from;
    else if (one_in(4))
      range.from.reset();
    else if (one_in(4))
      range.to.reset();
    return range;
  }

  WordCountRange word_count() {
    const auto count = [&] { return static_cast<std::uint32_t>(below(one_in(2) ? 3 : kMaxWordCount + 1)); };
    WordCountRange range{count(), count()};
    if (*range.max < *range.min) std::swap(range.min, range.max);
    if (one_in(4))
      range.min.reset();
    else if (one_in(4))
      range.max.reset();
    return range;
  }

  // A node that matches something: not a Not.
  Node searched(Place place, std::size_t depth) {
    if (!place.in_proximity && one_in(12)) return {Required{unmarked(place, depth)}, {}};
    return unmarked(place, depth);
  }

  // Neither Not nor Required.
  Node unmarked(Place place, std::size_t depth) {
    if (depth == 0) return leaf(place);
    const Place near{place.in_field, true};
    switch (below(10)) {
      case 0:
        return {Sequence{conjunction(place, depth - 1)}, {}};
      case 1:
        return {And{conjunction(place, depth - 1)}, {}};
      case 2:
        return {Or{several(place, depth - 1)}, {}};
      case 3:
        return {Near{static_cast<std::uint32_t>(1 + below(kMaxNearDistance)), one_in(2),
                     several(near, depth - 1)},
                {}};
      case 4:
        return {SameSentence{several(near, depth - 1)}, {}};
      case 5:
        return {SameParagraph{several(near, depth - 1)}, {}};
      case 6:
      case 7:
        if (!place.in_field && !place.in_proximity) return {in_field(depth - 1), {}};
        [[fallthrough]];
      default:
        return leaf(place);
    }
  }

  InField in_field(std::size_t depth) {
    const auto field = static_cast<Field>(below(9));
    if (field == Field::id && one_in(2))
      return {
          field,
          Node{Word{one_of({"https://x.id/a?b=(c)&d=*", "-5", "=a", "a~", "a:b:c", "AND", "..", "kontan-1"}),
                    false, false, 0},
               {}}};
    return {field, searched({true, false}, depth)};
  }

  std::vector<Node> several(Place place, std::size_t depth) {
    std::vector<Node> nodes;
    for (std::size_t i = 0, n = 2 + below(3); i < n; ++i) nodes.push_back(unmarked(place, depth));
    return nodes;
  }

  std::vector<Node> conjunction(Place place, std::size_t depth) {
    std::vector<Node> nodes = several(place, depth);
    if (place.in_proximity) return nodes;
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
      if (one_in(4))
        nodes[i] = Node{Not{std::move(nodes[i])}, {}};
      else if (one_in(6))
        nodes[i] = Node{Required{std::move(nodes[i])}, {}};
    }
    std::swap(nodes[below(nodes.size())], nodes.back());
    return nodes;
  }

  std::mt19937_64 random_;
  std::size_t wildcards_ = 0;
  std::size_t fuzzy_ = 0;
};

std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

TEST(QueryRoundTrip, PrintedTreesParseBackToThemselves) {
  const std::uint64_t seed = number_from_environment("WARTA_SEED", std::random_device{}());
  const std::uint64_t trees = number_from_environment("WARTA_ROUND_TRIPS", 100'000);
  std::cout << "seed: WARTA_SEED=" << seed << '\n';
  TreeMaker maker(seed);
  std::size_t inner = 0;
  for (std::uint64_t i = 0; i < trees; ++i) {
    const Node tree = maker.make();
    const std::string text = warta::print_query(tree);
    const warta::ParsedQuery parsed = warta::parse_query(text);
    ASSERT_TRUE(parsed.ok()) << text << '\n'
                             << warta::dump_tree(tree) << '\n'
                             << parsed.diagnostics.back().message;
    ASSERT_EQ(*parsed.tree, tree) << text << '\n'
                                  << warta::dump_tree(tree) << '\n'
                                  << warta::dump_tree(*parsed.tree);
    ASSERT_EQ(warta::print_query(*parsed.tree), text);
    if (text.size() > 60) ++inner;
  }
  EXPECT_GT(inner, trees / 10) << "the trees are too small to prove anything";
}

}  // namespace
