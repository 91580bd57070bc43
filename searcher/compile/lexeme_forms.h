// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/archive/fields.h"
#include "warta/analyzer.h"

namespace warta {

// The words that an archive has of each lexeme. Postings know only surfaces and roots, so a search by lexeme
// asks for the surfaces; they are found by reading the vocabulary of a field once.
class LexemeForms {
 public:
  // Surfaces of the field whose lexeme and root these are; empty when there are none.
  [[nodiscard]] const std::vector<std::string>& of(schema::Field field, std::string_view lexeme,
                                                   std::string_view root, const Analyzer& analyzer,
                                                   const Xapian::Database& vocabulary);

  // The archive has changed.
  void forget() { fields_.clear(); }

 private:
  using Forms = std::unordered_map<std::string, std::vector<std::string>>;  // by lexeme, blank, root
  std::map<schema::Field, Forms> fields_;
};

}  // namespace warta
