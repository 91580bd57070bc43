// SPDX-License-Identifier: GPL-3.0-or-later
// The building blocks of compiler.cpp: combinations of Xapian queries that libxapian 1.4.22 evaluates
// correctly.
#pragma once

#include <xapian.h>

#include <span>
#include <string>
#include <vector>

namespace warta {

// The two readings of a part of a query: all of its words, or any; an empty query has no condition.
struct Readings {
  Xapian::Query all;
  Xapian::Query any;
  bool differ = false;  // whether `any` can match more than `all`
};

[[nodiscard]] inline Readings same(const Xapian::Query& query) { return {query, query, false}; }

// Parts in sequence: all or any of `parts`, all of `needed`, none of `excluded`.
[[nodiscard]] Readings joined(const std::vector<Readings>& parts, const std::vector<Xapian::Query>& needed,
                              const std::vector<Xapian::Query>& excluded);

// Empty for no queries, the query itself for one.
[[nodiscard]] Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& queries);

// `base`, with the scores of `bonus` added. The bonus never contains NEAR or PHRASE, whose weights would be
// wrong here (or-check-tie, phrase-after-check in docs/xapian-faults.md).
[[nodiscard]] Xapian::Query with_bonus(const Xapian::Query& base, const std::vector<Xapian::Query>& bonus);

// The articles of `kept` without those of `excluded`. The only use of AND_NOT, whose right side must not have
// an AND_MAYBE (unset-bounds in docs/xapian-faults.md), and needs none, since it does not score.
[[nodiscard]] Xapian::Query excluding(const Xapian::Query& kept, const Xapian::Query& excluded);

// Excludes articles with words that are only written like a word of the query, but have another root: `kali`
// in `sekali-kali`, which is read as one word. `roots` is sorted.
[[nodiscard]] Xapian::Query with_a_root(const Xapian::Query& any, const std::vector<std::string>& roots);

// Matches no article (no id is empty); unlike an empty query it is a valid operand.
[[nodiscard]] Xapian::Query nothing();
[[nodiscard]] Xapian::Query or_nothing(const Xapian::Query& query);

[[nodiscard]] Xapian::Query without_score(const Xapian::Query& query);

// Any of the terms, counted as one word; nothing() for none. Built of nested pairs, so that scores do not
// depend on the shards (synonym-estimate in docs/xapian-faults.md).
[[nodiscard]] Xapian::Query one_word(std::span<const std::string> terms);

}  // namespace warta
