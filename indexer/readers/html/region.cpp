// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the story is: every paragraph is worth the more, the longer it is, the more it reads like sentences
// and the less of it is linked. It gives its worth to the elements around it, less with each step; the
// element that gathers most, weighed by how it is named, how much of it is linked and how many of the
// headline's words it has, is the core of the story (the idea of Arc90's Readability, 2009, which Boilerpipe
// (Kohlschütter et al., WSDM 2010) explains: text density and link density decide). A story may be cut into
// several elements (pages, modules, paragraphs around an advertisement): the region grows from the core
// outwards, over the elements beside it that are prose, too.
#include "indexer/readers/html/region.h"

#include <algorithm>
#include <numeric>

#include "indexer/readers/html/hints.h"

namespace warta::readers {

namespace {

// How much of an element's score does not depend on its having the words of the headline.
constexpr double kWithoutTitle = 0.5;
// The factor of `<body>`: the story is seldom all that is on a page.
constexpr double kWholePage = 0.6;

// The score of an element but for its name, which takes longest to judge.
double nameless_score(const Measure& measure, const TitleWords& title) {
  return measure.gathered * (1 - linked_share(measure)) * (kWithoutTitle + title.share(measure.title_words));
}

bool is_page(const HtmlNode& node) {
  return node.tag == "body" || node.tag == "html" || node.tag == "#document";
}

// The element inside it that has nearly all of its worth.
const HtmlNode& innermost(const HtmlNode& node, const Measures& measures) {
  constexpr double kNearlyAll = 0.85;
  const double worth = measures.at(&node).worth;
  for (const HtmlNode* child : node.children) {
    const auto found = measures.find(child);
    if (found != measures.end() && child->tag != "p" && found->second.paragraphs > 1 &&
        found->second.worth >= kNearlyAll * worth)
      return innermost(*child, measures);
  }
  return node;
}

const HtmlNode* find_core(const HtmlNode& root, const Measures& measures, const TitleWords& title) {
  const HtmlNode* best = nullptr;
  double most = 0;
  for_each_element(root, [&](const HtmlNode& node) {
    const auto found = measures.find(&node);
    if (found == measures.end() || node.tag == "p") return;
    const double nameless = nameless_score(found->second, title);
    if (nameless * kMostNameWeight <= most) return;
    const double here = nameless * story_name_weight(node) * (is_page(node) ? kWholePage : 1);
    if (here <= most) return;
    most = here;
    best = &node;
  });
  return best == nullptr ? nullptr : &innermost(*best, measures);
}

// The `<article>` around the headline, when its text is there, too; else the whole page.
const HtmlNode& article_of_headline(const HtmlNode& root, const HtmlNode* block, const Measures& measures) {
  constexpr double kLeastStory = 120;  // of worth
  for (const HtmlNode* node = block; node != nullptr; node = node->parent) {
    if (node->tag != "article") continue;
    const auto found = measures.find(node);
    if (found != measures.end() && found->second.worth >= kLeastStory) return *node;
  }
  return root;
}

bool same_kind(const HtmlNode& a, const HtmlNode& b) {
  return a.tag == b.tag && !a.attribute("class").empty() && a.attribute("class") == b.attribute("class");
}

// Grows a region from its core.
class Growth {
 public:
  Growth(const HtmlNode& core, const std::vector<HtmlLine>& lines, const Measures& measures,
         std::optional<std::size_t> headline)
      : measures_(measures), headline_(headline), region_{&core, &core, {}} {
    if (headline) {
      for (const HtmlNode* node = lines[*headline].block; node != nullptr; node = node->parent)
        around_headline_.insert(node);
    }
  }

  StoryRegion grow() {
    bool near = true;
    NodeSet pending;  // what the levels that gave nothing would leave out
    const HtmlNode* inner = region_.core;
    for (const HtmlNode* outer = inner->parent; outer != nullptr && outer->tag != "html";
         inner = outer, outer = outer->parent) {
      const bool close = near || story_name_weight(*outer) > 1;
      NodeSet left_out;
      const bool more = take_level(*outer, *inner, close && !is_page(*outer), left_out);
      pending.merge(left_out);
      if (more) {
        region_.top = outer;
        region_.left_out.merge(pending);
        pending.clear();
      }
      if (around_headline_.empty() || around_headline_.contains(outer)) near = false;
    }
    return std::move(region_);
  }

