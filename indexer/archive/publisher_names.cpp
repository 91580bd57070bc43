// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/publisher_names.h"

#include <cstdint>
#include <utility>

#include "indexer/archive/schema.h"
#include "warta/newsroom.h"

namespace warta {

PublisherNames::PublisherNames(const Xapian::Database& database) {
  const std::string prefix(schema::kSpellingPrefix);
  std::string key;
  std::string best;
  std::uint64_t most = 0;
  std::size_t spellings = 0;
  const auto finish = [&] {
    if (spellings > 1) names_.emplace(key, best);
    most = 0;
    spellings = 0;
  };
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string text = (*term).substr(prefix.size());
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) continue;
    if (std::string next = text.substr(0, equals); next != key) {
      finish();
      key = std::move(next);
    }
    ++spellings;
    const std::uint64_t articles = database.get_termfreq(*term);
    if (articles <= most) continue;
    most = articles;
    best = text.substr(equals + 1);
  }
  finish();
}

std::string PublisherNames::name_of(std::string_view publisher) const {
  if (names_.empty()) return std::string(publisher);
  const auto found = names_.find(publisher_key(publisher));
  return found == names_.end() ? std::string(publisher) : found->second;
}

void PublisherNames::settle(Article& article) const {
  if (names_.empty() || article.publisher.empty()) return;
  std::string name = name_of(article.publisher);
  if (name == article.publisher) return;
  if (article.publisher_as_given.empty()) article.publisher_as_given = article.publisher;
  article.publisher = std::move(name);
}

}  // namespace warta
