// SPDX-License-Identifier: GPL-3.0-or-later
// One class for each operator of a query (postings_tree.h).
#include "searcher/match/postings_tree.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace warta {

namespace {

using Xapian::Query;
using Part = std::unique_ptr<Articles>;

// BM25 with the parameters of ranking(), as libxapian computes it.
class WordScore {
 public:
  WordScore() = default;
  WordScore(const Xapian::Database& database, const std::string& term, double factor) : factor_(factor) {
    const double have = database.get_termfreq(term);
    const double odds = (database.get_doccount() - have + 0.5) / (have + 0.5);
    // Words of more than a third of all articles would count nothing or less.
    word_ = std::log(odds < 2 ? odds * 0.5 + 1 : odds) * factor * (kK1 + 1);
    const double average = database.get_avlength();
    per_length_ = average == 0 ? 0 : 1 / average;
    const Xapian::termcount wdf = database.get_wdf_upper_bound(term);
    highest_ = of(wdf, std::max(wdf, database.get_doclength_lower_bound()));
  }

  [[nodiscard]] double of(Xapian::termcount wdf, Xapian::termcount length) const noexcept {
    const double relative = std::max(length * per_length_, kLeastLength);
    return word_ * (wdf / (kK1 * (relative * kB + (1 - kB)) + wdf));
  }
  [[nodiscard]] double highest() const noexcept { return highest_; }
  [[nodiscard]] bool counts() const noexcept { return factor_ != 0; }

 private:
  static constexpr double kK1 = 1;
  static constexpr double kB = 0.5;
  static constexpr double kLeastLength = 0.5;  // in average lengths

  double factor_ = 0;
  double word_ = 0;
  double per_length_ = 0;
  double highest_ = 0;
};

class Postings final : public Articles {
 public:
  Postings(const Xapian::Database& database, const std::string& term, const Scoring* scoring, double factor)
      : Articles(database.get_termfreq(term)),
        database_(database),
        at_(database.postlist_begin(term)),
        end_(database.postlist_end(term)) {
    if (scoring == nullptr || factor == 0 || at_ == end_) return;
    lengths_ = &scoring->lengths;
    score_ = WordScore(database, term, factor);
    set_highest(score_.highest());
  }

  Xapian::docid candidate_from(Xapian::docid least) override {
    if (at_ == end_) return kNoArticle;
    if (*at_ < least) at_.skip_to(least);
    return at_ == end_ ? kNoArticle : *at_;
  }
  bool matches(Xapian::docid /*candidate*/) override { return true; }
  double score(Xapian::docid /*candidate*/, double /*need*/) override {
    if (!score_.counts()) return 0;
    const Xapian::termcount wdf = at_.get_wdf();
    return wdf == 0 ? 0 : score_.of(wdf, lengths_->of(database_, at_));
  }

 private:
  const Xapian::Database& database_;
  Xapian::PostingIterator at_;
  Xapian::PostingIterator end_;
  ArticleLengths* lengths_ = nullptr;
  WordScore score_;
};

// `parts` is not empty.
class AllOf : public Articles {
 public:
  explicit AllOf(std::vector<Part> parts) : Articles(rarest_first(parts)), parts_(std::move(parts)) {
    double sum = 0;
    for (const Part& part : parts_) sum += part->highest();
    set_highest(sum);
  }

  Xapian::docid candidate_from(Xapian::docid least) override {
    for (std::size_t i = 0; i < parts_.size() && least != kNoArticle;) {
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
  double score(Xapian::docid candidate, double need) override {
    double sum = 0;
    double left = highest();
    for (const Part& part : parts_) {
      if (sum + left <= need) break;
      left -= part->highest();
      sum += part->score(candidate, need - sum - left);
    }
    return sum;
  }
  void set_need(double need) override {
    for (const Part& part : parts_) part->set_need(need - (highest() - part->highest()));
  }

 private:
  static std::uint64_t rarest_first(std::vector<Part>& parts) {
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a->most() < b->most(); });
    return parts.front()->most();
  }

