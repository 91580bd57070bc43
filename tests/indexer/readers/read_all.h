// SPDX-License-Identifier: GPL-3.0-or-later
// Reads all records of sources into lists.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "warta/reader.h"

namespace warta::tests {

struct Read {
  std::vector<Article> articles;
  std::vector<std::string> issues;  // `WHERE: reason`
  std::uint64_t skipped = 0;
};

inline Read read(const std::vector<std::string>& sources, const ReadOptions& options = {}) {
  Read all;
  const auto reader = open_sources(sources, options);
  while (auto result = reader->next()) {
    if (auto* article = std::get_if<Article>(&*result)) {
      all.articles.push_back(std::move(*article));
    } else {
      const auto& issue = std::get<ReadIssue>(*result);
      all.issues.push_back(issue.origin.to_string() + ": " + issue.reason.english);
    }
  }
  all.skipped = reader->files_skipped();
  return all;
}

}  // namespace warta::tests
