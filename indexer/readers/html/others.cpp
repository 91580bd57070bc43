// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/others.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

#include "indexer/newsroom/text_scan.h"
#include "indexer/readers/html/hints.h"

namespace warta::readers {

namespace {

// An element that holds more than this share of all worth may be named misleadingly.
constexpr double kTooMuchToDrop = 0.4;
// The worth of the shortest story: a sentence or two.
constexpr double kLeastStory = 120;
// By how much more of the headline an element must have than the rest of the page, to be the story.
constexpr double kClearlyMore = 0.2;

// The weight of elements that are named as the story's.
constexpr double kNamedStory = 1.5;

// Headings of other sections than the story, whole; lower case. `comments`: to the end of the element around
// them, even when it is paragraphs.
struct SectionHead {
  std::string_view text;
  bool comments = false;
};
constexpr auto kSectionHeads = std::to_array<SectionHead>({
    {"komentar", true},
    {"komentar pembaca", true},
    {"berikan komentar", true},
    {"tulis komentar", true},
    {"tinggalkan komentar", true},
    {"tinggalkan balasan", true},
    {"tanggapan", true},
    {"tanggapan pembaca", true},
    {"comments", true},
    {"comment", true},
    {"leave a reply", true},
    {"leave a comment", true},
    {"komentar anda", true},
    {"beri komentar", true},
    {"berita terkait"},
    {"artikel terkait"},
    {"laporan terkait"},
    {"topik terkait"},
    {"tag terkait"},
    {"video terkait"},
    {"kabar terkait"},
    {"berita lain"},
    {"berita lainnya"},
    {"artikel lain"},
    {"artikel lainnya"},
    {"baca lainnya"},
    {"baca berita lainnya"},
    {"berita terpopuler"},
    {"artikel terpopuler"},
    {"terpopuler"},
    {"berita populer"},
    {"artikel populer"},
    {"paling populer"},
    {"paling banyak dibaca"},
    {"banyak dibaca"},
    {"berita terbaru"},
    {"artikel terbaru"},
    {"berita terkini"},
    {"berita pilihan"},
    {"artikel pilihan"},
    {"video pilihan"},
    {"rekomendasi untuk anda"},
    {"rekomendasi berita"},
    {"berita rekomendasi"},
    {"anda mungkin suka"},
    {"mungkin anda suka"},
    {"anda mungkin juga suka"},
    {"tentang penulis"},
    {"related posts"},
    {"related articles"},
    {"related news"},
    {"related stories"},
    {"you may also like"},
    {"you might also like"},
    {"promoted content"},
    {"latest news"},
    {"most popular"},
    {"most read"},
    {"popular posts"},
    {"recent posts"},
    {"pos-pos terbaru"},
    {"indeks berita"},
    {"terkait"},
});

// `Komentar (12)`, `12 Komentar`, `Berita Terkait:` without what varies.
std::string_view bare_heading(std::string_view text) {
  constexpr std::string_view kAround = "0123456789():- \t\r\n";
  const std::size_t begin = text.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kAround) - begin + 1);
}

const SectionHead* section_head(std::string_view text) {
  constexpr std::size_t kLongest = 80;  // bytes, with blanks
  if (text.size() > kLongest) return nullptr;
  const std::string_view heading = bare_heading(text);
  const auto* const row = std::find_if(kSectionHeads.begin(), kSectionHeads.end(), [&](const SectionHead& h) {
    return newsroom::equals_ignoring_case(heading, h.text);
  });
  return row == kSectionHeads.end() ? nullptr : row;
}

std::string_view first_class(const HtmlNode& node) {
  const std::string_view names = newsroom::trimmed(node.attribute("class"));
  return names.substr(0, names.find(' '));
}

NamedAs believed(NamedAs named, NamesTrusted trusted) {
  const bool believe =
      trusted == NamesTrusted::all || (trusted == NamesTrusted::comments && named == NamedAs::comments);
  return believe ? named : NamedAs::nothing;
}

class Finder {
 public:
  Finder(const HtmlNode& root, const std::vector<const HtmlNode*>& known, const std::vector<HtmlLine>& lines,
         const Measures& measures, const TitleWords& title, NamesTrusted trusted)
      : measures_(measures), title_(title), trusted_(trusted), before_(lines.size()), behind_(lines.size()) {
    for (const HtmlNode* inner : known) {
      for (const HtmlNode* node = inner; node != nullptr; node = node->parent) around_known_.insert(node);
    }
    const Measure* all = measure_of(root);
    if (all == nullptr) return;
    all_worth_ = all->worth;
    std::vector<std::uint32_t> words(lines.size());
    for (std::size_t i = all->first_line; i <= all->last_line; ++i)
      words[i] = worth_of(lines[i]) > 0 ? title.in(lines[i].text) : 0;
    for (std::size_t i = 1; i < words.size(); ++i) before_[i] = before_[i - 1] | words[i - 1];
    for (std::size_t i = words.size(); i-- > 1;) behind_[i - 1] = behind_[i] | words[i];
  }

