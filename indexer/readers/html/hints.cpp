// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/hints.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/newsroom/text_scan.h"

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

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Words that name one thing only, in English and Indonesian.
constexpr auto kOtherWords = std::to_array<std::string_view>({
    "share",
    "sharing",
    "shared",
    "sharebar",
    "sharer",
    "sosmed",
    "socmed",
    "social",
    "sosial",
    "medsos",
    "addthis",
    "addtoany",
    "sharethis",
    "jssocials",
    "sharedaddy",
    "whatsapp",
    "facebook",
    "twitter",
    "fb",
    "telegram",
    "bagikan",
    "related",
    "terkait",
    "bacajuga",
    "berkaitan",
    "relateds",
    "relatedpost",
    "relatedposts",
    "jp",
    "yarpp",
    "lihatjuga",
    "simakjuga",
    "readmore",
    "selengkapnya",
    "rekomendasi",
    "recommended",
    "recommendation",
    "recommend",
    "rekomen",
    "popular",
    "terpopuler",
    "populer",
    "trending",
    "terbaru",
    "terkini",
    "latest",
    "mostread",
    "taboola",
    "outbrain",
    "mgid",
    "dable",
    "comment",
    "comments",
    "komentar",
    "disqus",
    "respond",
    "commentlist",
    "kirimkomentar",
    "caption",
    "captions",
    "figcaption",
    "photocaption",
    "imgcaption",
    "wp-caption",
    "credit",
    "credits",
    "caps",
    "breadcrumb",
    "breadcrumbs",
    "breadcrum",
    "bread",
    "ads",
    "ad",
    "iklan",
    "adv",
    "advert",
    "advertisement",
    "advertising",
    "adsbygoogle",
    "adsense",
    "banner",
    "parallax",
    "promo",
    "promosi",
    "sponsor",
    "sponsored",
    "billboard",
    "leaderboard",
    "skyscraper",
    "innerads",
    "inarticle",
    "pariwara",
    "sidebar",
    "aside",
    "widget",
    "widgets",
    "navbar",
    "nav",
    "navigation",
    "navigasi",
    "menu",
    "menus",
    "submenu",
    "footer",
    "masthead",
    "topbar",
    "toolbar",
    "tooltip",
    "modal",
    "popup",
    "popover",
    "overlay",
    "sticky",
    "lightbox",
    "drawer",
    "newsletter",
    "subscribe",
    "subscription",
    "langganan",
    "berlangganan",
    "login",
    "register",
    "signup",
    "paywall",
    "pagination",
    "paging",
    "paginate",
    "pager",
    "halaman",
    "multipage",
    "pagenav",
    "tags",
    "tagcloud",
    "hashtag",
    "taglist",
    "tagline",
    "tagar",
    "copyright",
    "disclaimer",
    "consent",
    "onetrust",
    "cmp",
    "cmp2",
    "gdpr",
    "rating",
    "vote",
    "polling",
    "poll",
    "quiz",
    "survey",
    "emoji",
    "reaction",
    "reactions",
    "hidden",
    "hide",
    "screen-reader-text",
    "visuallyhidden",
    "sronly",
    "print",
    "noprint",
    "emoticon",
    "authorbox",
    "aboutauthor",
    "googlenews",
    "gnews",
    "follow",
    "carousel",
    "slider",
    "slideshow",
    "gallery",
    "galeri",
    "thumbnails",
    "playlist",
    "videoplayer",
    "jwplayer",
    "livestreaming",
    "loginbox",
    "search",
    "pencarian",
    "cari",
    "topik",
    "toc",
    "daftarisi",
    "infografis",
    "linksisip",
    "topiksisip",
    "sisip",
    "recommendations",
    "promoted",
    "komen",
    "tagging",
    "beritaterkait",
    "artikelterkait",
    "beritalain",
    "mostpopular",
    "mostviewed",
    "inlinead",
    "instagram",
    "tiktok",
});

// How words begin or end that are made of such a word and another: `ads300`, `commentform`, `photocaption`.
constexpr auto kOtherBegins = std::to_array<std::string_view>(
    {"ads", "advert", "iklan", "cookie", "comment", "komentar", "related", "bacajuga"});
constexpr auto kOtherEnds = std::to_array<std::string_view>({"caption", "breadcrumb"});

