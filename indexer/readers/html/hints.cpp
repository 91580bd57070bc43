// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/hints.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/newsroom/text_scan.h"
#include "util/table.h"

namespace warta::embedded {
extern const std::string_view page_hints;  // hints.tsv
}

namespace warta::readers {

namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// The words of a class or id: `detail__body-text`, `articleBody` → detail body text, article body.
std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  bool inside = false;
  bool lower_before = false;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    const char letter = upper ? static_cast<char>(c - 'A' + 'a') : c;
    if (!is_letter_or_digit(letter)) {
      inside = false;
      continue;
    }
    if (!inside || (upper && lower_before)) words.emplace_back();
    words.back() += letter;
    inside = true;
    lower_before = !upper;
  }
  return words;
}

std::vector<std::string_view> hints(std::string_view kind) {
  return words_of_kind(embedded::page_hints, kind);
}

// Whether `words` have one of the hints: a word, or two that follow each other.
bool have_hint(const std::vector<std::string>& words, const newsroom::WordsByFirstByte& hints) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const std::string_view hint : hints[words[i].front()]) {
      if (!hint.starts_with(words[i])) continue;
      const std::string_view rest = hint.substr(words[i].size());
      if (rest.empty()) return true;
      if (rest.front() == ' ' && i + 1 < words.size() && rest.substr(1) == words[i + 1]) return true;
    }
  }
  return false;
}

// Classes that say how an element looks, not what it is: `lg:hidden`, `w-[300px]`, `overflow-hidden`; and
// those that speak of something else in it: `has-sidebar`.
bool is_about_looks(std::string_view name) {
  static const auto leads = hints("looks");
  return name.find_first_of(":[") != std::string_view::npos ||
         std::any_of(leads.begin(), leads.end(), [&](std::string_view lead) {
           return name.starts_with(lead) && name.size() > lead.size();
         });
}

// Classes and id; where the classes are made by machines, their makers name elements in other attributes.
template <typename Function>
bool any_name(const HtmlNode& node, const Function& holds) {
  static const auto naming = hints("attribute");
  for (const auto& [key, value] : node.attributes) {
    if (key == "class") {
      const std::string_view all = value;
      for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = std::min(all.find_first_of(" \t\r\n", begin), all.size());
        const std::string_view name = all.substr(begin, end - begin);
        if (!name.empty() && !is_about_looks(name) && holds(name_words(name))) return true;
        begin = end + 1;
      }
    } else if (!value.empty() && newsroom::is_one_of(naming, key) && holds(name_words(value))) {
      return true;
    }
  }
  return false;
}

// The words of a kind, those by which a word of a name may begin or end (`ads300`, `photocaption`), and tags
// and roles that say the same.
struct Naming {
  newsroom::WordsByFirstByte words;
  std::vector<std::string_view> begins, ends, tags, roles;

  explicit Naming(const std::string& kind)
      : words(newsroom::by_first_byte(hints(kind))),
        begins(hints(kind + "-begin")),
        ends(hints(kind + "-end")),
        tags(hints(kind + "-tag")),
        roles(hints(kind + "-role")) {}

  [[nodiscard]] bool has(const std::vector<std::string>& name) const {
    if (have_hint(name, words)) return true;
    return std::any_of(name.begin(), name.end(), [this](const std::string& word) {
      return std::any_of(begins.begin(), begins.end(),
                         [&](std::string_view begin) { return word.starts_with(begin); }) ||
             std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return word.ends_with(end); });
    });
  }
};

bool names_story(const std::vector<std::string>& words) {
  static const newsroom::WordsByFirstByte stories = newsroom::by_first_byte(hints("story"));
  static const auto subjects = hints("story-subject");
  static const auto parts = hints("story-part");
  if (have_hint(words, stories)) return true;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (newsroom::is_one_of(subjects, words[i]) && newsroom::is_one_of(parts, words[i + 1])) return true;
  }
  return false;
}

}  // namespace

bool is_article_body(const HtmlNode& node) {
  const auto says = [](std::string_view name) { return name == "articleBody" || name == "articlebody"; };
  return says(node.attribute("itemprop")) || says(node.attribute("property"));
}

double story_name_weight(const HtmlNode& node) {
  if (is_article_body(node)) return kMostNameWeight;
  if (node.tag == "body" || node.tag == "html") return 1;  // WordPress names the kind of page there
  double weight = node.tag == "article" || node.tag == "main" ? 1.1 : 1;
  if (any_name(node, names_story)) return weight * 1.6;
  const bool article = any_name(node, [](const std::vector<std::string>& words) {
    return words.size() == 1 && (words[0] == "article" || words[0] == "artikel" || words[0] == "story");
  });
  return article ? weight * 1.2 : weight;
}