  void walk(const HtmlNode& node) {
    if (node.is_text()) return;
    if (!around_known_.contains(&node) && is_other(node)) {
      others_.insert(&node);
      return;
    }
    const Measure* here = measure_of(node);
    if (here != nullptr) {
      take_teasers(node, *here);
      take_sections(node);
    }
    for (const HtmlNode* child : node.children) {
      if (!others_.contains(child)) walk(*child);
    }
  }

  [[nodiscard]] NodeSet take() {
    for (const HtmlNode* node : around_known_) others_.erase(node);
    return std::move(others_);
  }

 private:
  [[nodiscard]] const Measure* measure_of(const HtmlNode& node) const {
    const auto found = measures_.find(&node);
    return found == measures_.end() ? nullptr : &found->second;
  }

  [[nodiscard]] bool is_other(const HtmlNode& node) const {
    if (is_hidden(node) && !is_folded(node) && !is_story(node)) return true;
    // To subscribe, search or answer; where the whole page is one form, the story is in it.
    if (node.tag == "form" && trusted_ == NamesTrusted::all) {
      const Measure* here = measure_of(node);
      if (here != nullptr && here->worth < kTooMuchToDrop * all_worth_ && !is_story(node)) return true;
    }
    switch (believed(named_as(node), trusted_)) {
      case NamedAs::nothing:
        return false;
      case NamedAs::layout: {
        const Measure* here = measure_of(node);
        return here != nullptr && !is_prose(*here) && !is_story(node);
      }
      case NamedAs::other:
        // A link with its `Baca juga:` is a line of links.
        return !is_story(node) && !(node.tag == "a" && is_named_related(node));
      case NamedAs::comments:
        return !is_story(node);
    }
    return false;
  }

  // Whether it looks like the story, whatever it is called: because nothing else is there that could be one,
  // or because it has more of the headline than all the rest.
  [[nodiscard]] bool is_story(const HtmlNode& node) const {
    if (node.tag == "html" || node.tag == "body" || node.tag == "#document") return true;
    const Measure* here = measure_of(node);
    if (here == nullptr) return false;
    const bool much = here->worth > kTooMuchToDrop * all_worth_;
    if (much && story_name_weight(node) > kNamedStory && !is_named_related(node)) return true;
    if (title_.empty() || all_worth_ - here->worth < kLeastStory) return much;
    const double share = title_.share(here->title_words);
    if (here->worth < kLeastStory || (!much && share < 0.5)) return false;
    const std::uint32_t elsewhere = before_[here->first_line] | behind_[here->last_line];
    return share > title_.share(elsewhere) + kClearlyMore;
  }

  // The rest of a story that a button shows: paragraphs inside the element of the story, or beside an element
  // of the same kind that is shown.
  [[nodiscard]] bool is_folded(const HtmlNode& node) const {
    const Measure* here = measure_of(node);
    if (here == nullptr || here->worth < kLeastStory || linked_share(*here) > 0.2) return false;
    const HtmlNode* around = node.parent;
    if (around == nullptr) return false;
    const std::string_view kind = first_class(node);
    return story_name_weight(*around) > kNamedStory ||
           (!kind.empty() &&
            std::any_of(around->children.begin(), around->children.end(), [&](const HtmlNode* sibling) {
              return sibling->tag == node.tag && first_class(*sibling) == kind && !is_hidden(*sibling);
            }));
  }

  // Elements of one kind beside each other, each with a headline that is a link and one paragraph, or with a
  // paragraph or some and a button to answer it.
  void take_teasers(const HtmlNode& node, const Measure& here) {
    constexpr std::size_t kFewest = 3;
    constexpr std::size_t kMostParagraphs = 3;  // of a comment
    if (here.headlines + here.replies < kFewest || here.paragraphs < kFewest) return;
    std::map<std::pair<std::string_view, std::string_view>, std::vector<const HtmlNode*>> kinds;
    for (const HtmlNode* child : node.children) {
      const Measure* unit = child->is_text() ? nullptr : measure_of(*child);
      if (unit != nullptr && ((unit->headlines > 0 && unit->paragraphs == 1) ||
                              (unit->replies > 0 && unit->paragraphs <= kMostParagraphs)))
        kinds[{child->tag, child->attribute("class")}].push_back(child);
    }
    for (const auto& [kind, units] : kinds) {
      if (units.size() >= kFewest) others_.insert(units.begin(), units.end());
    }
  }

