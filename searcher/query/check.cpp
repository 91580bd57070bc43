// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of check.h.
#include "searcher/query/check.h"

#include <algorithm>
#include <string>

#include "searcher/query/fields.h"

namespace warta::query {

namespace {

bool is_not(const Node& node) { return std::holds_alternative<Not>(node.value); }
bool is_required(const Node& node) { return std::holds_alternative<Required>(node.value); }

struct Place {
  bool in_field = false;
  bool in_proximity = false;
};

class Checker {
 public:
  explicit Checker(Reporter& reporter) : reporter_(reporter) {}

  bool check(const Node& node, Place place) {
    return visit(
        node, [](const Word&) { return true; }, [](const Wildcard&) { return true; },
        [](const Phrase&) { return true; },
        [&](const DateRange&) { return allowed_field(node, name_of(SpecialField::date), place); },
        [&](const WordCountRange&) { return allowed_field(node, name_of(SpecialField::word_count), place); },
        [&](const InField& field) {
          return allowed_field(node, canonical_name(field.field), place) &&
                 check(*field.child, {true, place.in_proximity}) && check_searches(*field.child);
        },
        [&](const Sequence& sequence) { return check_conjunction(node, sequence.items, place); },
        [&](const And& conjunction) { return check_conjunction(node, conjunction.operands, place); },
        [&](const Or& disjunction) { return check_or(disjunction, place); },
        [&](const Not& negation) { return check_mark(node, "-", *negation.child, place); },
        [&](const Required& required) { return check_mark(node, "+", *required.child, place); },
        [&](const Near& near) { return check_proximity(near.operands, place); },
        [&](const SameSentence& sentence) { return check_proximity(sentence.operands, place); },
        [&](const SameParagraph& paragraph) { return check_proximity(paragraph.operands, place); });
  }

  // For a node that is not in a list: a negation there has nothing to exclude from.
  bool check_searches(const Node& node) { return !is_not(node) || fail(QueryIssue::only_negation, node); }

 private:
  bool fail(QueryIssue issue, const Node& node, std::initializer_list<std::string_view> arguments = {}) {
    reporter_.report(issue, node.range.begin, arguments);
    return false;
  }

  bool allowed_field(const Node& node, std::string_view name, Place place) {
    const std::string with_colon = std::string(name) + ":";
    if (place.in_field) return fail(QueryIssue::nested_field, node, {with_colon});
    return !place.in_proximity || fail(QueryIssue::not_in_proximity, node, {with_colon});
  }

  bool check_all(const std::vector<Node>& nodes, Place place) {
    return std::all_of(nodes.begin(), nodes.end(), [&](const Node& node) { return check(node, place); });
  }

  bool check_conjunction(const Node& node, const std::vector<Node>& operands, Place place) {
    if (std::all_of(operands.begin(), operands.end(), is_not)) return fail(QueryIssue::only_negation, node);
    return check_all(operands, place);
  }

  bool check_or(const Or& disjunction, Place place) {
    for (const Node& operand : disjunction.operands) {
      if (is_not(operand)) return fail(QueryIssue::negation_in_or, operand);
      if (is_required(operand)) return fail(QueryIssue::required_in_or, operand);
    }
    return check_all(disjunction.operands, place);
  }

  bool check_mark(const Node& node, std::string_view mark, const Node& child, Place place) {
    if (place.in_proximity) return fail(QueryIssue::not_in_proximity, node, {mark});
    if (is_not(child)) return fail(QueryIssue::marks_combined, child, {mark, "-"});
    if (is_required(child)) return fail(QueryIssue::marks_combined, child, {mark, "+"});
    return check(child, place);
  }

  bool check_proximity(const std::vector<Node>& operands, Place place) {
    return check_all(operands, {place.in_field, true});
  }

  Reporter& reporter_;
};

}  // namespace

bool check_tree(const Node& tree, Reporter& reporter) {
  Checker checker(reporter);
  return checker.check(tree, {}) && checker.check_searches(tree);
}

}  // namespace warta::query
