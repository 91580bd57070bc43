// SPDX-License-Identifier: GPL-3.0-or-later
//
// The headline of a page: of the titles for machines (JSON-LD, `og:title`, `<title>`) and what readers see
// (the headings), without the site's name.
#include "indexer/readers/html/headline.h"

#include <algorithm>
#include <array>

#include "indexer/newsroom/date_scan.h"
#include "indexer/newsroom/publishers.h"
#include "indexer/newsroom/text_scan.h"
#include "indexer/readers/html/hints.h"
#include "indexer/readers/html/text.h"
#include "util/text.h"

namespace warta::readers {

namespace {

using newsroom::trimmed;

// The same of a link, which may be `/`.
bool is_home(std::string_view href) {
  href = trimmed(href);
  return href == "/" || href == "./" || (href.find("//") != std::string_view::npos && is_front_page(href));
}

constexpr auto kTitleSeparators = std::to_array<std::string_view>(
    {" | ", " - ", " :: ", " \u2013 ", " \u2014 ", " \u00AB ", " \u00BB ", " \u2022 "});

bool mentions(std::string_view text, std::string_view word) {
  return word.size() > 2 && lowered(text).find(lowered(word)) != std::string::npos;
}

// `Judul Halaman all`, `Judul - Semua Halaman`: of which of its pages the page is.
std::string without_page(std::string title) {
  constexpr auto kPages =
      std::to_array<std::string_view>({"semua halaman", "halaman all", "halaman ", "page "});
  const std::size_t longest = std::min<std::size_t>(title.size(), 16);
  const std::string tail = lowered(std::string_view(title).substr(title.size() - longest));
  for (const std::string_view mark : kPages) {
    const std::size_t at = tail.rfind(mark);
    if (at == std::string::npos || at == 0 || tail[at - 1] != ' ') continue;
    const std::string_view number = std::string_view(tail).substr(at + mark.size());
    const bool numbered = !number.empty() && std::all_of(number.begin(), number.end(), is_digit);
    if (mark.ends_with(' ') ? !numbered : !number.empty()) continue;
    title.resize(title.size() - longest + at);
    while (!title.empty() && std::string_view(" -|").find(title.back()) != std::string_view::npos)
      title.pop_back();
    break;
  }
  return title;
}

// `23.01.2022 - Judul`: the day is not of the headline.
std::string without_date(std::string title) {
  const auto date = is_digit(title.empty() ? ' ' : title.front()) ? newsroom::find_date(title) : std::nullopt;
  if (!date || date->begin != 0) return title;
  for (const std::string_view separator : {" - ", " | ", " \u2013 "}) {
    const bool follows = std::string_view(title).substr(date->end).starts_with(separator);
    if (follows && date->end + separator.size() < title.size())
      return title.substr(date->end + separator.size());
  }
  return title;
}

// What follows a bar at the end of a long title is the site, also one that the page does not name elsewhere.
bool is_site_name(const std::string& tail, const std::string& title, std::size_t cut) {
  constexpr std::size_t kLongest = 25;  // bytes
  constexpr std::size_t kTimes = 2;     // how much longer the title is
  return tail.size() <= kLongest && cut >= kTimes * tail.size() && title.compare(cut, 3, " | ") == 0;
}

// Quotes, dashes and blanks differ from one place of a page to another.
std::string comparable(std::string_view title) {
  std::string result;
  for (std::size_t i = 0; i < title.size(); ++i) {
    const char c = warta::lowered(title[i]);
    if (title.substr(i).starts_with("\xE2\x80")) {  // general punctuation
      i += 2;
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) {
      result += c;
    }
  }
  return result;
}

// `Kabar Kita | Judul`: what follows the publisher's name.
std::string behind_site(const std::string& title, std::string_view publisher) {
  for (const std::string_view separator : kTitleSeparators) {
    const std::size_t at = title.find(separator);
    if (at != std::string::npos && !publisher.empty() &&
        comparable(std::string_view(title).substr(0, at)) == comparable(publisher))
      return title.substr(at + separator.size());
  }
  return {};
}

// `Judul - Kompas.com Regional` without what names the site: the last part, when it is short and names the
// publisher or a known one, or the host.
std::string without_site(std::string title, std::string_view publisher, std::string_view url) {
  if (std::string rest = behind_site(title, publisher); !rest.empty()) title = std::move(rest);
  constexpr std::size_t kLongestSite = 45;  // bytes
  std::string host = host_of(url);
  for (const std::string_view ending : {".co.id", ".com", ".id", ".co", ".net"}) {
    if (host.ends_with(ending)) host.resize(host.size() - ending.size());
  }
  const std::string label = host.substr(host.rfind('.') == std::string::npos ? 0 : host.rfind('.') + 1);
  for (;;) {
    std::size_t cut = std::string::npos;
    std::size_t behind = 0;
    for (const std::string_view separator : kTitleSeparators) {
      const std::size_t at = title.rfind(separator);
      if (at == std::string::npos || (cut != std::string::npos && at < cut)) continue;
      cut = at;
      behind = at + separator.size();
    }
    if (cut == std::string::npos || cut == 0) return title;
    const std::string tail = title.substr(behind);
    const bool site = tail.size() <= kLongestSite &&
                      (newsroom::is_known_publisher(tail) || newsroom::is_domain(tail) ||
                       mentions(tail, publisher) || mentions(tail, label) || is_site_name(tail, title, cut));
    if (!site) return title;
    title.resize(cut);
  }
}

std::string title_element(const HtmlNode& root) {
  const HtmlNode* title = find_element(root, [](const HtmlNode& n) { return n.tag == "title"; });
  if (title == nullptr || title->children.empty()) return {};
  return tidy_text(title->children.front()->text);
}

// A heading that may be the headline.
struct Heading {
  std::string text;
  std::string key;      // comparable
  bool main = false;    // `<h1>` or marked up as the headline
  bool linked = false;  // as the site's name is, and on some pages the headline
  bool parted = false;  // of more than one text: a kicker or a subtitle may be among them
  bool in_nav = false;  // the end of a breadcrumb, on some pages the only `<h1>`
};

// The text of a heading without a kicker or a subtitle by its name, a
// date, and words that are not shown. All of it when hardly anything else is there.
std::string headline_text(const HtmlNode& heading) {
  constexpr std::size_t kFewestWords = 2;
  std::string text;
  bool beside = false;
  const auto walk = [&](const auto& self, const HtmlNode& node) -> void {
    for (const HtmlNode* child : node.children) {
      if (child->is_text()) {
        text += child->text;
      } else if (child->tag == "time" || is_beside_headline(*child) ||
                 (is_hidden(*child) && !comparable(text_under(*child)).empty())) {
        beside = true;
      } else if (!is_never_text(child->tag)) {
        if (breaks_line(child->tag) || child->tag == "br") text += ' ';
        self(self, *child);
        if (breaks_line(child->tag)) text += ' ';
      }
    }
  };
  walk(walk, heading);
  text = tidy_text(text);
  // `: Judul`, whose colon was between it and the kicker.
  constexpr std::string_view kBetween = " :,|-";
  text.erase(0, std::min(text.find_first_not_of(kBetween), text.size()));
  text.resize(text.find_last_not_of(kBetween) + 1);
  return beside && newsroom::words_of(text).size() >= kFewestWords ? text : text_under(heading);
}

// Whether the heading is the site's name: all of it leads to the front page.
bool leads_home(const HtmlNode& heading) {
  const HtmlNode* link =
      find_element(heading, [](const HtmlNode& n) { return n.tag == "a" && n.has_attribute("href"); });
  for (const HtmlNode* node = heading.parent; link == nullptr && node != nullptr; node = node->parent) {
    if (node->tag == "a" && node->has_attribute("href")) return is_home(node->attribute("href"));
  }
  return link != nullptr && is_home(link->attribute("href")) && text_under(*link) == text_under(heading);
}

std::vector<Heading> headings_of(const HtmlNode& root, std::string_view publisher) {
  constexpr std::size_t kShortest = 6;  // of the key
  constexpr auto kElsewhere = std::to_array<std::string_view>({"footer", "aside", "dialog"});
  const std::string site = comparable(publisher);
  std::vector<Heading> headings;
  const auto walk = [&](const auto& self, const HtmlNode& node, bool linked, bool in_nav) -> void {
    if (node.is_text() || is_never_text(node.tag) || node.tag == "meta" ||
        std::find(kElsewhere.begin(), kElsewhere.end(), node.tag) != kElsewhere.end())
      return;
    const bool marked = node.attribute("itemprop") == "headline";
    if (node.tag == "h1" || node.tag == "h2" || node.tag == "h3" || marked) {
      const bool link = linked || find_element(node, [](const HtmlNode& n) {
                                    return n.tag == "a" && n.has_attribute("href");
                                  }) != nullptr;
      const bool main = node.tag == "h1" || marked;
      if ((in_nav && !main) || leads_home(node)) return;
      const bool parted = std::any_of(node.children.begin(), node.children.end(), [&](const HtmlNode* child) {
        return !child->is_text() && child->tag != "br" && node.children.size() > 1;
      });
      Heading heading{headline_text(node), {}, main, link, parted, in_nav};
      heading.key = comparable(heading.text);
      if (heading.key.size() >= kShortest && heading.key != site) headings.push_back(std::move(heading));
      return;
    }
    for (const HtmlNode* child : node.children)
      self(self, *child, linked || node.tag == "a", in_nav || node.tag == "nav");
  };
  walk(walk, root, false, false);
  return headings;
}

// How many words of four letters and more the heading has in common with a title.
std::size_t common_words(const std::string& heading, const std::string& title) {
  constexpr std::size_t kShortestWord = 4;
  const std::string other = comparable(title);
  std::size_t common = 0;
  for (const std::string_view word : newsroom::words_of(heading)) {
    const std::string key = comparable(word);
    if (key.size() >= kShortestWord && other.find(key) != std::string::npos) ++common;
  }
  return common;
}

// A title that a page has for machines: as it is, and without the site's name.
struct MachineTitle {
  std::string text, key;  // the key is comparable
  std::string bare, bare_key;
};
using MachineTitles = std::array<MachineTitle, 2>;  // `og:title`, `<title>`

// The heading that one of the titles repeats: one at the begin of the title before others, one that is
// all of more titles and no link before others, a main one before others, one without a link before others, a
// longer one before a shorter one. Of a main one that adds a kicker or a subtitle to the title, the title.
std::string repeated_heading(const std::vector<Heading>& headings, const MachineTitles& titles,
                             const std::string& linked_key) {
  constexpr std::size_t kShortest = 10;  // of the key of a title, or of a heading that is not main
  const Heading* best = nullptr;
  std::array<std::size_t, 5> most{};
  for (const Heading& heading : headings) {
    if (!heading.main && heading.key.size() < kShortest) continue;
    const auto wholes = static_cast<std::size_t>(std::count_if(
                            titles.begin(), titles.end(),
                            [&](const MachineTitle& title) { return title.bare_key == heading.key; })) +
                        (linked_key == heading.key ? 1 : 0);
    if (heading.in_nav && wholes == 0) continue;
    std::size_t repeated = 0;
    std::size_t leads = 0;
    for (const MachineTitle& title : titles) {
      if (title.key.find(heading.key) != std::string::npos) repeated = 1;
      const bool whole = heading.main || 2 * heading.key.size() >= title.bare_key.size();
      if (whole && title.key.starts_with(heading.key)) leads = 1;
    }
    const std::array<std::size_t, 5> rank{leads, heading.linked ? 0U : wholes, heading.main ? 1U : 0U,
                                          heading.linked ? 0U : 1U, heading.key.size()};
    if (repeated == 0 || (best != nullptr && rank <= most)) continue;
    best = &heading;
    most = rank;
  }
  if (best == nullptr || !best->main || best->linked) {
    for (const MachineTitle& title : titles) {
      if (title.bare_key.size() < kShortest) continue;
      const auto adds = std::find_if(headings.begin(), headings.end(), [&](const Heading& heading) {
        return heading.main && !heading.in_nav &&
               (heading.key.ends_with(title.bare_key) || heading.key.starts_with(title.bare_key));
      });
      if (adds == headings.end()) continue;
      // `Harga cabai naik di Palu` where the title is cut short: all one text.
      const bool longer = !adds->parted && !adds->linked && adds->key.starts_with(title.bare_key);
      return longer ? adds->text : title.bare;
    }
  }
  if (best == nullptr) return {};
  // `Kuliner: Soto Baru`, whose colon is lost between two elements.
  if (best->text.find(':') == std::string::npos || best->text.find(" :") != std::string::npos) {
    for (const MachineTitle& title : titles) {
      if (title.bare_key == best->key && title.bare.find(':') != std::string::npos) return title.bare;
    }
  }
  return best->text;
}

// Whether a heading that leads to the front page says just this.
bool names_home(const HtmlNode& root, const std::string& key) {
  return find_element(root, [&](const HtmlNode& node) {
           return is_heading_tag(node.tag) && comparable(text_under(node)) == key && leads_home(node);
         }) != nullptr;
}

// The headline that a reader sees: a heading that the titles repeat, else the main heading that has some of
// their words; else the only one, where the page gives no title but `Beranda`.
std::string shown_headline(const HtmlNode& root, const MachineTitles& titles, const std::string& linked_key,
                           std::string_view publisher) {
  constexpr std::size_t kFewestWords = 3;
  const std::vector<Heading> headings = headings_of(root, publisher);
  if (std::string repeated = repeated_heading(headings, titles, linked_key); !repeated.empty())
    return repeated;
  const Heading* best = nullptr;
  const Heading* only = nullptr;
  std::size_t most = 0;
  std::size_t mains = 0;
  for (const Heading& heading : headings) {
    if (!heading.main || heading.linked || heading.in_nav ||
        newsroom::words_of(heading.text).size() < kFewestWords)
      continue;
    ++mains;
    only = &heading;
    const std::size_t common =
        std::max(common_words(heading.text, titles[0].text), common_words(heading.text, titles[1].text));
    if (common <= most) continue;
    most = common;
    best = &heading;
  }
  if (best == nullptr && mains == 1 && titles[0].text.empty()) best = only;
  return best == nullptr ? std::string() : best->text;
}

// `Judul :: Warta Lama` when a line of the page is just `Judul`.
std::string shown_part(const HtmlNode& root, const std::string& title) {
  const std::vector<HtmlLine> lines = lines_under(root);
  std::vector<std::string_view> separators(kTitleSeparators.begin(), kTitleSeparators.end());
  separators.insert(separators.end(), {"|", "-", "_"});  // scripts without blanks
  for (const std::string_view separator : separators) {
    std::string head = title.substr(0, title.find(separator));
    if (head.size() < 10 || head.size() == title.size()) continue;
    if (std::any_of(lines.begin(), lines.end(), [&](const HtmlLine& line) { return line.text == head; }))
      return head;
  }
  return title;
}

}  // namespace

void take_headline(const HtmlNode& root, const NamedValues& named, const PageMetadata& linked,
                   PageMetadata& page) {
  MachineTitles titles;
  titles[0].text = tidy_text(named.first({"og:title", "twitter:title"}));
  titles[1].text = title_element(root);
  const std::string site = comparable(page.publisher);
  std::string site_title;
  for (MachineTitle& one : titles) {
    one.key = comparable(one.text);
    one.bare = without_site(one.text, page.publisher, page.url);
    one.bare_key = comparable(one.bare);
    if (one.bare_key.empty() || (one.key != site && one.bare_key != site && !names_home(root, one.bare_key)))
      continue;
    site_title = one.text;  // on every page the same
    one = {};
  }
  const auto tidied = [&](std::string title) {
    return without_date(without_page(without_site(std::move(title), page.publisher, page.url)));
  };
  page.title = shown_headline(root, titles, comparable(linked.title), page.publisher);
  if (!page.title.empty()) {
    page.title = tidied(page.title);
    return;
  }
  for (const std::string& candidate : {linked.title, titles[0].text, titles[1].text}) {
    if (candidate.empty()) continue;
    page.title =
        without_date(without_page(shown_part(root, without_site(candidate, page.publisher, page.url))));
    return;
  }
  const HtmlNode* h1 = find_element(root, [](const HtmlNode& n) { return n.tag == "h1"; });
  page.title = !site_title.empty() || h1 == nullptr ? site_title : text_under(*h1);
  page.title_names_site = true;
}

}  // namespace warta::readers