  [[nodiscard]] const SectionHead* head_of(const HtmlNode& node) const {
    constexpr std::size_t kLongest = 40;  // bytes
    const Measure* here = node.is_text() ? nullptr : measure_of(node);
    if (here == nullptr || here->bytes > static_cast<double>(kLongest) || node.tag == "p")
      return nullptr;  // that is story
    return section_head(text_under(node));
  }

  // Whether the story goes on with the element, after links to other stories. `beside_story`: paragraphs
  // stand before the heading, so that it may be one of the story, too.
  [[nodiscard]] bool ends_section(const HtmlNode& node, const SectionHead& head, bool beside_story) const {
    const Measure* here = measure_of(node);
    if (here == nullptr) return false;
    if (is_article_body(node) || here->worth > kTooMuchToDrop * all_worth_) return is_story(node);
    if (head.comments && !beside_story) return false;
    return is_heading_tag(node.tag) || (node.tag == "p" && here->worth > 0 && linked_share(*here) < 0.3);
  }

  void take_sections(const HtmlNode& node) {
    const SectionHead* head = nullptr;
    const HtmlNode* alone = nullptr;  // a heading with nothing below it yet
    bool beside_story = false;
    for (const HtmlNode* child : node.children) {
      if (child->is_text()) {  // `<div>Komentar<div>…`
        if (const SectionHead* next = section_head(child->text)) head = next;
        continue;
      }
      const Measure* here = measure_of(*child);
      if (const SectionHead* next = head_of(*child)) {
        head = next;
        alone = child;
      } else if (head != nullptr && ends_section(*child, *head, beside_story)) {
        if (alone != nullptr && head->comments) others_.erase(alone);  // of the story: `Tanggapan`
        head = nullptr;
      } else if (here != nullptr) {
        alone = nullptr;
      }
      if (head != nullptr) {
        others_.insert(child);
      } else if (here != nullptr && child->tag == "p" && here->worth > 0) {
        beside_story = true;
      }
    }
  }

  const Measures& measures_;
  const TitleWords& title_;
  NamesTrusted trusted_;
  NodeSet around_known_;
  std::vector<std::uint32_t> before_;  // words of the headline in the lines before each, and after it
  std::vector<std::uint32_t> behind_;
  double all_worth_ = 0;
  NodeSet others_;
};

}  // namespace

NodeSet find_others(const HtmlNode& root, const std::vector<const HtmlNode*>& known,
                    const std::vector<HtmlLine>& lines, const Measures& measures, const TitleWords& title,
                    NamesTrusted trusted) {
  Finder finder(root, known, lines, measures, title, trusted);
  finder.walk(root);
  return finder.take();
}

std::vector<double> trust_by_names(const HtmlNode& root, const HtmlNode* headline,
                                   const std::vector<HtmlLine>& lines, const Measures& measures,
                                   const TitleWords& title, NamesTrusted trusted) {
  // Prose speaks against a name; what readers write is prose itself.
  constexpr double kComments = 0.2;
  constexpr double kOther = 0.15;
  constexpr double kOtherProse = 0.5;
  constexpr double kLayout = 0.4;
  constexpr double kLayoutProse = 0.8;
  const NodeSet elsewhere = find_others(root, {headline}, lines, measures, title, NamesTrusted::none);
  std::unordered_map<const HtmlNode*, double> known;
  for (; headline != nullptr; headline = headline->parent) known.emplace(headline, 1);
  const auto own = [&](const HtmlNode& node) -> double {
    if (node.tag == "html" || node.tag == "body" || node.tag == "#document") return 1;
    if (elsewhere.contains(&node)) return kComments;
    const auto found = measures.find(&node);
    const bool prose = found != measures.end() && is_prose(found->second);
    const double shown = is_hidden(node) ? kLayout : 1;
    switch (believed(named_as(node), trusted)) {
      case NamedAs::nothing:
        return shown;
      case NamedAs::layout:
        return shown * (prose ? kLayoutProse : kLayout);
      case NamedAs::other:
        return shown * (prose ? kOtherProse : kOther);
      case NamedAs::comments:
        return shown * kComments;
    }
    return shown;
  };
  const auto trust = [&](const auto& self, const HtmlNode* node) -> double {
    if (node == nullptr) return 1;
    if (const auto found = known.find(node); found != known.end()) return found->second;
    const double factor = std::min(self(self, node->parent), own(*node));
    known.emplace(node, factor);
    return factor;
  };
  std::vector<double> factors;
  factors.reserve(lines.size());
  for (const HtmlLine& line : lines) factors.push_back(trust(trust, line.block));
  return factors;
}

}  // namespace warta::readers
