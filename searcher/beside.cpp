// SPDX-License-Identifier: GPL-3.0-or-later
// SearchOptions::beside: reads every matching article. 1,000 take some .2 s.
#include <algorithm>

#include "searcher/match/typical_words.h"
#include "searcher/passages/collocations.h"
#include "searcher/searcher_state.h"

namespace warta {

std::vector<Collocate> Searcher::State::beside(const Xapian::Query& query, const MatchFinders& finders,
                                               std::uint32_t count) const {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet matches = deadline.matches(enquire, 0, database.get_doccount());
  Collocations counts;
  for (Xapian::doccount at = 0; at < matches.size(); ++at) {
    deadline.check();
    counts.add(stored_article(matches[at].get_document().get_data()), finders, *analyzer);
  }
  constexpr std::uint64_t kLeast = 2;  // a word that is there once is there by chance
  std::vector<Collocate> words;
  for (const auto& [word, times] : counts.words) {
    const bool letters = static_cast<unsigned char>(word.front()) >= 'a';
    if (times.near < kLeast || !letters || counts.matched.contains(word)) continue;
    const double likelihood = log_likelihood(
        static_cast<double>(times.near), static_cast<double>(counts.near),
        static_cast<double>(times.all - times.near), static_cast<double>(counts.all - counts.near));
    if (likelihood > 0) words.push_back({word, times.near, times.all, likelihood});
  }
  std::sort(words.begin(), words.end(), [](const Collocate& a, const Collocate& b) {
    return a.likelihood != b.likelihood ? a.likelihood > b.likelihood : a.word < b.word;
  });
  words.resize(std::min<std::size_t>(words.size(), count));
  return words;
}

}  // namespace warta
