// SPDX-License-Identifier: GPL-3.0-or-later
// Counts words inside and between links, and judges by them (page_kind.h). Not the tree of the extraction: a
// crawl has more other pages than articles, and this is one look at the bytes.
#include "indexer/readers/html/page_kind.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "util/text.h"

namespace warta::readers {

namespace {

// Measured on pages of news sites: a headline has four words or more, the entries of a menu fewer; a teaser
// has fewer than 40 words, the shortest articles more.
constexpr std::size_t kHeadlineWords = 4;
constexpr std::size_t kFewHeadlines = 5;
constexpr std::size_t kTeaserWords = 40;
constexpr std::size_t kShortPage = 80;  // words: login forms and error messages have fewer

struct Address {
  std::string_view part;
  std::string_view kind;
};
constexpr auto kAddresses = std::to_array<Address>({
    {"/tag/", "tag page"},
    {"/tags/", "tag page"},
    {"/topik/", "tag page"},
    {"/topic/", "tag page"},
    {"/label/", "tag page"},
    {"/category/", "list page"},
    {"/kategori/", "list page"},
    {"/rubrik/", "list page"},
    {"/kanal/", "list page"},
    {"/indeks", "list page"},
    {"/author/", "list page"},
    {"/penulis/", "list page"},
    {"/search", "list page"},
    {"/page/", "list page"},
});

constexpr auto kLoginWords =
    std::to_array<std::string_view>({"masuk", "login", "log in", "sign in", "daftar", "register",
                                     "registrasi", "sign up", "lupa kata sandi", "lupa password"});
constexpr auto kErrorTitles = std::to_array<std::string_view>({"404",
                                                               "403",
                                                               "500",
                                                               "502",
                                                               "503",
                                                               "not found",
                                                               "page not found",
                                                               "halaman tidak ditemukan",
                                                               "berita tidak ditemukan",
                                                               "artikel tidak ditemukan",
                                                               "laman tidak ditemukan",
                                                               "konten tidak ditemukan",
                                                               "tidak ditemukan",
                                                               "error",
                                                               "access denied",
                                                               "forbidden",
                                                               "just a moment",
                                                               "attention required",
                                                               "service unavailable",
                                                               "bad gateway"});

// What an article says of itself.
constexpr auto kArticleMarks = std::to_array<std::string_view>(
    {"newsarticle", "blogposting", "\"article\"", "article:published_time", "reportagenewsarticle"});

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    words += is_word_byte(c) && !inside ? 1 : 0;
    inside = is_word_byte(c) || (inside && (c == '-' || c == '\'' || c == '&' || c == ';'));
  }
  return words;
}

struct Look {
  std::size_t headlines = 0;      // links of kHeadlineWords words
  std::size_t words = 0;          // outside links
  std::size_t longest_prose = 0;  // words between two headlines
  bool form = false;
  bool password = false;
  bool refresh = false;
  bool article = false;
  std::string title;    // lower case
  std::string heading;  // the first h1, lower case
};

class Scan {
 public:
  explicit Scan(std::string_view html) : rest_(html) {}

  Look run() {
    while (!rest_.empty()) {
      const std::size_t open = std::min(rest_.find('<'), rest_.size());
      take_text(rest_.substr(0, open));
      rest_.remove_prefix(open);
      if (!rest_.empty()) take_tag();
    }
    look_.longest_prose = std::max(look_.longest_prose, prose_);
    return std::move(look_);
  }

 private:
  void take_text(std::string_view text) {
    if (in_title_) look_.title += lowered(text);
    if (in_heading_) look_.heading += lowered(text);
    if (in_title_ || unread_ != 0) return;
    const std::size_t words = words_in(text);
    if (in_link_) {
      link_words_ += words;
    } else {
      prose_ += words;
      look_.words += words;
    }
  }

  void take_tag() {
    if (rest_.starts_with("<!--")) {
      skip_to("-->", 3);
      return;
    }
    const std::size_t end = std::min(rest_.find('>'), rest_.size() - 1);
    const std::string tag = lowered(rest_.substr(0, std::min(end + 1, kLongestTag)));
    rest_.remove_prefix(end + 1);
    const bool closing = tag.starts_with("</");
    const std::size_t begin = closing ? 2 : 1;
    const std::string name = tag.substr(begin, tag.find_first_of(" \t\r\n/>", begin) - begin);
    if (name == "script" || name == "style" || name == "template" || name == "noscript") {
      if (!closing) skip_element(name);
    } else if (name == "a") {
      end_link();
      in_link_ = !closing;
    } else if (name == "title") {
      in_title_ = !closing && look_.title.empty();
    } else if (name == "h1") {
      in_heading_ = !closing && look_.heading.empty();
    } else if (name == "nav" || name == "footer" || name == "select" || name == "button") {
      if (!closing) ++unread_;
      if (closing && unread_ != 0) --unread_;
    } else if (name == "meta") {
      look_.refresh = look_.refresh ||
                      (tag.find("refresh") != std::string::npos &&
                       tag.find("http-equiv") != std::string::npos && tag.find("url") != std::string::npos);
      mark(tag);
    } else if (name == "form") {
      look_.form = true;
    } else if (name == "input") {
      look_.password = look_.password || tag.find("password") != std::string::npos;
    }
  }

