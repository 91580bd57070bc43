// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/readings.h"

#include "indexer/schema.h"

namespace warta {

using Xapian::Query;

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
      *query = Query(Query::OP_AND_NOT, *query, combine(Query::OP_OR, excluded));
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
