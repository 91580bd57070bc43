// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <span>
#include <string>
#include <vector>

namespace warta {

// The two readings of a part of a query, by what SearchOptions::match may ask for; an empty query asks for
// nothing.
struct Readings {
  Xapian::Query all;
  Xapian::Query any;
  bool differ = false;  // whether `any` can match what `all` does not
};

[[nodiscard]] inline Readings same(const Xapian::Query& query) { return {query, query, false}; }

// Parts side by side: of `parts` all or any, each of `needed`, and none of `excluded`.
[[nodiscard]] Readings joined(const std::vector<Readings>& parts, const std::vector<Xapian::Query>& needed,
                              const std::vector<Xapian::Query>& excluded);

// Empty for no queries, and the query itself for one.
[[nodiscard]] Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& queries);

// `base`, scored by `bonus` too. The bonus never holds NEAR or PHRASE, whose weights would be wrong here
// (or-check-tie, phrase-after-check in docs/xapian-faults.md).
[[nodiscard]] Xapian::Query with_bonus(const Xapian::Query& base, const std::vector<Xapian::Query>& bonus);

// The articles of `kept` that `excluded` does not match. The only maker of AND_NOT, whose right side must
// have no AND_MAYBE (unset-bounds in docs/xapian-faults.md) and needs none, having no scores.
[[nodiscard]] Xapian::Query excluding(const Xapian::Query& kept, const Xapian::Query& excluded);

// Matches no article (none has an empty id), and unlike an empty query it is an operand like any other.
[[nodiscard]] Xapian::Query nothing();
[[nodiscard]] Xapian::Query or_nothing(const Xapian::Query& query);

[[nodiscard]] Xapian::Query without_score(const Xapian::Query& query);

// Any of the terms, counting as one word; nothing() for none. Made of nested pairs, so that scores do not
// depend on the shards (synonym-estimate in docs/xapian-faults.md).
[[nodiscard]] Xapian::Query one_word(std::span<const std::string> terms);

}  // namespace warta
