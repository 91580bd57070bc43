// SPDX-License-Identifier: GPL-3.0-or-later
// Iterates over the postings of a query's words in step (match_total.h).
#include "searcher/match/match_total.h"

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

#include "searcher/match/postings_tree.h"

namespace warta {

namespace {

using Xapian::Query;

// A set of document numbers, as bits.
class NumberSet {
 public:
  explicit NumberSet(Xapian::docid last) : bits_(last / kBits + 1) {}
  void insert(Xapian::docid number) { bits_[number / kBits] |= std::uint64_t{1} << (number % kBits); }
  // In ascending order.
  template <typename Work>
  void for_each(const Work& work) const {
    for (std::size_t at = 0; at < bits_.size(); ++at) {
      for (std::uint64_t left = bits_[at]; left != 0; left &= left - 1)
        work(static_cast<Xapian::docid>(at * kBits + static_cast<unsigned>(std::countr_zero(left))));
    }
  }

 private:
  static constexpr unsigned kBits = 64;
  std::vector<std::uint64_t> bits_;
};

bool all_words(const Query& query) {
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    if (query.get_subquery(i).get_type() != Query::LEAF_TERM) return false;
  return true;
}

}  // namespace

std::optional<std::uint64_t> total_of_words(const Xapian::Database& database, bool local,
                                            const std::vector<std::string>& words, const Deadline& deadline,
                                            std::optional<std::uint64_t> have_all) {
  if (words.size() == 1) return database.get_termfreq(words.front());
  if (have_all && words.size() == 2) {
    const std::uint64_t both =
        database.get_termfreq(words[0]) + std::uint64_t{database.get_termfreq(words[1])};
    return both - std::min(both, *have_all);
  }
  if (!local) return std::nullopt;
  const auto frequent =
      std::max_element(words.begin(), words.end(), [&](const std::string& a, const std::string& b) {
        return database.get_termfreq(a) < database.get_termfreq(b);
      });
  NumberSet others(database.get_lastdocid());
  for (auto word = words.begin(); word != words.end(); ++word) {
    deadline.check();
    if (word == frequent) continue;
    const auto end = database.postlist_end(*word);
    for (auto posting = database.postlist_begin(*word); posting != end; ++posting) others.insert(*posting);
  }
  std::uint64_t total = database.get_termfreq(*frequent);
  auto posting = database.postlist_begin(*frequent);
  const auto end = database.postlist_end(*frequent);
  others.for_each([&](Xapian::docid number) {
    if (posting != end) posting.skip_to(number);
    if (posting == end || *posting != number) ++total;
  });
  return total;
}

std::uint64_t match_total(const Xapian::Database& database, bool local, const Query& query,
                          const Deadline& deadline) {
  deadline.check();
  if (query.get_type() == Query::OP_OR && all_words(query)) {
    const std::vector<std::string> words(query.get_unique_terms_begin(), query.get_unique_terms_end());
    if (const auto total = total_of_words(database, local, words, deadline)) return *total;
  }
  if (const auto articles = local ? articles_of(database, query) : nullptr; articles != nullptr) {
    constexpr unsigned kArticlesBetween = 256;  // looks at the clock, some 10 µs
    std::uint64_t total = 0;
    unsigned looked_at = 0;
    for (Xapian::docid at = articles->candidate_from(1); at != kNoArticle;
         at = articles->candidate_from(at + 1)) {
      total += articles->matches(at) ? 1 : 0;
      if (++looked_at % kArticlesBetween == 0) deadline.check();
    }
    return total;
  }
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return deadline.matches(enquire, 0, 0, database.get_doccount()).get_matches_estimated();
}

}  // namespace warta
