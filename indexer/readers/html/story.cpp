// SPDX-License-Identifier: GPL-3.0-or-later
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
#include "indexer/readers/html/region.h"
#include "indexer/readers/html/text.h"

namespace warta::readers {

namespace {

// The headlines of the links inside elements that were dropped because they are named as links to other
// stories.
void collect_related(const HtmlNode& node, const NodeSet& dropped, const NodeSet& left_out,
                     std::vector<std::string>& related) {
  constexpr std::size_t kShortest = 15;  // bytes of a headline
  constexpr std::size_t kMost = 20;
  if (node.is_text() || left_out.contains(&node)) return;
  if (!dropped.contains(&node)) {
    for (const HtmlNode* child : node.children) collect_related(*child, dropped, left_out, related);
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

// Takes off lines above and below the story that are in one element with it: all down to the line of the
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

// Whether both begin alike: a description is the first paragraph, perhaps cut off.
bool begins_alike(std::string_view line, std::string_view description) {
  constexpr std::size_t kTelling = 40;  // bytes
  return line.size() >= kTelling && description.size() >= kTelling &&
         line.substr(0, kTelling) == description.substr(0, kTelling);
}

// In bytes, and of worth: a line between the headline and the story that is shorter is a subtitle.
constexpr std::size_t kShortestLead = 80;
// So many lines are compared with all others of the story.
constexpr std::size_t kMostCompared = 20;

bool is_under(const HtmlNode* node, const HtmlNode* above) {
  while (node != nullptr && node != above) node = node->parent;
  return node != nullptr;
}

// Whether the words of the line are part of another: `… kata dia …`, shown larger between the paragraphs.
bool is_repeated(const HtmlLine& line, const std::vector<HtmlLine>& lines) {
  constexpr std::size_t kShortest = 20;  // bytes
  constexpr std::size_t kLongest = 400;
  constexpr std::string_view kAround = " .\"'";
  std::string_view words = line.text;
  words.remove_prefix(std::min(words.find_first_not_of(kAround), words.size()));
  words = words.substr(0, words.find_last_not_of(kAround) + 1);
  return words.size() >= kShortest && words.size() <= kLongest &&
         std::any_of(lines.begin(), lines.end(), [&](const HtmlLine& other) {
           return other.text.size() > line.text.size() && other.text.find(words) != std::string::npos;
         });
}

// Of the lines outside the core of the story, takes out those above it that are not prose (dates, names),
// and words of the story that are shown once more, larger.
void drop_outside_core(const HtmlNode* core, std::vector<HtmlLine>& lines) {
  const auto inside = [&](const HtmlLine& line) { return is_under(line.block, core); };
  const auto first = std::find_if(lines.begin(), lines.end(), inside);
  const auto kept = std::remove_if(lines.begin(), first, [](const HtmlLine& line) {
    const bool heading = line.block != nullptr && is_heading_tag(line.block->tag);
    return !heading && worth_of(line) < kShortestLead;
  });
  lines.erase(kept, first);
  std::size_t compared = 0;
  for (std::size_t i = 0; i < lines.size() && compared < kMostCompared;) {
    const bool quoted = lines[i].block != nullptr && lines[i].block->tag == "blockquote";
    const bool outside = quoted || !inside(lines[i]);
    compared += outside ? 1 : 0;
    if (outside && is_repeated(lines[i], lines)) {
      lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
}

// The paragraphs between the headline and the story's element: they are its beginning when they are prose, or
// say what the page says of its story.
void add_lead(const std::vector<HtmlLine>& all, const std::vector<double>& trust,
              std::optional<std::size_t> headline, const StoryHints& hints, std::vector<HtmlLine>& story) {
  constexpr double kLeastTrust = 0.4;
  constexpr std::size_t kMost = 4;  // paragraphs
  if (story.empty()) return;
  const auto first = std::find_if(all.begin(), all.end(), [&](const HtmlLine& line) {
    return line.block == story.front().block && line.text == story.front().text;
  });
  std::vector<HtmlLine> lead;
  std::size_t compared = 0;
  for (auto i = static_cast<std::size_t>(first - all.begin());
       i-- > (headline ? *headline + 1 : 0) && compared < kMostCompared;) {
    const HtmlLine& line = all[i];
    const bool described = line.text.size() >= kShortestLead && begins_alike(line.text, hints.description);
    const bool prose = worth_of(line) >= kShortestLead && line.linked_bytes == 0 &&
                       (headline ? trust[i] >= kLeastTrust : is_within_lead(line.block));
    if ((!described && !prose) || line.behind_picture || is_header_line(line)) continue;
    ++compared;
    const auto same = [&](const HtmlLine& other) { return other.text == line.text; };
    if (std::any_of(story.begin(), story.end(), same) || std::any_of(lead.begin(), lead.end(), same) ||
        is_repeated(line, story))
      continue;
    lead.push_back(line);
    if (lead.size() == kMost) break;
  }
  story.insert(story.begin(), lead.rbegin(), lead.rend());
}

// A story and how much speaks for it.
struct Found {
  HtmlStory story;
  double worth = 0;
  double score = 0;
};

// All that finding a story needs to know of its page.
struct Page {
  const HtmlNode& root;
  const StoryHints& hints;
  TitleWords title;
  std::vector<HtmlLine> lines;
  Measures measures;
  std::optional<std::size_t> headline;
  bool unlinked = false;  // paragraphs that are links count as plain ones
};

// Paragraphs that are links as a whole count as plain ones: `<a href="/x"><p>Pasar …</p></a>`, of systems
// that open the picture or the whole story by it. Teasers are made so, too.
void unlink_paragraphs(std::vector<HtmlLine>& lines) {
  constexpr std::size_t kShortest = 60;  // bytes
  for (HtmlLine& line : lines) {
    const bool whole = line.linked_bytes == line.text.size() && line.text.size() >= kShortest;
    if (whole && ends_like_sentence(line.text)) line.linked_bytes = 0;
  }
}

Found look(const Page& page, NamesTrusted trusted) {
  Found found;
  const HtmlNode* headline = page.headline ? page.lines[*page.headline].block : nullptr;
  std::vector<double> trust =
      trust_by_names(page.root, headline, page.lines, page.measures, page.title, trusted);
  if (page.headline) std::fill_n(trust.begin(), *page.headline, 0.0);
  auto region =
      find_region(page.root, page.lines, measure(page.lines, page.title, trust), page.title, page.headline);
  if (!region) return found;
  NodeSet dropped =
      find_others(*region->top, {region->core, headline}, page.lines, page.measures, page.title, trusted);
  std::vector<std::string> related;
  collect_related(*region->top, dropped, region->left_out, related);
  dropped.merge(region->left_out);
  std::vector<HtmlLine> lines = lines_under(*region->top, dropped);
  if (page.unlinked) unlink_paragraphs(lines);
  const auto at_headline = [&](const HtmlLine& line) {
    return headline != nullptr && line.block == headline;
  };
  if (const auto at = std::find_if(lines.begin(), lines.end(), at_headline); at != lines.end())
    lines.erase(lines.begin(), at + 1);
  cut_edges(lines);
  drop_outside_core(region->core, lines);
  add_lead(page.lines, trust, page.headline, page.hints, lines);
  std::uint32_t words = 0;
  bool described = false;
  for (const HtmlLine& line : lines) {
    const double worth = worth_of(line);
    found.worth += worth;
    if (worth > 0) words |= page.title.in(line.text);
    described = described || begins_alike(line.text, page.hints.description);
  }
  found.score = found.worth * (0.5 + page.title.share(words)) * (described ? 2 : 1);
  found.story = story_of_lines(std::move(lines), page.hints);
  for (std::string& one : related) {
    if (std::find(found.story.related.begin(), found.story.related.end(), one) == found.story.related.end())
      found.story.related.push_back(std::move(one));
  }
  return found;
}

}  // namespace

HtmlStory clean_story(const HtmlNode& root) {
  const TitleWords title{{}};
  const std::vector<HtmlLine> lines = lines_under(root);
  const NodeSet dropped = find_others(root, {}, lines, measure(lines, title), title);
  return story_of_lines(lines_under(root, dropped), {{}, {}, true});
}

HtmlStory find_story(const HtmlNode& root, const StoryHints& hints) {
  constexpr double kPoor = 250;           // of worth: trafilatura's MIN_EXTRACTED_SIZE
  constexpr double kPoorShare = 0.2;      // of the worth of the whole page
  constexpr double kNone = 60;            // of worth
  constexpr double kClearlyBetter = 2.5;  // times the score
  Page page{root, hints, TitleWords(hints.title), lines_under(root), {}, {}};
  page.measures = measure(page.lines, page.title);
  page.headline = headline_line(page.lines, hints.title);
  Found best = look(page, NamesTrusted::all);
  const auto whole = page.measures.find(&root);
  const double all = whole == page.measures.end() ? 0 : whole->second.worth;
  // The names of elements may be wrong: look again without them.
  if (best.worth < kPoor || best.worth < kPoorShare * all) {
    Found again = look(page, NamesTrusted::comments);
    if (again.score > kClearlyBetter * best.score) best = std::move(again);
  }
  if (best.worth < kNone) {
    Found again = look(page, NamesTrusted::none);
    if (again.score > kClearlyBetter * best.score) best = std::move(again);
  }
  if (best.worth < kPoor) {
    page.unlinked = true;
    unlink_paragraphs(page.lines);
    page.measures = measure(page.lines, page.title);
    page.headline = headline_line(page.lines, hints.title);
    Found again = look(page, NamesTrusted::all);
    if (again.score > kClearlyBetter * best.score) best = std::move(again);
  }
  return std::move(best.story);
}

}  // namespace warta::readers