 private:
  [[nodiscard]] const Measure* measure_of(const HtmlNode& node) const {
    const auto found = measures_.find(&node);
    return found == measures_.end() ? nullptr : &found->second;
  }

  [[nodiscard]] bool is_part(const HtmlNode& node, const Measure& here, const HtmlNode& inner,
                             bool close) const {
    constexpr double kLeastParagraph = 60;  // of worth
    constexpr double kLeastAlike = 40;
    if (headline_ && here.first_line <= *headline_) return false;
    if (here.worth <= 0 || linked_share(here) > 0.3) return false;
    // The next article of a page without end.
    if (node.tag == "article" && around_headline_.contains(&inner)) return false;
    const bool teaser = node.tag == "li" || (here.headlines > 0 && here.paragraphs < 2);
    if (same_kind(node, inner)) return !teaser && here.worth > kLeastAlike;
    if (node.tag == "p" && node.parent == region_.core->parent) return here.worth > kLeastParagraph;
    return close && !teaser && is_prose(here) && named_as(node) <= NamedAs::layout && !is_hidden(node) &&
           !is_author_element(node);
  }

  // Headings, short lines and lists between two parts belong to them.
  [[nodiscard]] bool is_between(const HtmlNode& node, const Measure& here) const {
    if (headline_ && here.first_line <= *headline_) return false;
    return linked_share(here) < 0.3 && here.headlines == 0 && named_as(node) == NamedAs::nothing &&
           !is_hidden(node);
  }

  // Whether the level has parts of the story beside `inner`; those that are none are left out.
  bool take_level(const HtmlNode& outer, const HtmlNode& inner, bool close, NodeSet& left_out) const {
    const auto& children = outer.children;
    std::vector<bool> parts(children.size());
    bool more = false;
    std::size_t first = children.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < children.size(); ++i) {
      const Measure* here = children[i]->is_text() ? nullptr : measure_of(*children[i]);
      if (here == nullptr) continue;
      parts[i] = children[i] == &inner || is_part(*children[i], *here, inner, close);
      if (!parts[i]) continue;
      more = more || children[i] != &inner;
      first = std::min(first, i);
      last = i;
    }
    for (std::size_t i = 0; i < children.size(); ++i) {
      const Measure* here = children[i]->is_text() || parts[i] ? nullptr : measure_of(*children[i]);
      if (here == nullptr) continue;
      const bool between = i > first && i < last && is_between(*children[i], *here);
      const bool heads = is_heading_tag(children[i]->tag) && i + 1 >= first && i < last;
      if (!between && !(heads && is_between(*children[i], *here))) left_out.insert(children[i]);
    }
    return more;
  }

  const Measures& measures_;
  std::optional<std::size_t> headline_;
  NodeSet around_headline_;
  StoryRegion region_;
};

}  // namespace

std::optional<std::size_t> headline_line(const std::vector<HtmlLine>& lines, std::string_view title) {
  constexpr double kLeastStory = 60;          // of worth
  constexpr std::size_t kShortestTitle = 15;  // bytes
  const auto is_heading = [](const HtmlLine& line) {
    return line.linked_bytes == 0 && line.block != nullptr && is_heading_tag(line.block->tag);
  };
  auto found = std::find_if(lines.begin(), lines.end(),
                            [&](const HtmlLine& line) { return line.text == title && is_heading(line); });
  if (found == lines.end() && title.size() >= kShortestTitle) {  // with a kicker or a date
    found = std::find_if(lines.begin(), lines.end(), [&](const HtmlLine& line) {
      return line.text.find(title) != std::string::npos && is_heading(line) && line.block->tag == "h1";
    });
  }
  const double below = std::accumulate(found, lines.end(), 0.0,
                                       [](double sum, const HtmlLine& line) { return sum + worth_of(line); });
  if (below < kLeastStory) return std::nullopt;
  return static_cast<std::size_t>(found - lines.begin());
}

std::optional<StoryRegion> find_region(const HtmlNode& root, const std::vector<HtmlLine>& lines,
                                       const Measures& measures, const TitleWords& title,
                                       std::optional<std::size_t> headline) {
  const HtmlNode* block = headline ? lines[*headline].block : nullptr;
  const HtmlNode* core = find_core(article_of_headline(root, block, measures), measures, title);
  if (core == nullptr) return std::nullopt;
  return Growth(*core, lines, measures, headline).grow();
}

}  // namespace warta::readers