// Words that only together with another say what the element is.
struct Pair {
  std::string_view first, second;
};
constexpr auto kOtherPairs = std::to_array<Pair>({
    {"entry", "meta"},       {"post", "meta"},
    {"article", "meta"},     {"entry", "footer"},
    {"post", "footer"},      {"baca", "juga"},
    {"lihat", "juga"},       {"simak", "juga"},
    {"read", "more"},        {"read", "also"},
    {"see", "also"},         {"berita", "lain"},
    {"berita", "lainnya"},   {"artikel", "lain"},
    {"artikel", "lainnya"},  {"more", "news"},
    {"other", "news"},       {"most", "read"},
    {"most", "popular"},     {"news", "feed"},
    {"author", "box"},       {"author", "bio"},
    {"about", "author"},     {"author", "info"},
    {"box", "tag"},          {"tag", "box"},
    {"tag", "list"},         {"list", "tag"},
    {"tag", "article"},      {"detail", "tag"},
    {"post", "tag"},         {"tag", "detail"},
    {"article", "tag"},      {"news", "tag"},
    {"page", "link"},        {"page", "links"},
    {"screen", "reader"},    {"sr", "only"},
    {"visually", "hidden"},  {"google", "news"},
    {"next", "prev"},        {"prev", "next"},
    {"back", "top"},         {"photo", "text"},
    {"foto", "teks"},        {"pic", "text"},
    {"image", "text"},       {"img", "desc"},
    {"photo", "desc"},       {"image", "desc"},
    {"image", "info"},       {"ket", "foto"},
    {"keterangan", "foto"},  {"photo", "info"},
    {"foto", "info"},        {"font", "size"},
    {"text", "resizer"},     {"resize", "text"},
    {"live", "report"},      {"link", "sisip"},
    {"linksisip", "detail"}, {"insert", "link"},
    {"article", "link"},     {"post", "nav"},
    {"post", "navigation"},  {"sub", "nav"},
    {"site", "header"},      {"page", "header"},
    {"baca", "inline"},      {"baca", "holder"},
    {"picked", "article"},   {"read", "too"},
    {"inner", "link"},       {"load", "more"},
    {"read", "next"},        {"up", "next"},
    {"next", "article"},     {"next", "post"},
    {"topic", "list"},       {"list", "topic"},
    {"tag", "container"},    {"content", "disclosure"},
    {"tab", "content"},      {"main", "header"},
    {"breaking", "news"},    {"trending", "topic"},
    {"hot", "topic"},
});

// Names that newsrooms and their systems give to the element of the story.
constexpr auto kStorySubjects = std::to_array<std::string_view>(
    {"article", "articles", "artikel", "detail", "read", "news",    "berita", "post",
     "entry",   "story",    "content", "konten", "isi",  "txt",     "text",   "single",
     "itp",     "main",     "baca",    "td",     "body", "details", "rich"});
constexpr auto kStoryParts = std::to_array<std::string_view>(
    {"body", "content", "contents", "konten", "text", "teks", "txt", "isi", "bodycontent", "article",
     "artikel", "berita", "paragraph", "paragraphs", "paragraf", "description", "desc", "detail"});
constexpr auto kStoryWords = std::to_array<std::string_view>(
    {"articlebody", "articlecontent", "artikelbody",   "isiberita",    "isiartikel",
     "newscontent", "newsbody",       "postcontent",   "entrycontent", "storybody",
     "bodycontent", "detailtext",     "detailbody",    "detailtxt",    "detailcontent",
     "beritaisi",   "bodytext",       "artbody",       "hentry",       "isi",
     "kcmread",     "detailberita",   "contentdetail", "textbody"});

bool has_pair(const std::vector<std::string>& words, const Pair& pair) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i] == pair.first && words[i + 1] == pair.second) return true;
  }
  return false;
}

// Classes that say how an element looks, not what it is: `lg:hidden`, `w-[300px]`, `overflow-hidden`; and
// those that speak of something else in it: `has-sidebar`.
bool is_about_looks(std::string_view name) {
  constexpr auto kLeads = std::to_array<std::string_view>({"overflow-", "has-", "with-", "without-"});
  return name.find_first_of(":[") != std::string_view::npos ||
         std::any_of(kLeads.begin(), kLeads.end(), [&](std::string_view lead) {
           return name.starts_with(lead) && name.size() > lead.size();
         });
}

// Classes and id; where the classes are made by machines, their makers name elements in other attributes.
template <typename Function>
bool any_name(const HtmlNode& node, const Function& holds) {
  constexpr auto kNaming = std::to_array<std::string_view>(
      {"id", "aria-labelledby", "data-component", "data-testid", "data-qa-id"});
  for (const auto& [key, value] : node.attributes) {
    if (key == "class") {
      const std::string_view all = value;
      for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = std::min(all.find_first_of(" \t\r\n", begin), all.size());
        const std::string_view name = all.substr(begin, end - begin);
        if (!name.empty() && !is_about_looks(name) && holds(name_words(name))) return true;
        begin = end + 1;
      }
    } else if (!value.empty() && is_one_of(kNaming, key) && holds(name_words(value))) {
      return true;
    }
  }
  return false;
}

constexpr newsroom::RowsByFirstByte<kOtherWords.size()> kOtherWordsByFirstByte(kOtherWords,
                                                                               [](std::string_view word) {
                                                                                 return word;
                                                                               });
constexpr newsroom::RowsByFirstByte<kOtherPairs.size()> kOtherPairsByFirstByte(kOtherPairs,
                                                                               [](const Pair& pair) {
                                                                                 return pair.first;
                                                                               });

