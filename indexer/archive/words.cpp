// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an archive with their forms, for other engines (warta/archive_tools.h).
#include <algorithm>

#include "indexer/archive/directory.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/xapian_errors.h"
#include "warta/analyzer.h"
#include "warta/archive_tools.h"

namespace warta {

namespace {

// Words have terms without a prefix, which are lower case; numbers and parts of words are left out.
bool is_word(const std::string& term) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  };
  return !term.empty() && std::any_of(term.begin(), term.end(), is_letter) &&
         !(term[0] >= 'A' && term[0] <= 'Z');
}

}  // namespace

void for_each_word(const std::string& path, const std::function<bool(const ArchiveWord&)>& sink) {
  Xapian::Database database = open_archive_for_reading(path);
  const auto analyzer =
      make_indonesian_analyzer({database.get_metadata(std::string(schema::kMetaExceptions))});
  std::string
      last;  // of the words that were passed on: a view that a writer has discarded begins again there
  with_reopening(database, path, [&] {
    auto term = database.allterms_begin();
    if (!last.empty()) term.skip_to(last + '\0');
    for (; term != database.allterms_end(); ++term) {
      const std::string text = *term;
      if (!is_word(text)) continue;
      const WordForms forms = analyzer->analyze_word(text);
      last = text;
      if (!sink({text, term.get_termfreq(), forms.lexeme, forms.root})) return;
    }
  });
}

}  // namespace warta