  std::vector<Part> parts_;
};

// Only members that lift an article over the need by themselves give candidates; the rest is looked up at
// those (MaxScore; Turtle and Flood, Query evaluation: strategies and optimizations, 1995).
class AnyOf final : public Articles {
 public:
  explicit AnyOf(std::vector<Part> parts) : Articles(sum_of(parts)) {
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a->highest() > b->highest(); });
    double sum = 0;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
      sum += (*part)->highest();
      members_.push_back({std::move(*part), 0, sum});
    }
    std::reverse(members_.begin(), members_.end());
    set_highest(sum);
    leading_ = members_.size();
  }

  Xapian::docid candidate_from(Xapian::docid least) override {
    Xapian::docid first = kNoArticle;
    for (std::size_t i = 0; i < leading_; ++i) first = std::min(first, members_[i].candidate_from(least));
    return first;
  }
  bool matches(Xapian::docid candidate) override {
    return std::any_of(members_.begin(), members_.end(),
                       [&](Member& member) { return member.has(candidate); });
  }
  double score(Xapian::docid candidate, double need) override {
    double sum = 0;
    for (Member& member : members_) {
      if (sum + member.rest <= need) break;
      if (member.has(candidate))
        sum += member.part->score(candidate, need - sum - (member.rest - member.part->highest()));
    }
    return sum;
  }
  void set_need(double need) override {
    while (leading_ > 0 && members_[leading_ - 1].rest <= need) --leading_;
  }

 private:
  struct Member {
    Part part;
    Xapian::docid next;  // its first candidate from the article on that was last sought
    double rest;         // the highest score of it and of those after it
    Xapian::docid candidate_from(Xapian::docid least) {
      if (next < least) next = part->candidate_from(least);
      return next;
    }
    bool has(Xapian::docid article) { return candidate_from(article) == article && part->matches(article); }
  };
  static std::uint64_t sum_of(const std::vector<Part>& parts) {
    std::uint64_t sum = 0;
    for (const Part& part : parts) sum += part->most();
    return sum;
  }

  std::vector<Member> members_;
  std::size_t leading_ = 0;  // as many give candidates
};

// `required`, and the score of `bonus` where it matches.
class WithBonus final : public Articles {
 public:
  WithBonus(Part required, Part bonus)
      : Articles(required->most()), required_(std::move(required)), bonus_(std::move(bonus)) {
    set_highest(required_->highest() + bonus_->highest());
  }

  Xapian::docid candidate_from(Xapian::docid least) override { return required_->candidate_from(least); }
  bool matches(Xapian::docid candidate) override { return required_->matches(candidate); }
  double score(Xapian::docid candidate, double need) override {
    const double sum = required_->score(candidate, need - bonus_->highest());
    if (sum + bonus_->highest() <= need || !bonus_->has(candidate)) return sum;
    return sum + bonus_->score(candidate, need - sum);
  }
  void set_need(double need) override { required_->set_need(need - bonus_->highest()); }

 private:
  Part required_;
  Part bonus_;
};

// `kept` scores; `other` must match, or must not.
class Filtered final : public Articles {
 public:
  Filtered(Part kept, Part other, bool must)
      : Articles(kept->most()), kept_(std::move(kept)), other_(std::move(other)), must_(must) {
    set_highest(kept_->highest());
  }

  Xapian::docid candidate_from(Xapian::docid least) override {
    if (!must_) return kept_->candidate_from(least);
    for (Xapian::docid found = kNoArticle;; least = found) {
      found = kept_->candidate_from(least);
      if (found == kNoArticle) return found;
      const Xapian::docid other = other_->candidate_from(found);
      if (other == found) return found;
      found = other;
      if (found == kNoArticle) return found;
    }
  }
  bool matches(Xapian::docid candidate) override {
    const bool other = must_ ? other_->matches(candidate) : !other_->has(candidate);
    return other && kept_->matches(candidate);
  }
  double score(Xapian::docid candidate, double need) override { return kept_->score(candidate, need); }
  void set_need(double need) override { kept_->set_need(need); }

 private:
  Part kept_;
  Part other_;
  bool must_;
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

// Makes the tree of a query. Null: it has other parts.
class TreeMaker {
 public:
  TreeMaker(const Xapian::Database& database, const Scoring* scoring)
      : database_(database), scoring_(scoring) {}

