// SPDX-License-Identifier: GPL-3.0-or-later
// Combines queries without triggering faults of Xapian (readings.h).
#include "searcher/compile/readings.h"

#include <algorithm>

#include "indexer/archive/schema.h"

namespace warta {

using Xapian::Query;

namespace {

// Matches the same as `query`, with a score of no significance.
Query without_bonus(const Query& query) {
  switch (query.get_type()) {
    case Query::OP_AND_MAYBE:
    case Query::OP_SCALE_WEIGHT:
      return without_bonus(query.get_subquery(0));
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_FILTER:
    case Query::OP_AND_NOT: {
      std::vector<Query> parts;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        parts.push_back(without_bonus(query.get_subquery(i)));
      return {query.get_type(), parts.begin(), parts.end()};
    }
    default:  // words, phrases and ranges
      return query;
  }
}

}  // namespace

Readings joined(const std::vector<Readings>& parts, const std::vector<Query>& needed,
                const std::vector<Query>& excluded) {
  Readings result;
  std::vector<Query> all;
  std::vector<Query> any;
  for (const Readings& part : parts) {
    if (part.all.empty() && part.any.empty()) continue;
    if (!part.all.empty()) all.push_back(part.all);
    any.push_back(part.any);
    result.differ |= part.differ;
  }
  result.differ |= any.size() > 1;
  result.all = combine(Query::OP_AND, all);
  result.any = combine(Query::OP_OR, any);
  for (Query* query : {&result.all, &result.any}) {
    std::vector<Query> with(needed);
    if (!query->empty()) with.push_back(*query);
    *query = combine(Query::OP_AND, with);
    if (!excluded.empty() && !query->empty()) {
      *query = excluding(*query, combine(Query::OP_OR, excluded));
    }
  }
  return result;
}

Query combine(Query::op op, const std::vector<Query>& queries) {
  if (queries.empty()) return {};
  if (queries.size() == 1) return queries.front();
  return {op, queries.begin(), queries.end()};
}

Query with_bonus(const Query& base, const std::vector<Query>& bonus) {
  if (base.empty() || bonus.empty()) return base;
  return {Query::OP_AND_MAYBE, base, combine(Query::OP_OR, bonus)};
}

Query excluding(const Query& kept, const Query& excluded) {
  return {Query::OP_AND_NOT, kept, without_bonus(excluded)};
}

Query with_a_root(const Query& any, const std::vector<std::string>& roots) {
  const bool written_apart = std::any_of(
      any.get_unique_terms_begin(), any.get_unique_terms_end(),
      [&](const std::string& term) { return !std::binary_search(roots.begin(), roots.end(), term); });
  return written_apart ? Query(Query::OP_FILTER, any, Query(Query::OP_OR, roots.begin(), roots.end())) : any;
}

Query nothing() { return Query(schema::id_term({})); }

Query or_nothing(const Query& query) { return query.empty() ? nothing() : query; }

Query without_score(const Query& query) { return {Query::OP_SCALE_WEIGHT, query, 0.0}; }

Query one_word(std::span<const std::string> terms) {
  if (terms.empty()) return nothing();
  if (terms.size() == 1) return Query(terms.front());
  const std::size_t half = (terms.size() + 1) / 2;
  return {Query::OP_SYNONYM, one_word(terms.first(half)), one_word(terms.subspan(half))};
}

}  // namespace warta