bool is_other_word(const std::string& word) {
  const std::span<const std::uint8_t> rows = kOtherWordsByFirstByte[word.front()];
  return std::any_of(rows.begin(), rows.end(), [&](std::uint8_t row) { return kOtherWords[row] == word; }) ||
         std::any_of(kOtherBegins.begin(), kOtherBegins.end(),
                     [&](std::string_view begin) { return word.starts_with(begin); }) ||
         std::any_of(kOtherEnds.begin(), kOtherEnds.end(),
                     [&](std::string_view end) { return word.ends_with(end); });
}

bool names_other(const std::vector<std::string>& words) {
  if (std::any_of(words.begin(), words.end(), is_other_word)) return true;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::span<const std::uint8_t> rows = kOtherPairsByFirstByte[words[i].front()];
    if (std::any_of(rows.begin(), rows.end(), [&](std::uint8_t row) {
          return kOtherPairs[row].first == words[i] && kOtherPairs[row].second == words[i + 1];
        }))
      return true;
  }
  return false;
}

bool names_story(const std::vector<std::string>& words) {
  if (std::any_of(words.begin(), words.end(), [](const std::string& w) { return is_one_of(kStoryWords, w); }))
    return true;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (is_one_of(kStorySubjects, words[i]) && is_one_of(kStoryParts, words[i + 1])) return true;
  }
  return false;
}

constexpr auto kOtherTags = std::to_array<std::string_view>(
    {"nav", "aside", "footer", "figure", "figcaption", "menu", "amp-sidebar", "amp-carousel",
     "amp-social-share", "amp-list", "amp-embed", "amp-sticky-ad", "amp-accordion", "amp-user-notification",
     "amp-next-page", "ins", "label", "hgroup"});

constexpr auto kOtherRoles =
    std::to_array<std::string_view>({"navigation", "complementary", "banner", "contentinfo", "search", "menu",
                                     "menubar", "dialog", "alert", "toolbar"});

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

bool is_named_other(const HtmlNode& node) {
  if ((is_one_of(kOtherTags, node.tag) && !is_figure_of_text(node)) ||
      is_one_of(kOtherRoles, node.attribute("role")))
    return true;
  if (is_article_body(node)) return false;
  const std::string_view property = node.attribute("itemprop");
  if (property == "relatedLink" || property == "caption" || property == "comment") return true;
  return any_name(node, names_other);
}

bool is_author_element(const HtmlNode& node) {
  constexpr auto kAuthorWords = std::to_array<std::string_view>(
      {"author", "authors", "autor", "penulis", "reporter", "nmreporter", "jurnalis", "wartawan", "byline",
       "writer", "pewarta", "creator", "journalist"});
  constexpr auto kPictureWords = std::to_array<std::string_view>({"photo", "foto", "image", "img", "video"});
  const auto names = [](const auto& list, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return is_one_of(list, w); });
  };
  return node.attribute("rel") == "author" || node.attribute("itemprop") == "author" ||
         any_name(node, [&](const std::vector<std::string>& words) {
           return names(kAuthorWords, words) && !names(kPictureWords, words);
         });
}

bool is_within_author(const HtmlNode* node) {
  for (int steps = 0; node != nullptr && steps < 3; node = node->parent, ++steps) {
    if (is_author_element(*node)) return true;
  }
  return false;
}

bool is_within_lead(const HtmlNode* node) {
  constexpr auto kLeadWords =
      std::to_array<std::string_view>({"intro", "lead", "lede", "teras", "standfirst", "teaser"});
  for (int steps = 0; node != nullptr && steps < 2; node = node->parent, ++steps) {
    const bool named = any_name(*node, [&](const std::vector<std::string>& words) {
      return std::any_of(words.begin(), words.end(),
                         [&](const std::string& w) { return is_one_of(kLeadWords, w); });
    });
    if (named) return true;
  }
  return false;
}

bool is_named_related(const HtmlNode& node) {
  constexpr auto kRelatedWords = std::to_array<std::string_view>(
      {"related", "relateds", "relatedpost", "relatedposts", "terkait", "bacajuga", "berkaitan", "lihatjuga",
       "simakjuga", "linksisip", "sisip", "beritaterkait", "artikelterkait", "picked", "bacajg", "lihatjg",
       "topiksisip"});
  constexpr auto kRelatedPairs = std::to_array<Pair>(
      {{"baca", "juga"}, {"lihat", "juga"}, {"simak", "juga"}, {"read", "also"}, {"link", "sisip"}});
  return any_name(node, [&](const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& w) { return is_one_of(kRelatedWords, w); }) ||
           std::any_of(kRelatedPairs.begin(), kRelatedPairs.end(),
                       [&](const Pair& pair) { return has_pair(words, pair); });
  });
}

bool is_hidden(const HtmlNode& node) {
  if (node.has_attribute("hidden")) return true;
  std::string style;
  for (const char c : node.attribute("style")) {
    if (c != ' ' && c != '\t' && c != '\n')
      style += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

}  // namespace warta::readers
