// SPDX-License-Identifier: GPL-3.0-or-later
// Completes words, names, values and fields from the terms of an archive (completion.h).
#include "searcher/match/completion.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/archive/fields.h"
#include "indexer/archive/schema.h"
#include "searcher/compile/filter_query.h"
#include "searcher/compile/vocabulary.h"

namespace warta {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";
// At most so many of the list, so that words have room.
constexpr std::size_t kMostFields = 2;
constexpr std::size_t kMostNames = 2;
constexpr std::size_t kMostValues = 3;
constexpr std::size_t kWordsOfValue = 4;  // typed words that may begin a value or a name

// The end of the text, which is completed.
struct Typed {
  std::string before;                         // of the text; stays
  std::string begun;                          // a word, or the beginning of a value
  const schema::FieldRow* field = nullptr;    // of the value, `media:`
  bool in_phrase = false;                     // words only
  std::vector<std::size_t> word_begins = {};  // in the whole text, of the last words, the last one first
};

const schema::FieldRow* field_before(std::string_view head, std::size_t& begin) {
  if (head.ends_with('=')) head.remove_suffix(1);
  if (!head.ends_with(':')) return nullptr;
  head.remove_suffix(1);
  const std::size_t blank = head.find_last_of(" \t\r\n(-+");
  begin = blank == std::string_view::npos ? 0 : blank + 1;
  return schema::find_field(head.substr(begin));
}

Typed typed_end(const std::string& text) {
  Typed typed;
  const auto quotes = std::count(text.begin(), text.end(), '"');
  if (quotes % 2 == 1) {
    const std::size_t quote = text.rfind('"');
    std::size_t begin = 0;
    if (const auto* row = field_before(std::string_view(text).substr(0, quote), begin)) {
      typed.before = text.substr(0, begin);
      typed.begun = text.substr(quote + 1);
      typed.field = row;
      return typed;
    }
    const std::size_t word = text.find_last_of(" \t\r\n\"") + 1;
    typed.before = text.substr(0, word);
    typed.begun = text.substr(word);
    typed.in_phrase = true;
    return typed;
  }
  std::size_t word = text.find_last_of(" \t\r\n(\"") + 1;  // npos + 1 is 0
  while (word < text.size() && (text[word] == '-' || text[word] == '+' || text[word] == '=')) ++word;
  const std::size_t colon = text.find(':', word);
  if (colon != std::string::npos) {
    typed.field = schema::find_field(text.substr(word, colon - word));
    if (typed.field != nullptr) {
      typed.before = text.substr(0, word);
      typed.begun = text.substr(colon + 1 + (text.compare(colon + 1, 1, "=") == 0 ? 1 : 0));
      return typed;
    }
  }
  typed.before = text.substr(0, word);
  typed.begun = text.substr(word);
  for (std::size_t begin = word; typed.word_begins.size() < kWordsOfValue;) {
    typed.word_begins.push_back(begin);
    const std::size_t end = begin == 0 ? std::string::npos : text.find_last_not_of(kBlanks, begin - 1);
    if (end == std::string::npos || end + 1 == begin) break;
    const std::size_t blank = text.find_last_of(" \t\r\n(\"", end);
    begin = blank == std::string::npos ? 0 : blank + 1;
    if (std::string_view("-+=\"(").find(text[begin]) != std::string_view::npos || begin > end) break;
  }
  return typed;
}

bool more_articles(const Completion& a, const Completion& b) {
  return a.articles != b.articles ? a.articles > b.articles : a.text < b.text;
}

// The `most` with the most articles.
void keep_best(std::vector<Completion>& all, std::size_t most) {
  const std::size_t kept = std::min(most, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(), more_articles);
  all.resize(kept);
}

// Calls `take` with what follows `prefix` + `begun` of each such term, and its articles.
template <typename Take>
void for_each_term(const Xapian::Database& database, const std::string& prefix, const Deadline& deadline,
                   const Take& take) {
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    deadline.check();
    take(*term, term.get_termfreq());
  }
}

std::vector<Completion> words(const Typed& typed, schema::Field field, const std::string& named,
                              std::size_t most, const Xapian::Database& database, const Deadline& deadline) {
  std::vector<Completion> found;
  const std::string begun = schema::folded(typed.begun);
  const std::string prefix(schema::row_of(field).prefix);
  // Terms of other kinds begin with a capital letter, words never do.
  if (begun.empty() || (begun.front() >= 'A' && begun.front() <= 'Z')) return found;
  for_each_term(database, prefix + begun, deadline, [&](const std::string& term, std::uint64_t articles) {
    found.push_back({Completion::Kind::word, term.substr(prefix.size()), {}, {}, articles});
  });
  keep_best(found, most);
  for (Completion& one : found) one.query = typed.before + named + one.text;
  return found;
}

