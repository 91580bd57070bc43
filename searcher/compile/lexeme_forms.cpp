// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/lexeme_forms.h"

#include "searcher/compile/vocabulary.h"

namespace warta {

namespace {

std::string key_of(std::string_view lexeme, std::string_view root) {
  std::string key(lexeme);
  key += ' ';
  key += root;
  return key;
}

}  // namespace

const std::vector<std::string>& LexemeForms::of(schema::Field field, std::string_view lexeme,
                                                std::string_view root, const Analyzer& analyzer,
                                                const Xapian::Database& vocabulary) {
  const auto [entry, is_new] = fields_.try_emplace(field);
  Forms& forms = entry->second;
  if (is_new) {
    for_each_surface(vocabulary, field, [&](std::string_view surface) {
      const WordForms word = analyzer.analyze_word(surface);
      if (word.surface == surface) forms[key_of(word.lexeme, word.root)].emplace_back(surface);
    });
  }
  static const std::vector<std::string> none;
  const auto found = forms.find(key_of(lexeme, root));
  return found == forms.end() ? none : found->second;
}

}  // namespace warta