  Part make(const Query& query, double factor) {
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        return std::make_unique<Postings>(database_, *query.get_terms_begin(), scoring_, factor);
      case Query::OP_SCALE_WEIGHT:
        return scaled(query, factor);
      case Query::OP_AND:
        return of_parts<AllOf>(query, factor);
      case Query::OP_OR:
        return of_parts<AnyOf>(query, factor);
      case Query::OP_SYNONYM:  // scored as one word, which needs its frequency
        return scores(factor) ? nullptr : of_parts<AnyOf>(query, factor);
      case Query::OP_FILTER:
        return filtered(query, factor, true);
      case Query::OP_AND_NOT:
        return filtered(query, factor, false);
      case Query::OP_AND_MAYBE:
        return with_bonus(query, factor);
      case Query::OP_PHRASE:
        return phrase(query, factor);
      default:
        return nullptr;
    }
  }

 private:
  [[nodiscard]] bool scores(double factor) const { return scoring_ != nullptr && factor != 0; }

  std::vector<Part> parts_of(const Query& query, double factor) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      parts.push_back(make(query.get_subquery(i), factor));
      if (parts.back() == nullptr) return {};
    }
    return parts;
  }

  template <typename Kind>
  Part of_parts(const Query& query, double factor) {
    std::vector<Part> parts = parts_of(query, factor);
    return parts.empty() ? nullptr : std::make_unique<Kind>(std::move(parts));
  }

  Part filtered(const Query& query, double factor, bool must) {
    if (query.get_num_subqueries() != 2) return nullptr;
    Part kept = make(query.get_subquery(0), factor);
    Part other = make(query.get_subquery(1), 0);
    if (kept == nullptr || other == nullptr) return nullptr;
    return std::make_unique<Filtered>(std::move(kept), std::move(other), must);
  }

  Part with_bonus(const Query& query, double factor) {
    if (query.get_num_subqueries() != 2) return nullptr;
    Part required = make(query.get_subquery(0), factor);
    if (!scores(factor)) return required;
    Part bonus = make(query.get_subquery(1), factor);
    if (required == nullptr || bonus == nullptr) return nullptr;
    return std::make_unique<WithBonus>(std::move(required), std::move(bonus));
  }

  Part phrase(const Query& query, double factor) {
    std::vector<std::string> terms;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const Query word = query.get_subquery(i);
      if (word.get_type() != Query::LEAF_TERM) return nullptr;
      terms.push_back(*word.get_terms_begin());
    }
    std::vector<Part> words = parts_of(query, factor);
    return words.empty() ? nullptr : std::make_unique<Phrase>(database_, std::move(terms), std::move(words));
  }

  // Xapian has no function for the factor, but `Query(0.4 * kata)` as a description, with the decimal mark of
  // the locale (description-in-the-locale in docs/xapian-faults.md).
  Part scaled(const Query& query, double factor) {
    if (factor == 0) return make(query.get_subquery(0), 0);
    constexpr std::string_view kBefore = "Query(";
    std::string text = query.get_description();
    text.erase(0, kBefore.size());
    text.resize(std::min(text.find(" * "), text.size()));
    std::replace(text.begin(), text.end(), ',', '.');
    double own = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), own);
    if (error != std::errc() || end != text.data() + text.size()) return nullptr;
    return make(query.get_subquery(0), factor * own);
  }

  const Xapian::Database& database_;
  const Scoring* scoring_;
};

}  // namespace

Xapian::termcount ArticleLengths::of(const Xapian::Database& database,
                                     const Xapian::PostingIterator& posting) {
  if (lengths_.empty()) {
    constexpr std::uint64_t kDearer = 4;  // than an article of a walk over all
    if (++asked_ * kDearer < database.get_doccount()) return posting.get_doclength();
    read_all(database);
  }
  return lengths_[*posting];
}

void ArticleLengths::read_all(const Xapian::Database& database) {
  lengths_.resize(std::size_t{database.get_lastdocid()} + 1);
  const auto end = database.postlist_end({});
  for (auto article = database.postlist_begin({}); article != end; ++article)
    lengths_[*article] = article.get_doclength();
}

void ArticleLengths::forget() {
  lengths_.clear();
  asked_ = 0;
}

std::unique_ptr<Articles> articles_of(const Xapian::Database& database, const Query& query,
                                      const Scoring* scoring) {
  return TreeMaker(database, scoring).make(query, 1);
}

}  // namespace warta
