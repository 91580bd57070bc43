// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the story is: every paragraph is worth the more, the longer it is, the more it reads like sentences
// and the less of it is linked. It gives its worth to the elements around it, less with each step; the
// element that gathers most, weighed by how it is named, how much of it is linked and how many of the
// headline's words it has, holds the story (the idea of Arc90's Readability, 2009, which Boilerpipe
// (Kohlschütter et al., WSDM 2010) explains: text density and link density decide).
#include "indexer/readers/html/story.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

#include "indexer/newsroom/date_scan.h"
#include "indexer/newsroom/text_scan.h"
#include "indexer/readers/html/hints.h"
#include "indexer/readers/html/lines.h"
#include "indexer/readers/html/measures.h"
#include "indexer/readers/html/others.h"
#include "indexer/readers/html/text.h"

namespace warta::readers {

namespace {

// How much of an element's score does not depend on its having the words of the headline.
constexpr double kWithoutTitle = 0.5;

// The score of an element but for its name, which takes longest to judge.
double nameless_score(const Measure& measure, const TitleWords& title) {
  return measure.gathered * (1 - linked_share(measure)) * (kWithoutTitle + title.share(measure.title_words));
}

// Which line the headline is, above which no story begins; 0 when no heading has it or nothing is below it.
std::size_t headline_of(const std::vector<HtmlLine>& lines, std::string_view title) {
  constexpr double kLeastStory = 60;  // of worth
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const HtmlLine& line) {
    return line.text == title && line.linked_bytes == 0 && line.block != nullptr &&
           is_heading_tag(line.block->tag);
  });
  const double below = std::accumulate(found, lines.end(), 0.0,
                                       [](double sum, const HtmlLine& line) { return sum + worth_of(line); });
  return below < kLeastStory ? 0 : static_cast<std::size_t>(found - lines.begin());
}

bool same_kind(const HtmlNode& a, const HtmlNode& b) {
  return a.tag == b.tag && a.attribute("class") == b.attribute("class");
}

// The story may be cut into several elements side by side (pages of an article, or paragraphs around an
// advertisement): those next to `best` that are like it or read like it.
std::vector<const HtmlNode*> with_siblings(const HtmlNode& best, const Measures& measures) {
  if (best.parent == nullptr) return {&best};
  std::vector<const HtmlNode*> parts;
  for (const HtmlNode* sibling : best.parent->children) {
    if (sibling == &best) {
      parts.push_back(sibling);
      continue;
    }
    const auto found = measures.find(sibling);
    if (found == measures.end() || found->second.worth <= 0 || linked_share(found->second) > 0.3) continue;
    const bool paragraph = sibling->tag == "p" && found->second.worth > 60;
    const bool teaser = sibling->tag == "li" || (found->second.headlines > 0 && found->second.paragraphs < 2);
    const bool alike =
        same_kind(*sibling, best) && !best.attribute("class").empty() && !teaser && found->second.worth > 40;
    if (paragraph || alike) parts.push_back(sibling);
  }
  return parts;
}

// The headlines of the links inside elements that were dropped because they are named as links to other
// stories.
void collect_related(const HtmlNode& node, const NodeSet& dropped, std::vector<std::string>& related) {
  constexpr std::size_t kShortest = 15;  // bytes of a headline
  constexpr std::size_t kMost = 20;
  if (node.is_text()) return;
  if (!dropped.contains(&node)) {
    for (const HtmlNode* child : node.children) collect_related(*child, dropped, related);
    return;
  }
  if (!is_named_related(node)) return;
  for_each_element(node, [&](const HtmlNode& inner) {
    if (inner.tag != "a" || related.size() >= kMost) return;
    std::string headline = text_under(inner);
    const bool known = std::find(related.begin(), related.end(), headline) != related.end();
    const auto blanks = std::count(headline.begin(), headline.end(), ' ');
    if (headline.size() >= kShortest && blanks >= 3 && !known) related.push_back(std::move(headline));
  });
}

// The element that a line with this block is a part of as a paragraph, a heading or an item of a list: what
// is around the block, or the block itself where that has others inside it.
const HtmlNode* container_of(const HtmlNode* block) {
  if (block == nullptr || block->parent == nullptr) return block;
  const bool parted = std::any_of(block->children.begin(), block->children.end(), [](const HtmlNode* child) {
    return !child->is_text() && child->tag != "br" && breaks_line(child->tag);
  });
  if (parted) return block;
  return block->tag == "li" && block->parent->parent != nullptr ? block->parent->parent : block->parent;
}

// The same of lines, each block looked at once: old pages have all their lines in one.
class Containers {
 public:
  const HtmlNode* of(const HtmlLine& line) {
    const auto [found, is_new] = known_.try_emplace(line.block, nullptr);
    if (is_new) found->second = container_of(line.block);
    return found->second;
  }

 private:
  std::unordered_map<const HtmlNode*, const HtmlNode*> known_;
};

// Where most of the story is.
const HtmlNode* main_container(const std::vector<HtmlLine>& lines, Containers& containers) {
  std::unordered_map<const HtmlNode*, double> worth;
  for (const HtmlLine& line : lines) worth[containers.of(line)] += worth_of(line);
  const HtmlNode* most = nullptr;
  for (const HtmlLine& line : lines) {  // not in the order of addresses
    const HtmlNode* container = containers.of(line);
    if (most == nullptr || worth[container] > worth[most]) most = container;
  }
  return most;
}

