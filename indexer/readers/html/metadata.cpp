// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/metadata.h"

#include <algorithm>
#include <array>

#include "indexer/newsroom/publishers.h"
#include "indexer/newsroom/text_scan.h"
#include "indexer/readers/html/headline.h"
#include "indexer/readers/html/text.h"
#include "util/text.h"
#include "warta/newsroom.h"

namespace warta::readers {

namespace {

using newsroom::trimmed;

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//") ||
         text.starts_with("www.");
}

// An address as a whole one; empty when it is none.
std::string whole_address(std::string_view url, std::string_view base) {
  url = trimmed(url);
  if (url.starts_with("http://") || url.starts_with("https://")) return std::string(url);
  if (url.starts_with("//")) return "https:" + std::string(url);
  if (!url.starts_with('/')) return {};
  const std::size_t slashes = base.find("//");
  if (slashes == std::string_view::npos) return {};
  return std::string(base.substr(0, base.find('/', slashes + 2))) + std::string(url);
}

// Of an address and its parents (`gaya.tempo.co`, `tempo.co`), the publisher that the table knows.
std::string publisher_of_host(std::string_view host) {
  for (std::string_view rest = host; rest.find('.') != std::string_view::npos;
       rest.remove_prefix(rest.find('.') + 1)) {
    if (newsroom::is_known_publisher(rest)) return canonical_publisher(rest);
  }
  return {};
}

std::string page_address(const HtmlNode& root, const NamedValues& named, const PageMetadata& linked,
                         std::string_view fetched_from) {
  const std::string open_graph = whole_address(named.first({"og:url"}), fetched_from);
  const std::string base = open_graph.empty() ? std::string(fetched_from) : open_graph;
  const HtmlNode* canonical = find_element(
      root, [](const HtmlNode& n) { return n.tag == "link" && lowered(n.attribute("rel")) == "canonical"; });
  const std::array<std::string, 5> candidates = {
      canonical == nullptr ? std::string() : whole_address(canonical->attribute("href"), base), open_graph,
      whole_address(linked.url, base), whole_address(named.first({"itemprop:url", "twitter:url"}), base),
      std::string(fetched_from)};
  for (const std::string& url : candidates) {
    if (!url.empty() && !is_front_page(url)) return url;  // some systems name the front page on every page
  }
  return {};
}

std::string publisher(const NamedValues& named, const PageMetadata& linked, std::string_view url) {
  const std::array<std::string, 7> candidates = {
      linked.publisher,
      std::string(named.first({"og:site_name"})),
      std::string(
          named.first({"itemprop:publisher", "itemprop:copyrightholder", "publisher", "dc.publisher"})),
      std::string(named.first({"application-name", "apple-mobile-web-app-title"})),
      std::string(named.first({"copyright", "author"})),
      {},
      {}};
  for (const std::string& candidate : candidates) {
    if (!candidate.empty() && newsroom::is_known_publisher(candidate)) return candidate;
  }
  std::string host = host_of(url);
  if (std::string known = publisher_of_host(host); !known.empty()) return known;
  for (std::size_t i = 0; i < 4; ++i) {
    if (!candidates[i].empty() && !is_address(candidates[i])) return candidates[i];
  }
  return host;
}

// The last step of the breadcrumb that does not lead home, else nothing.
std::string breadcrumb_section(const HtmlNode& root) {
  const HtmlNode* crumbs = find_element(root, [](const HtmlNode& n) {
    return lowered(n.attribute("class")).find("breadcrumb") != std::string::npos ||
           n.attribute("itemtype").find("BreadcrumbList") != std::string_view::npos;
  });
  std::string section;
  if (crumbs == nullptr) return section;
  for_each_element(*crumbs, [&](const HtmlNode& node) {
    if (node.tag != "a") return;
    std::string text = text_under(node);
    const std::string key = lowered(text);
    if (!text.empty() && text.size() < 40 && key != "home" && key != "beranda" && key != "depan")
      section = std::move(text);
  });
  return section;
}

std::vector<std::string> split_tags(const std::vector<std::string>& values) {
  std::vector<std::string> tags;
  for (const std::string& value : values) {
    for (std::string_view rest = value; !rest.empty();) {
      const std::size_t comma = std::min(rest.find_first_of(",;"), rest.size());
      const std::string_view tag = trimmed(rest.substr(0, comma));
      if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.emplace_back(tag);
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  return tags;
}

// `Editor:Iskandar` among the keywords is an editor.
void take_editor_tag(PageMetadata& page) {
  std::erase_if(page.tags, [&](const std::string& tag) {
    if (!newsroom::starts_ignoring_case(tag, "editor:")) return false;
    if (page.editor.empty()) page.editor = trimmed(std::string_view(tag).substr(7));
    return true;
  });
}

// Neither an address nor a publisher is a name.
std::string person(std::string_view value, std::string_view publisher) {
  value = trimmed(value);
  for (const std::string_view label : {"oleh :", "oleh:", "by :", "by:", "penulis:", "reporter:"}) {
    if (newsroom::starts_ignoring_case(value, label)) value = trimmed(value.substr(label.size()));
  }
  // `Sari Dewi, CNN Indonesia`, `Sari Dewi - Kabar`
  for (const std::string_view separator : {", ", " - ", " | "}) {
    const std::size_t at = value.rfind(separator);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view tail = trimmed(value.substr(at + separator.size()));
    if (newsroom::is_known_publisher(tail) ||
        (!publisher.empty() && canonical_publisher(tail) == canonical_publisher(publisher)))
      value = trimmed(value.substr(0, at));
  }
  const bool nobody =
      is_address(value) || newsroom::is_known_publisher(value) || newsroom::is_domain(value) ||
      canonical_publisher(value) == canonical_publisher(publisher) || value.size() > 120 ||
      newsroom::starts_ignoring_case(value, "pt ") || newsroom::starts_ignoring_case(value, "pt.") ||
      is_nobody(value) || value.find('@') != std::string_view::npos;
  return nobody ? std::string() : std::string(value);
}

// A Twitter card has any two values with a label each: the author, or how long reading takes.
std::string_view card_author(const NamedValues& named) {
  const std::string label = lowered(named.first({"twitter:label1"}));
  constexpr auto kLabels = std::to_array<std::string_view>({"tulis", "writ", "author", "oleh", "by"});
  const bool is_author = std::any_of(kLabels.begin(), kLabels.end(), [&](std::string_view word) {
    return label.find(word) != std::string::npos;
  });
  return is_author ? named.first({"twitter:data1"}) : std::string_view();
}

// The first candidate that is a person; one who is `not_first` (the editor: some systems give machines no
// other name) and a desk only when there is nobody else.
std::string first_person(std::initializer_list<std::string_view> candidates, std::string_view publisher,
                         std::string_view not_first = {}) {
  std::string last;
  for (const std::string_view candidate : candidates) {
    std::string name = person(candidate, publisher);
    if (!name.empty() && !is_desk(name) && name != not_first) return name;
    if (!name.empty() && (last.empty() || is_desk(last))) last = std::move(name);
  }
  return last;
}

// Whether the microdata of the element belong to a picture, a film or a comment of the article.
bool is_of_something_else(const HtmlNode& node) {
  constexpr auto kTypes = std::to_array<std::string_view>(
      {"ImageObject", "VideoObject", "AudioObject", "MediaObject", "Comment"});
  const HtmlNode* scope = node.parent;
  while (scope != nullptr && !scope->has_attribute("itemscope")) scope = scope->parent;
  if (scope == nullptr) return false;
  const std::string_view type = scope->attribute("itemtype");
  return std::any_of(kTypes.begin(), kTypes.end(), [&](std::string_view one) { return type.ends_with(one); });
}

}  // namespace

std::string host_of(std::string_view url) {
  const std::size_t slashes = url.find("//");
  if (slashes == std::string_view::npos) return {};
  url.remove_prefix(slashes + 2);
  std::string host = lowered(url.substr(0, url.find_first_of("/?#:")));
  return host.starts_with("www.") ? host.substr(4) : host;
}

bool is_front_page(std::string_view url) {
  const std::size_t slashes = url.find("//");
  const std::size_t path = slashes == std::string_view::npos ? 0 : url.find('/', slashes + 2);
  return path == std::string_view::npos || path + 1 >= url.size();
}

bool is_desk(std::string_view name) {
  constexpr auto kDesks = std::to_array<std::string_view>({"redaksi", "tim redaksi", "tim", "newsroom"});
  return std::any_of(kDesks.begin(), kDesks.end(),
                     [&](std::string_view desk) { return newsroom::equals_ignoring_case(name, desk); });
}

bool is_nobody(std::string_view name) {
  constexpr auto kNobody = std::to_array<std::string_view>(
      {"admin", "administrator", "superadmin", "super admin", "webmaster", "editor", "author", "penulis",
       "reporter", "anonim", "anonymous", "unknown", "none", "null", "undefined", "-"});
  return std::any_of(kNobody.begin(), kNobody.end(),
                     [&](std::string_view nobody) { return newsroom::equals_ignoring_case(name, nobody); });
}

NamedValues::NamedValues(const HtmlNode& root) {
  for_each_element(root, [&](const HtmlNode& node) {
    const std::string_view property = node.attribute("itemprop");
    if (node.tag == "meta") {
      for (const std::string_view name : {"property", "name"})
        add(node.attribute(name), tidy_text(node.attribute("content")));
      if (!property.empty()) add("itemprop:" + std::string(property), tidy_text(node.attribute("content")));
    } else if (!property.empty() && property != "articleBody" && !is_of_something_else(node)) {
      const std::string name = "itemprop:" + std::string(property);
      const HtmlNode* inner = find_element(node, [](const HtmlNode& n) {
        return n.attribute("itemprop") == "name" || n.attribute("itemprop") == "Name";
      });
      const std::string_view machine =
          node.tag == "time" ? node.attribute("datetime") : node.attribute("content");
      std::string value = !machine.empty()                     ? tidy_text(machine)
                          : inner == nullptr || inner == &node ? text_under(node)
                          : inner->tag == "meta"               ? tidy_text(inner->attribute("content"))
                                                               : text_under(*inner);
      if (value.empty() && node.has_attribute("href")) value = node.attribute("href");
      if (value.size() < 1000) add(name, std::move(value));
    }
  });
}

void NamedValues::add(std::string_view name, std::string value) {
  if (!name.empty() && !value.empty()) values_.emplace_back(lowered(name), std::move(value));
}

std::string_view NamedValues::first(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    for (const auto& [key, value] : values_) {
      if (key == name) return value;
    }
  }
  return {};
}

std::vector<std::string> NamedValues::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : values_) {
    if (key == name) values.push_back(value);
  }
  return values;
}