  void end_link() {
    if (in_link_ && link_words_ >= kHeadlineWords) {
      ++look_.headlines;
      look_.longest_prose = std::max(look_.longest_prose, prose_);
      prose_ = 0;
    }
    link_words_ = 0;
  }

  void mark(std::string_view text) {
    if (look_.article) return;
    look_.article = std::any_of(kArticleMarks.begin(), kArticleMarks.end(), [&](std::string_view wanted) {
      return text.find(wanted) != std::string_view::npos;
    });
  }

  void skip_to(std::string_view end, std::size_t length) {
    const std::size_t at = rest_.find(end);
    rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + length);
  }

  void skip_element(const std::string& name) {
    std::size_t end = 0;
    do {
      end = rest_.find("</", end);
      if (end == std::string_view::npos) break;
      end += 2;
    } while (lowered(rest_.substr(end, name.size())) != name);
    const std::string_view content = rest_.substr(0, end);
    if (name == "script" && content.find("schema.org") != std::string_view::npos) mark(lowered(content));
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end - 2);
  }

  static constexpr std::size_t kLongestTag = 1000;  // bytes; what decides comes earlier
  std::string_view rest_;
  Look look_;
  bool in_title_ = false;
  bool in_heading_ = false;
  bool in_link_ = false;
  std::size_t unread_ = 0;  // inside menus and footers, so deep
  std::size_t link_words_ = 0;
  std::size_t prose_ = 0;  // words since the last headline
};

// The title without the name of the site after a dash or bar.
std::string_view own_title(std::string_view title) {
  std::size_t end = title.size();
  for (const std::string_view mark : {" - ", " | ", " \u2013 ", " \u00BB ", " \u2014 "})
    end = std::min(end, title.find(mark));
  return trimmed(title.substr(0, end), " \t\r\n!.:");
}

bool begins_with_login(std::string_view title) {
  return words_in(title) <= 4 &&
         std::any_of(kLoginWords.begin(), kLoginWords.end(), [&](std::string_view word) {
           return title.starts_with(word) && (title.size() == word.size() || title[word.size()] == ' ');
         });
}

bool says_error(std::string_view title) {
  return std::any_of(kErrorTitles.begin(), kErrorTitles.end(), [&](std::string_view error) {
    const bool is_number = error[0] >= '0' && error[0] <= '9';
    const bool begins =
        title.starts_with(error) && (title.size() == error.size() || title[error.size()] == ' ');
    return title == error || (begins && is_number && words_in(title) <= 5) ||
           (error.find(' ') != std::string_view::npos && begins && words_in(title) <= 6);
  });
}

bool is_home(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return false;
  const std::string_view rest = url.substr(scheme + 3);
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return rest.find('?') == std::string_view::npos;
  const std::string path = lowered(rest.substr(slash, rest.find('#') - slash));
  return path == "/" || path == "/index.html" || path == "/index.htm" || path == "/index.php" ||
         path == "/home" || path == "/beranda";
}

}  // namespace

std::string_view other_page_kind(std::string_view html, std::string_view url) {
  if (is_home(url)) return "home page";
  const Look look = Scan(html).run();
  const std::string_view title = own_title(look.title);
  if (look.article && look.words >= kTeaserWords) return {};
  if (look.refresh && look.words < kTeaserWords) return "refresh page";
  if (look.words < kShortPage && (says_error(title) || says_error(own_title(look.heading))))
    return "error page";
  if (look.words < kShortPage && begins_with_login(title) && (look.password || look.form))
    return "login page";
  if (look.password && look.words < kTeaserWords / 2 && look.headlines < kFewHeadlines) return "login page";
  if (look.article || look.headlines < kFewHeadlines) return {};
  const std::string address = lowered(url);
  const auto* const row = std::find_if(kAddresses.begin(), kAddresses.end(), [&](const Address& a) {
    return address.find(a.part) != std::string::npos;
  });
  if (row != kAddresses.end() && look.longest_prose < 2 * kTeaserWords) return row->kind;
  if (look.longest_prose >= kTeaserWords) return {};
  const std::string_view heading = own_title(look.heading);
  return heading.starts_with("tag") || heading.starts_with("topik") ? "tag page" : "list page";
}

}  // namespace warta::readers
