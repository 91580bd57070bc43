// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses the words of like_query.h.
#include "searcher/compile/like_query.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "indexer/archive/schema.h"
#include "searcher/compile/readings.h"

namespace warta {

namespace {

// More words do not improve the result and make the query slower.
constexpr std::size_t kWords = 25;

struct Weighed {
  std::string term;
  double weight;
};

// `Z` and a root; `ZS` and `ZXT` begin those of fields. A root does not begin with a capital letter.
bool is_bare_root(const std::string& term) {
  return term.size() > 1 && term.front() == 'Z' && (term[1] < 'A' || term[1] > 'Z');
}

// A word of a text that `frequency` articles have.
Weighed weighed(const std::string& term, std::uint32_t times, double frequency, double articles) {
  const double often = 1 + std::log(std::max(1U, times));
  return {term, often * std::log(articles / frequency)};
}

// Any of the kWords most distinctive ones.
CompiledQuery query_for(std::vector<Weighed> words) {
  std::sort(words.begin(), words.end(), [](const Weighed& a, const Weighed& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  });
  words.resize(std::min(words.size(), kWords));
  CompiledQuery query;
  std::vector<Xapian::Query> terms;
  for (const Weighed& word : words) {
    terms.emplace_back(word.term);
    query.parts.push_back({word.term.substr(1), terms.back()});
    query.ranked.matched.anywhere.roots.emplace_back(word.term.substr(1),
                                                     query.ranked.matched.anywhere.count++);
  }
  query.ranked.all = Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
  query.ranked.any = query.ranked.all;
  return query;
}

class RootCounts final : public TokenSink {
 public:
  void token(const Token& token) override {
    if (token.has_position()) ++times[schema::root_term({}, token.root)];
  }
  std::map<std::string, std::uint32_t> times;
};

}  // namespace

CompiledQuery like_query(const Xapian::Database& database, Xapian::docid document, const std::string& id) {
  std::vector<Weighed> words;
  const double articles = database.get_doccount();
  for (auto term = database.termlist_begin(document); term != database.termlist_end(document); ++term) {
    const double frequency = term.get_termfreq();
    if (!is_bare_root(*term) || frequency < 2) continue;  // a word that no other article has
    words.push_back(weighed(*term, term.get_wdf(), frequency, articles));
  }
  CompiledQuery query = query_for(std::move(words));
  query.ranked.all = excluding(query.ranked.all, Xapian::Query(schema::id_term(id)));
  query.ranked.any = query.ranked.all;
  return query;
}

CompiledQuery like_text_query(const Xapian::Database& database, std::string_view text,
                              const Analyzer& analyzer) {
  RootCounts roots;
  analyzer.analyze(text, roots);
  std::vector<Weighed> words;
  for (const auto& [term, times] : roots.times) {
    const double frequency = database.get_termfreq(term);
    if (is_bare_root(term) && frequency > 0)
      words.push_back(weighed(term, times, frequency, database.get_doccount()));
  }
  return query_for(std::move(words));
}

}  // namespace warta
