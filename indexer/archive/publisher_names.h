// SPDX-License-Identifier: GPL-3.0-or-later
// One name for each publisher of an archive: its most frequent spelling. Read by searches and statistics.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <unordered_map>

#include "warta/article.h"

namespace warta {

class PublisherNames {
 public:
  PublisherNames() = default;
  // Reads the spellings that the archive has (schema::kSpellingPrefix); a spelling costs some microseconds.
  explicit PublisherNames(const Xapian::Database& database);

  // The name of a publisher in any spelling; of equally frequent ones the first by bytes.
  [[nodiscard]] std::string name_of(std::string_view publisher) const;

  // Gives `article` the name, and keeps its own spelling as publisher_as_given.
  void settle(Article& article) const;

 private:
  // By publisher_key(), only of publishers with several spellings.
  std::unordered_map<std::string, std::string> names_;
};

}  // namespace warta
