// SPDX-License-Identifier: GPL-3.0-or-later
// Replaces unknown words of a query (suggestion.h).
#include "searcher/match/suggestion.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "indexer/archive/fields.h"
#include "indexer/archive/schema.h"
#include "searcher/compile/vocabulary.h"
#include "searcher/compile/word_clauses.h"
#include "warta/error.h"

namespace warta {

namespace {

// The words that may be misspelt, in the order of the text.
void collect_words(const query::Node& node, std::vector<const query::Word*>& words) {
  const auto all = [&words](const std::vector<query::Node>& nodes) {
    for (const query::Node& child : nodes) collect_words(child, words);
  };
  query::visit(
      node,
      [&](const query::Word& word) {
        if (!word.literal && !word.fuzzy) words.push_back(&word);
      },
      [&](const query::Sequence& sequence) { all(sequence.items); },
      [&](const query::And& conjunction) { all(conjunction.operands); },
      [&](const query::Or& disjunction) { all(disjunction.operands); },
      [&](const query::Required& required) { collect_words(*required.child, words); },
      [&](const query::Near& near) { all(near.operands); },
      [&](const query::SameSentence& sentence) { all(sentence.operands); },
      [&](const query::SameParagraph& paragraph) { all(paragraph.operands); }, [](const query::Not&) {},
      [](const query::InField&) {}, [](const query::Phrase&) {}, [](const query::Wildcard&) {},
      [](const query::DateRange&) {}, [](const query::WordCountRange&) {});
}

// The surface to be replaced; empty if the archive has the word, or it has several tokens.
std::string unknown_surface(const query::Word& word, const Analyzer& analyzer,
                            const Xapian::Database& database) {
  const std::vector<QueryToken> tokens = query_tokens(word.text, analyzer);
  if (tokens.size() != 1 || tokens.front().kind != TokenKind::word) return {};
  const QueryToken& token = tokens.front();
  const bool known = database.term_exists(schema::root_term({}, token.root)) ||
                     database.term_exists(schema::term({}, token.surface));
  return known ? std::string() : token.surface;
}

// At most `count`, the most similar and then the most frequent first.
std::vector<std::string> most_alike(const std::string& surface, std::size_t count,
                                    const Xapian::Database& database, const Deadline& deadline,
                                    WordLists* lists) {
  const std::u32string asked = code_points_of(surface);
  std::vector<std::string> words;
  try {
    words = words_spelt_like(database, schema::Field::body, surface, deadline, lists);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid_argument) throw;
    return {};  // too many similar words to choose from
  }
  std::erase(words, surface);
  std::vector<std::tuple<std::uint32_t, std::int64_t, std::string>> ranked;
  for (std::string& word : words) {
    const std::uint32_t distance = edit_distance(asked, code_points_of(word), allowed_edits(asked));
    const auto frequency = static_cast<std::int64_t>(database.get_termfreq(schema::term({}, word)));
    ranked.emplace_back(distance, -frequency, std::move(word));
  }
  std::sort(ranked.begin(), ranked.end());
  ranked.resize(std::min(ranked.size(), count));
  words.clear();
  for (auto& [distance, frequency, word] : ranked) words.push_back(std::move(word));
  return words;
}

// Whether the word is right however rare it is: one of the dictionary, derived from one, or with a bound form
// (`prakerja` beside `pekerja`). Names have spellings, and are not meant.
bool is_certain(const QueryToken& token, const Analyzer& analyzer) {
  const std::size_t bound = analyzer.bound_form(token.surface);
  const bool has_bound_form = bound != 0 && bound < token.surface.size();
  return has_bound_form || analyzer.is_common_word(token.root);
}

std::string with_replaced(std::string text, const query::Word& word, const std::string& other) {
  return text.replace(word.text_begin, word.text.size(), other);
}

}  // namespace

std::optional<std::string> respelt(const std::string& text, const QueryTree& tree, std::size_t most,
                                   const Analyzer& analyzer, const Xapian::Database& database,
                                   const Deadline& deadline, WordLists* lists) {
  std::vector<const query::Word*> words;
  collect_words(tree, words);
  std::vector<std::pair<const query::Word*, std::string>> unknown;
  for (const query::Word* word : words) {
    std::string surface = unknown_surface(*word, analyzer, database);
    if (!surface.empty()) unknown.emplace_back(word, std::move(surface));
    if (unknown.size() > most) return std::nullopt;
  }
  if (unknown.empty()) return std::nullopt;
  std::string corrected = text;
  // From the end, so that earlier places stay valid.
  for (auto one = unknown.rbegin(); one != unknown.rend(); ++one) {
    const std::vector<std::string> better = most_alike(one->second, 1, database, deadline, lists);
    if (better.empty()) return std::nullopt;
    corrected = with_replaced(std::move(corrected), *one->first, better.front());
  }
  return corrected;
}

std::vector<std::string> respellings(const std::string& text, const QueryTree& tree, std::size_t most,
                                     const Analyzer& analyzer, const Xapian::Database& database,
                                     const Deadline& deadline, WordLists* lists) {
  constexpr std::size_t kOfOneWord = 3;
  std::vector<const query::Word*> words;
  collect_words(tree, words);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < std::min(words.size(), most); ++i) {
    const std::vector<QueryToken> tokens = query_tokens(words[i]->text, analyzer);
    if (tokens.size() != 1 || tokens.front().kind != TokenKind::word || is_certain(tokens.front(), analyzer))
      continue;
    for (const std::string& other : most_alike(tokens.front().surface, kOfOneWord, database, deadline, lists))
      texts.push_back(with_replaced(text, *words[i], other));
  }
  return texts;
}

}  // namespace warta