// `Langganan`, `Masuk`: the button below a call to subscribe.
bool is_till(const HtmlLine& line) {
  constexpr std::size_t kLongest = 30;  // bytes
  constexpr auto kLeads = std::to_array<std::string_view>(
      {"langganan", "berlangganan", "masuk", "login", "log in", "daftar", "subscribe", "sign in", "beli"});
  return line.linked_bytes == line.text.size() && line.text.size() <= kLongest &&
         std::any_of(kLeads.begin(), kLeads.end(),
                     [&](std::string_view lead) { return newsroom::starts_ignoring_case(line.text, lead); });
}

// Takes off what stands in one element with the story and is above or below it: all down to the line of the
// header that has its date, and below it what has a button (`Langganan`).
void cut_edges(std::vector<HtmlLine>& lines) {
  constexpr double kMostCut = 0.3;             // of the worth
  constexpr std::size_t kLongestHeader = 120;  // bytes
  Containers containers;
  const HtmlNode* main = main_container(lines, containers);
  const auto in_main = [&](const HtmlLine& line) { return containers.of(line) == main; };
  const auto worth = [](auto begin, auto end) {
    return std::accumulate(begin, end, 0.0,
                           [](double sum, const HtmlLine& line) { return sum + worth_of(line); });
  };
  const double most = kMostCut * worth(lines.begin(), lines.end());
  const auto last = std::find_if(lines.rbegin(), lines.rend(), in_main).base();
  const auto till = std::find_if(last, lines.end(), is_till);
  if (till != lines.end() && worth(last, lines.end()) <= most) {
    const HtmlNode* container = containers.of(*till);
    const auto beside = [&](const HtmlLine& line) { return containers.of(line) == container; };
    lines.erase(std::remove_if(last, lines.end(), beside), lines.end());
  }
  const auto first = std::find_if(lines.begin(), lines.end(), in_main);
  const auto dated = std::find_if(std::make_reverse_iterator(first), lines.rend(), [](const HtmlLine& line) {
    return line.text.size() <= kLongestHeader && !ends_like_sentence(line.text) &&
           newsroom::find_date(line.text).has_value();
  });
  if (dated != lines.rend() && worth(lines.begin(), dated.base()) <= most)
    lines.erase(lines.begin(), dated.base());
}

// The first paragraph of the story where it stands before the story's element, named as what it is, below the
// headline.
void add_lead(const std::vector<HtmlLine>& all, std::string_view headline, std::vector<HtmlLine>& story) {
  constexpr double kShortest = 60;  // of worth
  if (story.empty()) return;
  const auto begin =
      std::find_if(all.begin(), all.end(), [&](const HtmlLine& line) { return line.text == headline; });
  const auto end = std::find_if(begin, all.end(), [&](const HtmlLine& line) {
    return line.block == story.front().block && line.text == story.front().text;
  });
  if (end == all.end()) return;
  const auto lead = std::find_if(begin, end, [&](const HtmlLine& line) {
    if (worth_of(line) <= kShortest || line.linked_bytes > 0 || !is_within_lead(line.block)) return false;
    const bool told =
        std::any_of(story.begin(), story.end(), [&](const HtmlLine& l) { return l.text == line.text; });
    return !told;
  });
  if (lead != end) story.insert(story.begin(), *lead);
}

}  // namespace

HtmlStory clean_story(const HtmlNode& root) {
  const TitleWords title{{}};
  const std::vector<HtmlLine> lines = lines_under(root);
  const NodeSet dropped = find_others(root, lines, measure(lines, title), title);
  return story_of_lines(lines_under(root, dropped), {{}, {}, true});
}

HtmlStory find_story(const HtmlNode& root, const StoryHints& hints) {
  const TitleWords title(hints.title);
  const std::vector<HtmlLine> all = lines_under(root);
  const NodeSet dropped = find_others(root, all, measure(all, title), title);
  const std::vector<HtmlLine> left = lines_under(root, dropped);
  const Measures measures = measure(left, title, headline_of(left, hints.title));
  const HtmlNode* best = nullptr;
  double most = 0;
  for_each_element(root, [&](const HtmlNode& node) {
    const auto found = measures.find(&node);
    if (found == measures.end() || node.tag == "p") return;
    const double nameless = nameless_score(found->second, title);
    if (nameless * kMostNameWeight <= most) return;
    const double here = nameless * story_name_weight(node);
    if (here <= most) return;
    most = here;
    best = &node;
  });
  if (best == nullptr) return {};
  std::vector<HtmlLine> lines;
  std::vector<std::string> related;
  for (const HtmlNode* part : with_siblings(*best, measures)) {
    std::vector<HtmlLine> more = lines_under(*part, dropped);
    std::move(more.begin(), more.end(), std::back_inserter(lines));
    collect_related(*part, dropped, related);
  }
  cut_edges(lines);
  add_lead(left, hints.title, lines);
  HtmlStory story = story_of_lines(lines, hints);
  for (std::string& headline : related) {
    if (std::find(story.related.begin(), story.related.end(), headline) == story.related.end())
      story.related.push_back(std::move(headline));
  }
  return story;
}

}  // namespace warta::readers