std::vector<Completion> values(const std::string& before, const std::string& begun,
                               const schema::FieldRow& row, std::size_t most,
                               const Xapian::Database& database, const Deadline& deadline) {
  std::vector<Completion> found;
  const std::string prefix = schema::value_prefix(row);
  const auto walk = [&](const std::string& key) {
    for_each_term(database, prefix + key, deadline, [&](const std::string& term, std::uint64_t articles) {
      found.push_back({Completion::Kind::value, term.substr(prefix.size()), {}, {}, articles});
    });
  };
  // The key of a publisher is not its name as typed: `Harian X` and `harianx.com` share one.
  const std::string typed = schema::folded(begun);
  const std::string key = schema::value_key(row, begun);
  walk(typed);
  if (!key.starts_with(typed)) walk(key);
  keep_best(found, most);
  for (Completion& one : found) {
    one.text = value_as_written(database, row, one.text);
    one.field = row.name;
    std::string quotable = one.text;
    std::replace(quotable.begin(), quotable.end(), '"', ' ');
    one.query = before + std::string(row.name) + ":=\"" + quotable + '"';
  }
  return found;
}

// Abbreviations that articles introduce, and their long forms: `KPK`, `Komisi Pemberantasan Korupsi`.
std::vector<Completion> names(const std::string& before, const std::string& begun, std::size_t most,
                              const Xapian::Database& database, const Deadline& deadline) {
  std::vector<Completion> found;
  const std::string key = schema::folded(begun);
  const std::string prefix(schema::kNamePrefix);
  for_each_term(database, prefix, deadline, [&](const std::string& term, std::uint64_t articles) {
    const std::size_t between = term.find('=', prefix.size());
    if (between == std::string::npos) return;
    const std::string_view whole = term;
    const std::string_view shorter = whole.substr(prefix.size(), between - prefix.size());
    const std::string_view longer = whole.substr(between + 1);
    if (shorter.starts_with(key) || longer.starts_with(key))
      found.push_back({Completion::Kind::name, std::string(longer), {}, {}, articles});
  });
  keep_best(found, most);
  for (Completion& one : found) one.query = before + '"' + one.text + '"';
  return found;
}

std::vector<Completion> fields(const Typed& typed, std::size_t most) {
  std::vector<Completion> found;
  constexpr std::size_t kLeast = 2;  // letters
  const std::string begun = schema::folded(typed.begun);
  if (begun.size() < kLeast) return found;
  for (const schema::FieldRow& row : schema::fields()) {
    if (!row.query && !schema::has_values(row)) continue;
    for (const std::string_view name : {row.name, row.english}) {
      if (found.size() == most || !name.starts_with(begun)) continue;
      const std::string shown = std::string(name) + ':';
      found.push_back({Completion::Kind::field, shown, typed.before + shown, std::string(row.name), 0});
      break;
    }
  }
  return found;
}

void append(std::vector<Completion>& all, std::vector<Completion> more) {
  for (Completion& one : more) {
    const bool is_new = std::none_of(all.begin(), all.end(),
                                     [&](const Completion& known) { return known.query == one.query; });
    if (is_new) all.push_back(std::move(one));
  }
}

}  // namespace

std::vector<Completion> completions(const std::string& text, std::size_t most,
                                    const Xapian::Database& database, const Deadline& deadline) {
  const Typed typed = typed_end(text);
  std::vector<Completion> all;
  if (typed.field != nullptr) {
    if (schema::has_values(*typed.field))
      return values(typed.before, typed.begun, *typed.field, most, database, deadline);
    if (typed.field->prefix.empty()) return all;
    return words(typed, typed.field->field, std::string(typed.field->name) + ':', most, database, deadline);
  }
  if (typed.begun.find_first_not_of(kBlanks) == std::string::npos) return all;
  if (!typed.in_phrase) {
    constexpr std::array kOffered = {schema::Field::media, schema::Field::author, schema::Field::place,
                                     schema::Field::section, schema::Field::tag};
    append(all, fields(typed, kMostFields));
    std::vector<Completion> whole;
    std::vector<Completion> long_names;
    constexpr std::size_t kLeast = 2;  // bytes typed
    for (const std::size_t begin : typed.word_begins) {
      const std::string begun = text.substr(begin);
      if (begun.size() < kLeast) continue;
      for (const schema::Field field : kOffered)
        append(whole,
               values(text.substr(0, begin), begun, schema::row_of(field), kMostValues, database, deadline));
      append(long_names, names(text.substr(0, begin), begun, kMostNames, database, deadline));
    }
    keep_best(whole, kMostValues);
    keep_best(long_names, kMostNames);
    append(all, std::move(whole));
    append(all, std::move(long_names));
  }
  const std::size_t room = most > all.size() ? most - all.size() : 0;
  std::vector<Completion> list = words(typed, schema::Field::body, "", room, database, deadline);
  append(list, std::move(all));
  if (list.size() > most) list.resize(most);
  return list;
}

}  // namespace warta
