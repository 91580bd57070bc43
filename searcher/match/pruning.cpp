// SPDX-License-Identifier: GPL-3.0-or-later
// The workaround of pruning.h.
#include "searcher/match/pruning.h"

#include <algorithm>

namespace warta {

namespace {

bool is_term(const Xapian::Query& query) {
  const bool scaled = query.get_type() == Xapian::Query::OP_SCALE_WEIGHT;
  return (scaled ? query.get_subquery(0) : query).get_type() == Xapian::Query::LEAF_TERM;
}

// All document numbers in order, without scores. An AND with it iterates over its rarest side first, which
// this claims to be, and only skips on the other side.
class EveryNumber final : public Xapian::PostingSource {
 public:
  void init(const Xapian::Database& shard) override {
    last_ = shard.get_lastdocid();
    at_ = 0;
  }
  [[nodiscard]] Xapian::PostingSource* clone() const override { return new EveryNumber; }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return last_; }
  void next(double /*least*/) override { ++at_; }
  void skip_to(Xapian::docid number, double /*least*/) override { at_ = std::max(at_, number); }
  [[nodiscard]] bool at_end() const override { return at_ > last_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }

 private:
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
};

}  // namespace

bool prunes_rightly(const Xapian::Query& query) {
  if (is_term(query)) return true;
  if (query.get_type() == Xapian::Query::OP_FILTER && query.get_num_subqueries() == 2)
    return prunes_rightly(query.get_subquery(0)) && is_term(query.get_subquery(1));
  return query.get_type() == Xapian::Query::OP_OR && query.get_num_subqueries() == 2 &&
         is_term(query.get_subquery(0)) && is_term(query.get_subquery(1));
}

Xapian::Query skipping_through(const Xapian::Query& query) {
  return {Xapian::Query::OP_FILTER, query, Xapian::Query((new EveryNumber)->release())};
}

}  // namespace warta