// Tables and quotations are put into `<figure>` as pictures are.
bool is_figure_of_text(const HtmlNode& node) {
  return node.tag == "figure" && find_element(node, [](const HtmlNode& inner) {
                                   return inner.tag == "table" || inner.tag == "blockquote";
                                 }) != nullptr;
}

NamedAs named_as(const HtmlNode& node) {
  static const Naming other("other");
  static const Naming comments("comments");
  static const Naming layout("layout");
  const std::string_view role = node.attribute("role");
  NamedAs named = NamedAs::nothing;
  if ((newsroom::is_one_of(other.tags, node.tag) && !is_figure_of_text(node)) ||
      newsroom::is_one_of(other.roles, role))
    return NamedAs::other;
  if (is_article_body(node)) return NamedAs::nothing;
  const std::string_view property = node.attribute("itemprop");
  if (property == "relatedLink" || property == "caption") return NamedAs::other;
  if (property == "comment") return NamedAs::comments;
  if (newsroom::is_one_of(layout.tags, node.tag) || newsroom::is_one_of(layout.roles, role))
    named = NamedAs::layout;
  bool story = node.tag == "blockquote";
  any_name(node, [&](const std::vector<std::string>& words) {
    if (comments.has(words)) {
      named = NamedAs::comments;
    } else if (named != NamedAs::comments && other.has(words)) {
      named = NamedAs::other;
    } else if (named == NamedAs::nothing && layout.has(words)) {
      named = NamedAs::layout;
    }
    story = story || names_story(words);
    return false;
  });
  // `hentry tag-facebook category-terkini`: one of its names is the topic or the place, not what it is.
  return story && named == NamedAs::other ? NamedAs::layout : named;
}

bool is_author_element(const HtmlNode& node) {
  static const newsroom::WordsByFirstByte authors = newsroom::by_first_byte(hints("author"));
  static const newsroom::WordsByFirstByte pictures = newsroom::by_first_byte(hints("picture"));
  return node.attribute("rel") == "author" || node.attribute("itemprop") == "author" ||
         any_name(node, [](const std::vector<std::string>& words) {
           return have_hint(words, authors) && !have_hint(words, pictures);
         });
}

bool is_within_author(const HtmlNode* node) {
  for (int steps = 0; node != nullptr && steps < 3; node = node->parent, ++steps) {
    if (is_author_element(*node)) return true;
  }
  return false;
}

bool is_within_picture(const HtmlNode* node) {
  static const newsroom::WordsByFirstByte pictures = newsroom::by_first_byte(hints("picture"));
  for (int steps = 0; node != nullptr && steps < 3; node = node->parent, ++steps) {
    if (node->tag == "figure" || node->tag == "figcaption" ||
        any_name(*node, [](const std::vector<std::string>& words) { return have_hint(words, pictures); }))
      return true;
  }
  return false;
}

bool is_within_clock(const HtmlNode* node) {
  static const newsroom::WordsByFirstByte clocks = newsroom::by_first_byte(hints("clock"));
  for (int steps = 0; node != nullptr && steps < 3; node = node->parent, ++steps) {
    if (any_name(*node, [](const std::vector<std::string>& words) { return have_hint(words, clocks); }))
      return true;
  }
  return false;
}

bool is_within_lead(const HtmlNode* node) {
  static const newsroom::WordsByFirstByte leads = newsroom::by_first_byte(hints("lead"));
  for (int steps = 0; node != nullptr && steps < 2; node = node->parent, ++steps) {
    if (any_name(*node, [](const std::vector<std::string>& words) { return have_hint(words, leads); }))
      return true;
  }
  return false;
}

bool is_beside_headline(const HtmlNode& node) {
  static const newsroom::WordsByFirstByte beside = newsroom::by_first_byte(hints("kicker"));
  return any_name(node, [](const std::vector<std::string>& words) { return have_hint(words, beside); });
}

bool is_named_related(const HtmlNode& node) {
  static const newsroom::WordsByFirstByte related = newsroom::by_first_byte(hints("related"));
  return any_name(node, [](const std::vector<std::string>& words) { return have_hint(words, related); });
}

std::vector<std::string_view> hint_words(const std::string& kind) { return hints(kind); }

bool is_hidden(const HtmlNode& node) {
  static const newsroom::WordsByFirstByte unseen = newsroom::by_first_byte(hints("unseen"));
  if (node.has_attribute("hidden")) return true;
  if (any_name(node, [](const std::vector<std::string>& words) { return have_hint(words, unseen); }))
    return true;
  std::string style;
  for (const char c : node.attribute("style")) {
    if (c != ' ' && c != '\t' && c != '\n')
      style += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

}  // namespace warta::readers
