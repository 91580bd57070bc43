// SPDX-License-Identifier: GPL-3.0-or-later
// The articles that a combination of words matches, and their scores, from the postings of local archives.
// Used by match_total.cpp and top_matches.cpp.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace warta {

inline constexpr Xapian::docid kNoArticle = std::numeric_limits<Xapian::docid>::max();

// Lengths of articles in words. Reading one beside a posting costs some 60 ns: where many are needed, all are
// read once (4 bytes an article).
class ArticleLengths {
 public:
  // `posting` is at an article of `database`.
  [[nodiscard]] Xapian::termcount of(const Xapian::Database& database,
                                     const Xapian::PostingIterator& posting);
  // To be called when the archive has changed.
  void forget();

 private:
  void read_all(const Xapian::Database& database);

  std::vector<Xapian::termcount> lengths_;  // by document number; empty: not read
  std::uint64_t asked_ = 0;
};

// What the scores of ranking() depend on beside the word.
struct Scoring {
  ArticleLengths& lengths;
};

// The articles of a part of a query, in two steps, so that positions are read of few: candidates in ascending
// order, and whether a candidate matches.
class Articles {
 public:
  explicit Articles(std::uint64_t most) : most_(most) {}
  virtual ~Articles() = default;
  Articles(const Articles&) = delete;
  Articles& operator=(const Articles&) = delete;

  // The first candidate from `least` on, or kNoArticle. `least` never decreases.
  virtual Xapian::docid candidate_from(Xapian::docid least) = 0;
  // Whether what candidate_from() has just given matches.
  virtual bool matches(Xapian::docid candidate) = 0;
  bool has(Xapian::docid article) { return candidate_from(article) == article && matches(article); }

  // The score of a candidate that matches; too little, but never more than `need`, where it cannot be more.
  virtual double score(Xapian::docid candidate, double need) = 0;
  // From now on, articles with a score of at most `need` need not be candidates.
  virtual void set_need(double /*need*/) {}

  // There are no more candidates than this.
  [[nodiscard]] std::uint64_t most() const noexcept { return most_; }
  // No score is higher.
  [[nodiscard]] double highest() const noexcept { return highest_; }

 protected:
  void set_highest(double highest) noexcept { highest_ = highest; }

 private:
  std::uint64_t most_;
  double highest_ = 0;
};

// The articles of `query`, with scores if `scoring` is given. Null: it has parts other than words joined by
// AND, OR, NOT, and phrases.
[[nodiscard]] std::unique_ptr<Articles> articles_of(const Xapian::Database& database,
                                                    const Xapian::Query& query,
                                                    const Scoring* scoring = nullptr);

}  // namespace warta
