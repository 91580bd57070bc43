// SPDX-License-Identifier: GPL-3.0-or-later
// Properties of parse_query on any bytes. Shared by the fuzz target and the ordinary suite.
#pragma once

#include <string>
#include <string_view>

#include "warta/query.h"

namespace warta::query_properties {

inline bool begins_character(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// Ranges are within the text, on character boundaries, and nested.
inline bool ranges_hold(const query::Node& node, query::ByteRange outer, std::string_view text) {
  const query::ByteRange range = node.range;
  if (range.begin >= range.end || range.begin < outer.begin || range.end > outer.end) return false;
  if (!begins_character(text, range.begin) || !begins_character(text, range.end)) return false;
  const auto leaf = [&](const std::string& leaf_text, std::size_t begin) {
    return begin >= range.begin && begin + leaf_text.size() <= range.end &&
           text.substr(begin, leaf_text.size()) == leaf_text;
  };
  const auto all = [&](const std::vector<query::Node>& nodes) {
    for (const query::Node& child : nodes)
      if (!ranges_hold(child, range, text)) return false;
    return nodes.size() >= 2;
  };
  return visit(
      node, [&](const query::Word& word) { return leaf(word.text, word.text_begin); },
      [&](const query::Wildcard& wildcard) { return leaf(wildcard.pattern, wildcard.text_begin); },
      [&](const query::Phrase& phrase) { return leaf(phrase.text, phrase.text_begin); },
      [](const query::DateRange& dates) { return dates.from || dates.to; },
      [](const query::WordCountRange& count) { return count.min || count.max; },
      [&](const query::Sequence& sequence) { return all(sequence.items); },
      [&](const query::And& conjunction) { return all(conjunction.operands); },
      [&](const query::Or& disjunction) { return all(disjunction.operands); },
      [&](const query::Not& negation) { return ranges_hold(*negation.child, range, text); },
      [&](const query::Required& required) { return ranges_hold(*required.child, range, text); },
      [&](const query::Near& near) { return all(near.operands); },
      [&](const query::SameSentence& sentence) { return all(sentence.operands); },
      [&](const query::SameParagraph& paragraph) { return all(paragraph.operands); },
      [&](const query::InField& field) { return ranges_hold(*field.child, range, text); });
}

// The violated property; empty if there is none.
inline std::string broken_property(std::string_view text, const ParseOptions& options) {
  const ParsedQuery parsed = parse_query(text, options);
  std::size_t errors = 0;
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    if (diagnostic.severity == Severity::error) ++errors;
    if (diagnostic.byte_offset > text.size()) return "a diagnostic points behind the text";
    if (diagnostic.column == 0 || diagnostic.column > diagnostic.byte_offset + 1) return "a column is wrong";
    if (diagnostic.message.empty() || diagnostic.hint.empty()) return "a diagnostic says nothing";
    const std::string line = diagnostic.to_string(options.language);
    if (line.find('{') != std::string::npos && text.find('{') == std::string_view::npos)
      return "a message has a hole";
  }
  if (errors != (parsed.ok() ? 0U : 1U)) return "a query has a tree or one error";
  if (!parsed.ok())
    return parsed.diagnostics.back().severity == Severity::error ? "" : "the error is not last";
  if (!ranges_hold(*parsed.tree, {0, text.size()}, text)) return "a range is wrong";
  if (options.syntax == Syntax::plain) return "";
  const std::string canonical = print_query(*parsed.tree);
  if (canonical.size() > query::kMaxQueryBytes) return "";  // parentheses may have been added
  const ParsedQuery again = parse_query(canonical, options);
  if (!again.ok()) return "the canonical text does not parse: " + canonical;
  if (*again.tree != *parsed.tree) return "the canonical text means something else: " + canonical;
  if (print_query(*again.tree) != canonical) return "the canonical text is not canonical: " + canonical;
  return "";
}

}  // namespace warta::query_properties
