// SPDX-License-Identifier: GPL-3.0-or-later
// Samples the matches, and counts the best candidates exactly (typical_words.h).
#include "searcher/match/typical_words.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/archive/schema.h"
#include "searcher/match/sample.h"

namespace warta {

namespace {

// Reading the words of an article takes about 25 µs: 1,000 are read in a quarter of the 100 ms that a search
// may take. A word of one matching article in a hundred is then in the sample ten times.
constexpr std::size_t kSampled = 1000;
constexpr std::uint32_t kLeastArticles = 2;    // a word of one article says nothing about a set
constexpr std::size_t kCandidatesPerWord = 4;  // candidates counted exactly for each word wanted

std::vector<Xapian::docid> numbers_of(const Xapian::MSet& matches) {
  std::vector<Xapian::docid> numbers;
  numbers.reserve(matches.size());
  for (auto match = matches.begin(); match != matches.end(); ++match) numbers.push_back(*match);
  return numbers;
}

// kSampled of the articles.
std::vector<Xapian::docid> sampled_numbers(const Xapian::Database& database,
                                           const std::vector<Xapian::docid>& numbers,
                                           const Deadline& deadline) {
  if (numbers.size() <= kSampled) return numbers;
  std::vector<Xapian::docid> sample;
  for (const std::size_t place : sample_of(database, numbers, kSampled, 0, deadline))
    sample.push_back(numbers[place]);
  std::sort(sample.begin(), sample.end());
  return sample;
}

// A surface without a field, of letters.
bool is_word(std::string_view term) {
  const auto first = static_cast<unsigned char>(term.front());
  return (first >= 'a' && first <= 'z') || first >= 0x80U;
}

std::uint64_t count_among(const Xapian::Database& database, const std::string& term,
                          const std::vector<Xapian::docid>& numbers, const Deadline& deadline) {
  std::uint64_t count = 0;
  auto posting = database.postlist_begin(term);
  const auto end = database.postlist_end(term);
  for (auto number = numbers.begin(); number != numbers.end() && posting != end;) {
    deadline.check();
    if (*posting < *number) {
      posting.skip_to(*number);
    } else if (*number < *posting) {
      number = std::lower_bound(number, numbers.end(), *posting);
    } else {
      ++count;
      ++number;
      ++posting;
    }
  }
  return count;
}

}  // namespace

double log_likelihood(double matching, double matches, double others, double rest) {
  if (matches <= 0 || (rest > 0 && matching / matches <= others / rest)) return 0;
  const double all = matches + rest;
  const auto part = [all](double observed, double row, double column) {
    return observed <= 0 ? 0 : observed * std::log(observed * all / (row * column));
  };
  const double with = matching + others;
  const double without = all - with;
  return 2 * (part(matching, with, matches) + part(others, with, rest) +
              part(matches - matching, without, matches) + part(rest - others, without, rest));
}

std::vector<TypicalWord> typical_words(const Xapian::Database& database, const Xapian::Query& query,
                                       std::uint32_t count, const Deadline& deadline) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const std::vector<Xapian::docid> numbers =
      numbers_of(deadline.matches(enquire, 0, database.get_doccount()));
  const auto matches = static_cast<double>(numbers.size());
  const double rest = database.get_doccount() - matches;
  if (numbers.empty() || rest <= 0) return {};

  const std::vector<Xapian::docid> sample = sampled_numbers(database, numbers, deadline);
  std::unordered_map<std::string, std::uint32_t> sampled;
  for (const Xapian::docid number : sample) {
    deadline.check();
    auto term = database.termlist_begin(number);
    // Capitals begin the terms of fields, roots and lexemes.
    for (; term != database.termlist_end(number); ++term)
      if (const std::string text = *term; is_word(text)) ++sampled[text];
  }
  const double scale = matches / static_cast<double>(sample.size());
  const auto likelihood = [&](double matching, double articles) {
    return log_likelihood(matching, matches, std::max(0.0, articles - matching), rest);
  };
  std::vector<TypicalWord> words;
  for (const auto& [word, articles] : sampled) {
    if (articles < kLeastArticles) continue;
    words.push_back({word, 0, database.get_termfreq(word), 0});
    words.back().likelihood = likelihood(articles * scale, static_cast<double>(words.back().articles));
  }
  const auto better = [](const TypicalWord& a, const TypicalWord& b) {
    return a.likelihood != b.likelihood ? a.likelihood > b.likelihood : a.word < b.word;
  };
  const auto keep_best = [&](std::size_t most) {
    std::sort(words.begin(), words.end(), better);
    words.resize(std::min(words.size(), most));
    std::erase_if(words, [](const TypicalWord& word) { return word.likelihood <= 0; });
  };
  keep_best(std::size_t{count} * kCandidatesPerWord);
  for (TypicalWord& word : words) {
    word.matching = count_among(database, word.word, numbers, deadline);
    word.likelihood = likelihood(static_cast<double>(word.matching), static_cast<double>(word.articles));
  }
  keep_best(count);
  return words;
}

}  // namespace warta