PageMetadata page_metadata(const HtmlNode& root, std::string_view fetched_from) {
  const NamedValues named(root);
  PageMetadata page = json_ld_metadata(root);
  const PageMetadata linked = page;
  const auto fill = [&](std::string& field, std::initializer_list<std::string_view> names) {
    if (field.empty()) field = named.first(names);
  };
  page.url = page_address(root, named, linked, fetched_from);
  page.publisher = publisher(named, linked, page.url);
  take_headline(root, named, linked, page);
  fill(page.description, {"og:description", "description", "twitter:description", "itemprop:description"});
  fill(page.section, {"article:section", "itemprop:articlesection", "section", "category", "dtk:kanal",
                      "cXenseParse:category"});
  if (page.section.empty() || newsroom::is_domain(page.section)) page.section = breadcrumb_section(root);
  page.editor = first_person(
      {linked.editor, named.first({"itemprop:editor", "content_editor", "dtk:editor", "editor"})},
      page.publisher);
  page.author =
      first_person({linked.author, named.first({"itemprop:author"}), named.first({"article:author"}),
                    named.first({"dtk:author", "content_author", "dcterms.creator", "parsely-author",
                                 "cxenseparse:author"}),
                    named.first({"author"}), card_author(named)},
                   page.publisher, page.editor);
  fill(page.language, {"itemprop:inlanguage"});
  fill(page.place, {"itemprop:contentlocation"});
  for (const std::string_view name : {"article:tag", "news_keywords", "keywords", "itemprop:keywords"}) {
    if (page.tags.empty()) page.tags = named.all(name);
  }
  page.tags = split_tags(page.tags);
  take_editor_tag(page);
  return page;
}

}  // namespace warta::readers
