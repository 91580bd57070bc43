// SPDX-License-Identifier: GPL-3.0-or-later
// Iterates over the postings of a query's words in step (match_total.h).
#include "searcher/match/match_total.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace warta {

namespace {

using Xapian::Query;

constexpr Xapian::docid kNone = std::numeric_limits<Xapian::docid>::max();

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

// The articles of a part of a query, in two steps, so that positions are read of few: candidates in ascending
// order, and whether a candidate matches.
class Articles {
 public:
  explicit Articles(std::uint64_t most) : most_(most) {}
  virtual ~Articles() = default;
  Articles(const Articles&) = delete;
  Articles& operator=(const Articles&) = delete;

  // The first candidate from `least` on, or kNone. `least` never decreases.
  virtual Xapian::docid candidate_from(Xapian::docid least) = 0;
  // Whether what candidate_from() has just given matches.
  virtual bool matches(Xapian::docid candidate) = 0;
  bool has(Xapian::docid article) { return candidate_from(article) == article && matches(article); }
  // There are no more candidates than this.
  [[nodiscard]] std::uint64_t most() const noexcept { return most_; }

 private:
  std::uint64_t most_;
};

using Part = std::unique_ptr<Articles>;

class Postings final : public Articles {
 public:
  Postings(const Xapian::Database& database, const std::string& term)
      : Articles(database.get_termfreq(term)),
        at_(database.postlist_begin(term)),
        end_(database.postlist_end(term)) {}

  Xapian::docid candidate_from(Xapian::docid least) override {
    if (at_ == end_) return kNone;
    if (*at_ < least) at_.skip_to(least);
    return at_ == end_ ? kNone : *at_;
  }
  bool matches(Xapian::docid /*candidate*/) override { return true; }

 private:
  Xapian::PostingIterator at_;
  Xapian::PostingIterator end_;
};

// `parts` is not empty.
class AllOf : public Articles {
 public:
  explicit AllOf(std::vector<Part> parts) : Articles(rarest_first(parts)), parts_(std::move(parts)) {}

  Xapian::docid candidate_from(Xapian::docid least) override {
    for (std::size_t i = 0; i < parts_.size() && least != kNone;) {
      const Xapian::docid found = parts_[i]->candidate_from(least);
      // The rarest goes on from what another one skips to.
      i = found == least || i == 0 ? i + 1 : 0;
      least = found;
    }
    return least;
  }
  bool matches(Xapian::docid candidate) override {
    return std::all_of(parts_.begin(), parts_.end(),
                       [&](const Part& part) { return part->matches(candidate); });
  }

 private:
  static std::uint64_t rarest_first(std::vector<Part>& parts) {
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a->most() < b->most(); });
    return parts.front()->most();
  }

  std::vector<Part> parts_;
};

class AnyOf final : public Articles {
 public:
  explicit AnyOf(std::vector<Part> parts) : Articles(sum_of(parts)) {
    for (Part& part : parts) members_.push_back({std::move(part), 0});
  }

  Xapian::docid candidate_from(Xapian::docid least) override {
    Xapian::docid first = kNone;
    for (Member& member : members_) {
      if (member.next < least) member.next = member.part->candidate_from(least);
      first = std::min(first, member.next);
    }
    return first;
  }
  bool matches(Xapian::docid candidate) override {
    return std::any_of(members_.begin(), members_.end(), [&](const Member& member) {
      return member.next == candidate && member.part->matches(candidate);
    });
  }

 private:
  struct Member {
    Part part;
    Xapian::docid next;
  };
  static std::uint64_t sum_of(const std::vector<Part>& parts) {
    std::uint64_t sum = 0;
    for (const Part& part : parts) sum += part->most();
    return sum;
  }
  std::vector<Member> members_;
};

class ButNot final : public Articles {
 public:
  ButNot(Part kept, Part excluded)
      : Articles(kept->most()), kept_(std::move(kept)), excluded_(std::move(excluded)) {}

  Xapian::docid candidate_from(Xapian::docid least) override { return kept_->candidate_from(least); }
  bool matches(Xapian::docid candidate) override {
    return !excluded_->has(candidate) && kept_->matches(candidate);
  }

 private:
  Part kept_;
  Part excluded_;
};

// Words in sequence.
class Phrase final : public AllOf {
 public:
  Phrase(const Xapian::Database& database, std::vector<std::string> terms, std::vector<Part> words)
      : AllOf(std::move(words)), database_(database), terms_(std::move(terms)) {}

  bool matches(Xapian::docid candidate) override {
    std::vector<Xapian::PositionIterator> words;
    for (const std::string& term : terms_) words.push_back(database_.positionlist_begin(candidate, term));
    const Xapian::PositionIterator end;
    for (; words.front() != end; ++words.front()) {
      const Xapian::termpos first = *words.front();
      std::size_t i = 1;
      for (; i < words.size(); ++i) {
        words[i].skip_to(first + static_cast<Xapian::termpos>(i));
        if (words[i] == end) return false;
        if (*words[i] != first + i) break;
      }
      if (i == words.size()) return true;
    }
    return false;
  }

 private:
  const Xapian::Database& database_;
  std::vector<std::string> terms_;
};

bool all_words(const Query& query) {
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    if (query.get_subquery(i).get_type() != Query::LEAF_TERM) return false;
  return true;
}

// The articles of `query`; null: it has parts other than words.
Part articles_of(const Xapian::Database& database, const Query& query) {
  std::vector<Part> parts;
  const auto no_parts = [&] { return parts.empty() || parts.back() == nullptr; };
  for (std::size_t i = 0; i < query.get_num_subqueries() && (i == 0 || !no_parts()); ++i)
    parts.push_back(articles_of(database, query.get_subquery(i)));
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return std::make_unique<Postings>(database, *query.get_terms_begin());
    case Query::OP_SCALE_WEIGHT:
      return no_parts() ? nullptr : std::move(parts.front());
    case Query::OP_AND:
    case Query::OP_FILTER:
      return no_parts() ? nullptr : std::make_unique<AllOf>(std::move(parts));
    case Query::OP_OR:
    case Query::OP_SYNONYM:
      return no_parts() ? nullptr : std::make_unique<AnyOf>(std::move(parts));
    case Query::OP_AND_NOT:
      if (no_parts() || parts.size() != 2) return nullptr;
      return std::make_unique<ButNot>(std::move(parts[0]), std::move(parts[1]));
    case Query::OP_PHRASE: {
      if (no_parts() || !all_words(query)) return nullptr;
      std::vector<std::string> terms;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        terms.push_back(*query.get_subquery(i).get_terms_begin());
      return std::make_unique<Phrase>(database, std::move(terms), std::move(parts));
    }
    default:
      return nullptr;
  }
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
  if (query.get_type() == Query::OP_OR && all_words(query)) {
    const std::vector<std::string> words(query.get_unique_terms_begin(), query.get_unique_terms_end());
    if (const auto total = total_of_words(database, local, words, deadline)) return *total;
  }
  if (const Part articles = local ? articles_of(database, query) : nullptr; articles != nullptr) {
    constexpr unsigned kArticlesBetween = 256;  // looks at the clock, some 10 µs
    std::uint64_t total = 0;
    unsigned looked_at = 0;
    for (Xapian::docid at = articles->candidate_from(1); at != kNone; at = articles->candidate_from(at + 1)) {
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
