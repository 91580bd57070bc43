// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/newsroom/publishers.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/newsroom/text_scan.h"
#include "util/table.h"
#include "util/text.h"
#include "warta/newsroom.h"

namespace warta {

namespace embedded {
extern const std::string_view publishers;  // publishers.tsv
extern const std::string_view places;      // places.txt
}  // namespace embedded

namespace newsroom {

namespace {

constexpr std::array<std::string_view, 9> kDomainEndings = {".co.id", ".or.id", ".com", ".net", ".org",
                                                            ".co",    ".id",    ".tv",  ".news"};

std::string without_blanks_and_dots(std::string key) {
  std::erase_if(key, [](char c) { return c == ' ' || c == '.'; });
  return key;
}

// In lower case, without `www.`.
std::string bare(std::string_view name) {
  std::string key = lowered(trimmed(name));
  if (key.starts_with("www.")) key.erase(0, 4);
  return key;
}

// A name without what may vary: `KOMPAS.com`, `www.kompas.com`, `Kompas` → `kompas`.
std::string key_of(std::string_view name) {
  std::string key = bare(name);
  for (const std::string_view ending : kDomainEndings) {
    if (key.size() > ending.size() && key.ends_with(ending)) {
      key.resize(key.size() - ending.size());
      break;
    }
  }
  return without_blanks_and_dots(std::move(key));
}

const std::unordered_map<std::string, std::string_view>& publishers() {
  static const auto table = [] {
    std::unordered_map<std::string, std::string_view> names;
    for_each_row(embedded::publishers, [&](const std::vector<std::string_view>& columns) {
      for (const std::string_view name : columns) names.try_emplace(key_of(name), columns.front());
    });
    return names;
  }();
  return table;
}

// The name in the table; empty if it has none. With its ending first: `kompas.tv` is Kompas TV, not Kompas.
std::string_view known_name(std::string_view as_written) {
  for (const std::string& key : {without_blanks_and_dots(bare(as_written)), key_of(as_written)}) {
    const auto known = publishers().find(key);
    if (known != publishers().end()) return known->second;
  }
  return {};
}

// Labels under which registries of countries sell domains: `co.id`, `go.id`, `com.au`.
constexpr std::array<std::string_view, 17> kRegistryLabels = {"co",  "com",  "or",  "org",    "net", "ne",
                                                              "go",  "gov",  "ac",  "edu",    "sch", "my",
                                                              "web", "desa", "mil", "ponpes", "biz"};
// Services whose customers publish under a name of their own: `nama.blogspot.com`.
constexpr std::array<std::string_view, 10> kHostingLabels = {"blogspot", "wordpress", "substack", "medium",
                                                             "tumblr",   "wixsite",   "weebly",   "github",
                                                             "netlify",  "vercel"};

template <typename Labels>
bool is_one_of(const Labels& labels, std::string_view label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

// The labels of a host: of `https://News.Okezone.com/read`, {news, okezone, com}. Empty if it is none.
std::vector<std::string> labels_of_host(std::string_view as_written) {
  std::string host = lowered(trimmed(as_written));
  if (const std::size_t scheme = host.find("://"); scheme != std::string::npos) host.erase(0, scheme + 3);
  host = bare(host.substr(0, host.find_first_of("/?#:")));
  std::vector<std::string> labels(1);
  for (const char c : host) {
    if (c == '.')
      labels.emplace_back();
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')
      labels.back() += c;
    else
      return {};
  }
  constexpr std::array<std::string_view, 7> kLongTopLevels = {"info",  "news",  "online", "asia",
                                                              "media", "press", "today"};
  const std::string& top = labels.back();
  const bool letters = std::all_of(top.begin(), top.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool usual = top.size() == 2 || top.size() == 3 || is_one_of(kLongTopLevels, top);
  const bool gaps =
      std::any_of(labels.begin(), labels.end(), [](const auto& label) { return label.empty(); });
  if (labels.size() < 2 || gaps || !letters || !usual) return {};
  return labels;
}

// How many of the last labels name the publisher: 2 of `okezone.com`, 3 of `republika.co.id`.
std::size_t registered_labels(const std::vector<std::string>& labels) {
  std::size_t count = 2;
  const auto label = [&](std::size_t from_end) { return std::string_view(labels[labels.size() - from_end]); };
  if (label(1).size() == 2 && labels.size() > count && is_one_of(kRegistryLabels, label(2))) ++count;
  if (labels.size() > count && is_one_of(kHostingLabels, label(count))) ++count;
  return count;
}

std::string last_labels(const std::vector<std::string>& labels, std::size_t count) {
  return joined(std::span(labels).last(count), ".");
}

}  // namespace

bool is_known_publisher(std::string_view as_written) { return !known_name(as_written).empty(); }

bool is_domain(std::string_view word) {
  if (word.find(' ') != std::string_view::npos) return false;
  return std::any_of(kDomainEndings.begin(), kDomainEndings.end(), [&](std::string_view ending) {
    return word.size() > ending.size() + 1 &&
           starts_ignoring_case(word.substr(word.size() - ending.size()), ending);
  });
}

std::string publisher_of_address(std::string_view url) {
  std::string_view host = url;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!starts_ignoring_case(host, scheme)) continue;
    host.remove_prefix(scheme.size());
    break;
  }
  if (host.size() == url.size()) return {};
  host = host.substr(0, host.find_first_of("/?#:"));
  host.remove_prefix(host.rfind('@') + 1);
  const bool has_letters =
      std::any_of(host.begin(), host.end(), [](char c) { return is_upper(c) || is_lower(c); });
  if (!has_letters || host.find('.') == std::string_view::npos) return {};  // 192.0.2.7, localhost
  for (const std::string_view prefix : {"www.", "m.", "amp.", "mobile."})
    if (starts_ignoring_case(host, prefix)) host.remove_prefix(prefix.size());
  for (std::string_view site = host; site.find('.') != std::string_view::npos;
       site.remove_prefix(site.find('.') + 1))
    if (is_known_publisher(site)) return std::string(site);
  return std::string(host);
}

bool is_known_place(std::string_view as_written) {
  static const auto places = [] {
    std::unordered_set<std::string_view> names;
    for_each_row(embedded::places, [&](const auto& columns) { names.insert(columns.front()); });
    return names;
  }();
  if (places.contains(as_written)) return true;
  // `jakarta` in texts without capitals
  static const auto lower_case_places = [] {
    std::unordered_set<std::string> names;
    for (const std::string_view place : places) {
      std::string name(place);
      std::transform(name.begin(), name.end(), name.begin(),
                     [](char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; });
      names.insert(std::move(name));
    }
    return names;
  }();
  return lower_case_places.contains(std::string(as_written));
}

}  // namespace newsroom

std::string canonical_publisher(std::string_view as_written) {
  using newsroom::known_name;
  using newsroom::last_labels;
  if (const std::string_view known = known_name(as_written); !known.empty()) return std::string(known);
  const std::vector<std::string> labels = newsroom::labels_of_host(as_written);
  if (labels.empty()) return std::string(newsroom::trimmed(as_written));
  // A part of a house may have a name of its own: `juara.bolasport.com`.
  const std::size_t registered = newsroom::registered_labels(labels);
  for (std::size_t count = labels.size(); count >= registered; --count)
    if (const std::string_view known = known_name(last_labels(labels, count)); !known.empty())
      return std::string(known);
  return last_labels(labels, registered);
}

std::string publisher_key(std::string_view as_written) {
  return newsroom::key_of(canonical_publisher(as_written));
}

std::string publisher_of_address(std::string_view url) {
  const bool web = url.starts_with("http://") || url.starts_with("https://");
  return web && !newsroom::labels_of_host(url).empty() ? canonical_publisher(url) : std::string();
}

}  // namespace warta
