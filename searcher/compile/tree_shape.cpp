// SPDX-License-Identifier: GPL-3.0-or-later
// Walks over the tree of a query (tree_shape.h).
#include "searcher/compile/tree_shape.h"

#include <algorithm>
#include <vector>

namespace warta {

bool is_plain_word(const query::Node& node) {
  const auto* word = as<query::Word>(node);
  return word != nullptr && !word->literal && !word->fuzzy;
}

bool has_proximity(const query::Node& node) {
  const auto any = [](const std::vector<query::Node>& nodes) {
    return std::any_of(nodes.begin(), nodes.end(), has_proximity);
  };
  const auto yes = [](const auto&) { return true; };
  const auto no = [](const auto&) { return false; };
  return query::visit(
      node, [&](const query::Near& n) { return yes(n); },
      [&](const query::SameSentence& n) { return yes(n); },
      [&](const query::SameParagraph& n) { return yes(n); },
      [&](const query::Sequence& n) { return any(n.items); },
      [&](const query::And& n) { return any(n.operands); },
      [&](const query::Or& n) { return any(n.operands); },
      [](const query::Not& n) { return has_proximity(*n.child); },
      [](const query::Required& n) { return has_proximity(*n.child); },
      [](const query::InField& n) { return has_proximity(*n.child); },
      [&](const query::Word& n) { return no(n); }, [&](const query::Wildcard& n) { return no(n); },
      [&](const query::Phrase& n) { return no(n); }, [&](const query::DateRange& n) { return no(n); },
      [&](const query::WordCountRange& n) { return no(n); });
}

bool has_plain_words_only(const query::Node& node) {
  const auto* sequence = as<query::Sequence>(node);
  if (sequence == nullptr) return is_plain_word(node);
  return std::all_of(sequence->items.begin(), sequence->items.end(), is_plain_word);
}

bool filters(const query::Node& node) {
  const auto* field = as<query::InField>(node);
  return as<query::DateRange>(node) != nullptr || as<query::WordCountRange>(node) != nullptr ||
         (field != nullptr && field->field != query::Field::title && field->field != query::Field::related);
}

}  // namespace warta
