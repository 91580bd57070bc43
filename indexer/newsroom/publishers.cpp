// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/newsroom/publishers.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "indexer/newsroom/text_scan.h"
#include "util/table.h"
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

// A name without what may vary: `KOMPAS.com`, `www.kompas.com`, `Kompas` → `kompas`.
std::string key_of(std::string_view name) {
  std::string key;
  for (const char c : trimmed(name)) key += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  if (key.starts_with("www.")) key.erase(0, 4);
  for (const std::string_view ending : kDomainEndings) {
    if (key.size() > ending.size() && key.ends_with(ending)) {
      key.resize(key.size() - ending.size());
      break;
    }
  }
  std::erase_if(key, [](char c) { return c == ' ' || c == '.'; });
  return key;
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

}  // namespace

bool is_known_publisher(std::string_view as_written) { return publishers().contains(key_of(as_written)); }

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
  const auto known = newsroom::publishers().find(newsroom::key_of(as_written));
  return std::string(known != newsroom::publishers().end() ? known->second : newsroom::trimmed(as_written));
}

}  // namespace warta
