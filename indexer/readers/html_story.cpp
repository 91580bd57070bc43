// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the story is: every paragraph is worth the more, the longer it is, the more it reads like sentences
// and the less of it is linked. It gives its worth to the elements around it, less with each step; the
// element that gathers most, weighed by how it is named and how much of it is linked, holds the story (the
// idea of Arc90's Readability, 2009, which Boilerpipe (Kohlschütter et al., WSDM 2010) explains: text density
// and link density decide).
#include "indexer/readers/html_story.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "indexer/newsroom/text_scan.h"
#include "indexer/readers/html_hints.h"
#include "indexer/readers/html_lines.h"
#include "indexer/readers/html_text.h"

namespace warta::readers {

namespace {

// Of one paragraph's worth, what each element around it gets, from the innermost.
constexpr std::array<double, 5> kShares = {1.0, 0.9, 0.45, 0.3, 0.2};
// A dropped element that holds more than this share of all worth was named misleadingly.
constexpr double kTooMuchToDrop = 0.4;

struct Measure {
  double worth = 0;  // of the paragraphs inside
  double gathered = 0;
  std::size_t bytes = 0;
  std::size_t linked = 0;
};
using Measures = std::unordered_map<const HtmlNode*, Measure>;

double linked_share(const Measure& measure) {
  return measure.bytes == 0 ? 0 : static_cast<double>(measure.linked) / static_cast<double>(measure.bytes);
}

double worth_of(const HtmlLine& line) {
  const auto bytes = static_cast<double>(line.text.size());
  const double linked = static_cast<double>(line.linked_bytes) / bytes;
  if (linked > 0.6 || bytes < 20) return 0;
  const bool sentence = ends_like_sentence(line.text);
  if (!sentence && bytes < 60) return 0;
  return (bytes - static_cast<double>(line.linked_bytes)) * (sentence ? 1.0 : 0.4) * (1 - linked);
}

// Measures every element that has text.
Measures measure(const std::vector<HtmlLine>& lines) {
  Measures measures;
  for (const HtmlLine& line : lines) {
    const double worth = worth_of(line);
    std::size_t step = 0;
    for (const HtmlNode* node = line.block; node != nullptr; node = node->parent) {
      Measure& at = measures[node];
      at.bytes += line.text.size();
      at.linked += line.linked_bytes;
      at.worth += worth;
      // A paragraph is no container: it does not use up a step.
      if (node->tag == "p" || !breaks_line(node->tag)) continue;
      if (step < kShares.size()) at.gathered += worth * kShares[step++];
    }
  }
  return measures;
}

double score(const HtmlNode& node, const Measure& measure) {
  return measure.gathered * story_name_weight(node) * (1 - linked_share(measure));
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
    const bool alike = same_kind(*sibling, best) && !best.attribute("class").empty() &&
                       sibling->tag != "li" && found->second.worth > 200;
    if (paragraph || alike) parts.push_back(sibling);
  }
  return parts;
}

// Elements that are named or marked as something else than story.
class Pruner {
 public:
  Pruner(const Measures& measures, double all_worth, NodeSet& dropped)
      : measures_(measures), all_worth_(all_worth), dropped_(dropped) {}

  void walk(const HtmlNode& node) {
    if (node.is_text()) return;
    if (is_other(node) && !holds_too_much(node)) {
      dropped_.insert(&node);
      return;
    }
    for (const HtmlNode* child : node.children) walk(*child);
  }

 private:
  static bool is_other(const HtmlNode& node) { return is_hidden(node) || is_named_other(node); }

  [[nodiscard]] bool holds_too_much(const HtmlNode& node) const {
    if (node.tag == "html" || node.tag == "body" || node.tag == "#document") return true;
    const auto found = measures_.find(&node);
    return found != measures_.end() && found->second.worth > kTooMuchToDrop * all_worth_;
  }

  const Measures& measures_;
  double all_worth_;
  NodeSet& dropped_;
};

NodeSet prune(const HtmlNode& root, const Measures& measures) {
  NodeSet dropped;
  const auto all = measures.find(&root);
  Pruner(measures, all == measures.end() ? 0 : all->second.worth, dropped).walk(root);
  return dropped;
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

}  // namespace

HtmlStory clean_story(const HtmlNode& root) {
  const NodeSet dropped = prune(root, measure(lines_under(root)));
  return story_of_lines(lines_under(root, dropped), {{}, {}, true});
}

HtmlStory find_story(const HtmlNode& root, const StoryHints& hints) {
  const NodeSet dropped = prune(root, measure(lines_under(root)));
  const Measures measures = measure(lines_under(root, dropped));
  const HtmlNode* best = nullptr;
  double most = 0;
  for_each_element(root, [&](const HtmlNode& node) {
    const auto found = measures.find(&node);
    if (found == measures.end() || node.tag == "p") return;
    const double here = score(node, found->second);
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
  HtmlStory story = story_of_lines(lines, hints);
  for (std::string& headline : related) {
    if (std::find(story.related.begin(), story.related.end(), headline) == story.related.end())
      story.related.push_back(std::move(headline));
  }
  return story;
}

}  // namespace warta::readers
