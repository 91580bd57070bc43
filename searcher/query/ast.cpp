// SPDX-License-Identifier: GPL-3.0-or-later
// Comparison and copies of query trees (warta/query.h).
#include "warta/query.h"

namespace warta::query {

Child::Child(Node node) : node_(std::make_unique<Node>(std::move(node))) {}
Child::Child(const Child& other) : node_(std::make_unique<Node>(*other.node_)) {}
Child::Child(Child&& other) noexcept = default;
Child& Child::operator=(const Child& other) { return *this = Child(other); }
Child& Child::operator=(Child&& other) noexcept = default;
Child::~Child() = default;
bool Child::operator==(const Child& other) const { return *node_ == *other.node_; }

// Not defaulted in their structs, where Node is incomplete.
bool Sequence::operator==(const Sequence& other) const { return items == other.items; }
bool And::operator==(const And& other) const { return operands == other.operands; }
bool Or::operator==(const Or& other) const { return operands == other.operands; }
bool SameSentence::operator==(const SameSentence& other) const { return operands == other.operands; }
bool SameParagraph::operator==(const SameParagraph& other) const { return operands == other.operands; }
bool Near::operator==(const Near& other) const {
  return distance == other.distance && ordered == other.ordered && operands == other.operands;
}

}  // namespace warta::query
