// SPDX-License-Identifier: GPL-3.0-or-later
// Reads names from tables, the user's rows, thesauri and the archive (other_names.h).
#include "searcher/compile/other_names.h"

#include <algorithm>
#include <utility>

#include "indexer/archive/schema.h"
#include "searcher/compile/messages.h"
#include "searcher/compile/word_clauses.h"
#include "warta/error.h"

namespace warta {

namespace embedded {
extern const std::string_view known_names;  // known_names.tsv
}  // namespace embedded

namespace {

// An introduced name counts when this many articles introduce it, and they are at least half of those that
// introduce its short form: one article may err, and some short forms are ambiguous.
constexpr std::uint64_t kLeastArticles = 2;
constexpr std::uint64_t kSures = 5;  // of so many articles one may mean something else

template <typename Take>
void for_each_part(std::string_view text, char separator, const Take& take) {
  while (true) {
    const std::size_t end = text.find(separator);
    take(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

// Of a doubled word two.
std::string without_hyphens(std::string name) {
  std::replace(name.begin(), name.end(), '-', ' ');
  return name;
}

// `perserikatan bangsa bangsa` as it is written, with a hyphen in the doubled word.
std::string with_hyphens(const std::string& name) {
  std::string written;
  std::string_view last;
  for_each_part(name, ' ', [&](std::string_view word) {
    (written += last.empty() ? "" : word == last ? "-" : " ") += word;
    last = word;
  });
  return written;
}

// `text` as surfaces separated by blanks; empty when it has no words or too many.
std::string name_of(std::string_view text, const Analyzer& analyzer) {
  std::string name;
  std::size_t words = 0;
  for (const QueryToken& token : query_tokens(text, analyzer)) {
    if (stands_beside(token.kind)) continue;
    if (++words > OtherNames::kLongest) return {};
    (name += name.empty() ? "" : " ") += token.surface;
  }
  return with_hyphens(without_hyphens(std::move(name)));
}

// `name` without function words, as in queries.
std::string key_of(const std::string& written, const Analyzer& analyzer) {
  const std::string name = without_hyphens(written);
  std::string key;
  for_each_part(name, ' ', [&](std::string_view word) {
    if (!analyzer.is_function_word(word)) (key += key.empty() ? "" : " ") += word;
  });
  return key.empty() ? name : key;
}

void append_new(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

}  // namespace

OtherNames::OtherNames(const Analyzer& analyzer, std::string_view rows, std::string_view thesaurus) {
  add_rows(analyzer, embedded::known_names, compile_messages::kBuiltInNames);
  add_rows(analyzer, rows, compile_messages::kNames);
  add_thesaurus(thesaurus);
}

void OtherNames::add_rows(const Analyzer& analyzer, std::string_view rows, const Message& whose) {
  std::size_t number = 0;
  for_each_part(rows, '\n', [&](std::string_view row) {
    ++number;
    while (!row.empty() && (row.back() == '\r' || row.back() == ' ')) row.remove_suffix(1);
    if (row.empty() || row.front() == '#') return;
    const auto wrong = [&](const Bilingual& what) {
      return Error(ErrorCode::invalid_argument, both(compile_messages::kWrongName, {whose, number, what}));
    };
    if (row.front() == '-') {
      const std::string name = name_of(row.substr(1), analyzer);
      if (name.empty()) throw wrong(both(compile_messages::kNoNameAfterDash));
      banned_.insert(key_of(name, analyzer));
      return;
    }
    std::vector<std::string> names;
    for_each_part(row, '\t', [&](std::string_view part) {
      const std::string name = name_of(part, analyzer);
      if (name.empty()) throw wrong(both(compile_messages::kNotName, {part, kLongest}));
      append_new(names, name);
    });
    if (names.size() < 2) throw wrong(both(compile_messages::kTwoNames));
    for (const std::string& name : names) {
      const std::string key = key_of(name, analyzer);
      banned_.erase(key);
      for (const std::string& other : names)
        if (other != name) append_new(given_[key], other);
    }
  });
}

// MyThes: a line with the encoding, then for each word `word|MEANINGS` and as many lines `[kind]|word|word…`;
// the kind `ant` lists opposites.
void OtherNames::add_thesaurus(std::string_view text) {
  std::vector<std::string>* synonyms = nullptr;
  bool first = true;
  for_each_part(text, '\n', [&](std::string_view line) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (std::exchange(first, false) || line.empty()) return;
    if (line.front() != '[' && line.front() != '(' && line.front() != '-') {
      synonyms = &synonyms_[std::string(line.substr(0, line.find('|')))];
      return;
    }
    if (synonyms == nullptr || line.substr(1, 3) == "ant") return;
    bool kind = true;
    for_each_part(line, '|', [&](std::string_view part) {
      if (std::exchange(kind, false) || part.empty()) return;
      if (synonyms->size() < kMostOthers) append_new(*synonyms, std::string(part));
    });
  });
}

void OtherNames::learn(const Xapian::Database& database, const Analyzer& analyzer) {
  learnt_.clear();
  const std::string prefix(schema::kNamePrefix);
  std::string short_name;
  std::vector<std::pair<std::string, std::uint64_t>> long_names;
  const auto take_over = [&] {
    std::uint64_t all = 0;
    for (const auto& [name, articles] : long_names) all += articles;
    if (analyzer.is_common_word(short_name)) long_names.clear();
    for (const auto& [name, articles] : long_names) {
      // Of several readings none is certain.
      if (articles < kLeastArticles || articles * kSures < all * (kSures - 1)) continue;
      append_new(learnt_[short_name], with_hyphens(name));
      append_new(learnt_[key_of(name, analyzer)], short_name);
    }
    long_names.clear();
  };
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string pair = (*term).substr(prefix.size());
    const std::size_t between = pair.find('=');
    if (between == std::string::npos) continue;
    const std::string_view name = std::string_view(pair).substr(0, between);
    if (name != short_name) {
      take_over();
      short_name = name;
    }
    long_names.emplace_back(pair.substr(between + 1), term.get_termfreq());
  }
  take_over();
}

std::vector<std::string> OtherNames::of(const std::string& name, bool certain) const {
  std::vector<std::string> others;
  if (banned_.contains(name)) return others;
  for (const Table* table : {&given_, &learnt_, &synonyms_}) {
    if (certain && table != &given_) break;
    const auto found = table->find(name);
    if (found == table->end()) continue;
    for (const std::string& other : found->second) {
      if (others.size() < kMostOthers && !banned_.contains(without_hyphens(other))) append_new(others, other);
    }
  }
  return others;
}

}  // namespace warta
